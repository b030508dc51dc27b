using System.Text;

namespace Fickian.Tests.Files;

/// <summary>NETZSCH measurements of a few values, written after the published layout.</summary>
internal sealed class NetzschWriter
{
    private static readonly byte[] Mark = [0x18, 0xFC, 0xFF, 0xFF, 0x03, 0x80, 0x01];
    private static readonly byte[] BehindField = [0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x0C, 0x00, 0x17, 0xFC, 0xFF, 0xFF];
    private static readonly byte[] End = [0x01, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01, 0x00, 0x00];

    private readonly List<byte> records = [];

    public NetzschWriter Table(int category, int reference) => Record(category, [0x1A, 0x80, 0x01, 0x01, 0x80, 0x02, 0x00, 0x00, 0x80, .. Bits((ushort)reference)]);

    public NetzschWriter Text(int field, string text) => Record(field, [0x1F, 0x80, 0x01, 0xFF, 0xFE, 0xFF, (byte)text.Length, .. Encoding.Unicode.GetBytes(text)]);

    public NetzschWriter Number(int field, double value) => Record(field, [0x05, 0x80, 0x01, .. BitConverter.GetBytes(value)]);

    public NetzschWriter Number(int field, int value) => Record(field, [0x03, 0x80, 0x01, .. BitConverter.GetBytes(value)]);

    public NetzschWriter Channel(int category, params float[][] segments)
    {
        Table(category, 0x2B22);
        foreach (var segment in segments)
            Table(0x7530, 0x2B23).Record(0x0F3D, [0x04, 0xA0, 0x01, .. BitConverter.GetBytes((uint)segment.Length), .. segment.SelectMany(BitConverter.GetBytes)]);
        return this;
    }

    public byte[] Stream(int number)
    {
        const int Start = 502;
        List<byte> stream = [0, 0, .. "Netzsch TA file"u8];
        stream.AddRange(new byte[0x50 - stream.Count]);
        stream.AddRange([0xFF, 0xFF, .. Bits((ushort)number), .. BitConverter.GetBytes((uint)Start), .. BitConverter.GetBytes((uint)records.Count), 0, 0, 0xFF, 0xFF, 0, 0]);
        stream.AddRange(new byte[Start - stream.Count]);
        return [.. stream, .. records];
    }

    /// <summary>Two runs of three values in two segments: a sample of 5 mg and its correction.</summary>
    public static byte[] TwoRuns()
    {
        var notes = new NetzschWriter()
            .Table(0x7530, 0x2AFB).Text(0x0840, "glass").Number(0x0C9E, 5.0)
            .Table(0x1775, 0x2AFC).Text(0x1059, "STA").Text(0x106D, "Version 1")
            .Table(0x1772, 0x2AFA).Text(0x0835, "NN").Number(0x083E, 1_700_000_000)
            .Table(0x1859, 0x2BD2).Text(0x1135, "UTC")
            .Table(0x7530, 0x2AFB).Text(0x0840, "empty").Number(0x0C9E, -1000.0);
        var channels = new NetzschWriter();
        for (var run = 0; run < 2; run++)
            channels.Channel(0x178C, [0, 0.5f], [1]).Channel(0x178D, [25, 30], [35]).Channel(0x1790, [0, -1 + run], [-2 + run]);
        return SampleFiles.Zip(new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["Streams/stream_1.table"] = notes.Stream(1),
            ["Streams/stream_2.table"] = channels.Stream(2),
            ["Streams/stream_3.table"] = new NetzschWriter().Channel(0x7533, [7, 8], [9]).Stream(3),
        });
    }

    private NetzschWriter Record(int field, byte[] value)
    {
        records.AddRange([.. Mark, .. Bits((ushort)field), .. BehindField, .. value, .. End]);
        return this;
    }

    private static byte[] Bits(ushort value) => BitConverter.GetBytes(value);
}
