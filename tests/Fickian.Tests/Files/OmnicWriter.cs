using System.Text;

namespace Fickian.Tests.Files;

/// <summary>Writes OMNIC files of the described layout, for kinds of which no file is at hand.</summary>
internal sealed class OmnicWriter(bool extended)
{
    private readonly List<(int Key, byte[] Bytes, int OfMap, int Record)> blocks = [];

    public OmnicWriter Block(int key, byte[] bytes, int ofMap = 1, int record = 0)
    {
        blocks.Add((key, bytes, ofMap, record));
        return this;
    }

    public static byte[] Head(int points, uint abscissa = 1, uint value = 17, float first = 4000, float last = 800)
    {
        var head = new byte[140];
        Put(head, 4, points);
        Put(head, 8, (int)abscissa);
        Put(head, 12, (int)value);
        BitConverter.TryWriteBytes(head.AsSpan(16), first);
        BitConverter.TryWriteBytes(head.AsSpan(20), last);
        Put(head, 36, 64);
        return head;
    }

    public static byte[] Singles(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    /// <summary>Title and time of a spectrum.</summary>
    public static byte[] Title(string text, uint time) => [.. Padded(text, 256), .. BitConverter.GetBytes(time), 0, 0, 0, 0];

    /// <summary>All spectra of a map or series.</summary>
    public static byte[] Spectra(byte[] head, float[][] spectra)
    {
        List<byte> bytes = [.. head, .. new byte[196 - head.Length]];
        foreach (var (spectrum, i) in spectra.Select((s, i) => (s, i)))
        {
            bytes.AddRange(new byte[16]);
            bytes.AddRange(Padded($"Spectrum {i + 1} of {spectra.Length}", 84));
            bytes.AddRange(Singles(spectrum));
        }

        return [.. bytes];
    }

    /// <summary>List of positions, µm.</summary>
    public static byte[] Positions(params (float X, float Y)[] positions) =>
        [.. BitConverter.GetBytes((ushort)positions.Length), 2, 0, 0, 0, .. positions.SelectMany(p => Singles(p.X, p.Y)), 0, 0];

    /// <summary>Layout of a map: corners and pitches at 66, two words that stand apart.</summary>
    public static byte[] Layout(float[] corners, int count, int wordsApart = 66)
    {
        var layout = new byte[400];
        Padded("test map", 64).CopyTo(layout, 2);
        Singles(corners).CopyTo(layout, 66);
        Put(layout, 90, count);
        "Position (um)"u8.CopyTo(layout.AsSpan(156));
        "Position (um)"u8.CopyTo(layout.AsSpan(156 + wordsApart));
        return layout;
    }

    /// <summary>Layout of a time series, min.</summary>
    public static byte[] Times(float first, float last, int count)
    {
        var layout = new byte[264];
        Padded("test series", 64).CopyTo(layout, 2);
        Singles((last - first) / Math.Max(1, count - 1), last, first).CopyTo(layout, 66);
        Put(layout, 90, count);
        return layout;
    }

    /// <summary>A map or series of spectra of four points; each value names its spectrum and its point.</summary>
    public static OmnicWriter Numbered(byte[] layout, int count) =>
        new OmnicWriter(extended: true).Block(325, layout)
            .Block(301, Spectra(Head(4), [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, 4).Select(k => (float)((100 * i) + k)).ToArray())]));

    public byte[] ToArray(string title = "test")
    {
        var entry = extended ? 22 : 16;
        var at = 304 + (entry * blocks.Count);
        var head = new byte[at];
        Encoding.Latin1.GetBytes(extended ? "Spectral Exte File\r\n" : "Spectral Data File\r\n").CopyTo(head, 0);
        Padded(title, 256).CopyTo(head, 30);
        BitConverter.TryWriteBytes(head.AsSpan(294), (ushort)blocks.Count);
        BitConverter.TryWriteBytes(head.AsSpan(296), 3784622058u);
        foreach (var (block, i) in blocks.Select((b, i) => (b, i)))
        {
            var place = 304 + (entry * i);
            BitConverter.TryWriteBytes(head.AsSpan(place), (short)block.Key);
            Put(head, place + 2, at);
            Put(head, place + (extended ? 10 : 6), block.Bytes.Length);
            if (extended)
            {
                Put(head, place + 14, block.OfMap);
                Put(head, place + 18, block.Record);
            }

            at += block.Bytes.Length;
        }

        return [.. head, .. blocks.SelectMany(b => b.Bytes)];
    }

    private static byte[] Padded(string text, int size)
    {
        var bytes = new byte[size];
        Encoding.Latin1.GetBytes(text).CopyTo(bytes, 0);
        return bytes;
    }

    private static void Put(byte[] bytes, int at, int value) => BitConverter.TryWriteBytes(bytes.AsSpan(at), value);
}
