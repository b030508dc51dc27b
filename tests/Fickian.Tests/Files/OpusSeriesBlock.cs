using Fickian.Files;

namespace Fickian.Tests.Files;

/// <summary>Writes the block of an OPUS file that holds many spectra, by its published layout.</summary>
internal static class OpusSeriesBlock
{
    /// <summary>A block of many spectra: head, store table, spectra with their info records.</summary>
    public static byte[] Of(int announced, float[][] spectra, double[] times, int pairs = 1)
    {
        const int Record = 152;
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        foreach (var word in new[] { 0, announced, 24 + (8 * pairs), 4 * spectra[0].Length, Record, pairs })
            writer.Write(word);
        for (var i = 0; i < pairs; i++)
            writer.Write(((long)announced << 32) | 1);
        foreach (var (spectrum, i) in spectra.Select((s, i) => (s, i)))
        {
            writer.Write(OpusWriter.Singles(spectrum));
            var record = new byte[Record];
            BitConverter.TryWriteBytes(record.AsSpan(12), spectrum.Length);
            BitConverter.TryWriteBytes(record.AsSpan(104), 1.0);
            BitConverter.TryWriteBytes(record.AsSpan(136), times[i]);
            BitConverter.TryWriteBytes(record.AsSpan(144), times[i] + 0.5);
            writer.Write(record);
        }

        return stream.ToArray();
    }
}
