using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>Version 2: a header of 256 bytes, then ranges with headers of their own length.</summary>
/// <remarks>File: ranges uint16 +4, date +168 (20), anode +188 (2), λ1 +190, λ2 +194, ratio +198. Range: header length uint16 +0, steps uint16 +2, time +8, step +12, start 2θ +16.</remarks>
internal static class BrukerRaw2
{
    private const int Header = 256;
    private const int ShortestRange = 48;

    public static ImmutableArray<IDataSet> Ranges(ByteView bytes)
    {
        var sets = ImmutableArray.CreateBuilder<IDataSet>();
        var count = bytes.UInt16(4);
        long at = Header;
        for (var i = 0; i < count; i++)
        {
            var (header, steps) = (bytes.UInt16(at), bytes.UInt16(at + 2));
            if (header < ShortestRange)
                throw bytes.Source.Wrong($"offset {at}", $"a range header of at least {ShortestRange} bytes was expected and {header} was found; the file is damaged.");
            var range = new BrukerRawRange(bytes.Single(at + 16), bytes.Single(at + 12), steps, bytes.Single(at + 8), at + header)
            {
                Wavelengths = (bytes.Single(190), bytes.Single(194), bytes.Single(198)),
                Notes = [new("date", bytes.Text(168, 20)), new("anode", bytes.Text(188, 2))],
            };
            sets.Add(range.Read(bytes, sets.Count + 1));
            at += header + (4L * steps);
        }

        return sets.ToImmutable();
    }
}
