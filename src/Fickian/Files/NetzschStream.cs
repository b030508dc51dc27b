using System.Collections.Immutable;
using System.Text;

namespace Fickian.Files;

/// <summary>A stream of a NETZSCH measurement: its main section as records.</summary>
/// <remarks>The end of a value follows from its type: the mark that begins a record also occurs inside arrays.</remarks>
internal sealed class NetzschStream
{
    private const int Directory = 0x50;
    private const int EntrySize = 14;
    private const int MostEntries = 1000;
    private const byte Table = 0x1A;
    private const byte TextType = 0x1F;

    private static readonly byte[] Mark = [0x18, 0xFC, 0xFF, 0xFF, 0x03, 0x80, 0x01];
    private static readonly byte[] BehindField = [0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x0C, 0x00, 0x17, 0xFC, 0xFF, 0xFF];
    private static readonly byte[] BeforeReference = [0x02, 0x00, 0x00, 0x80];

    private readonly ByteView view;
    private readonly int number;

    public NetzschStream(FileSource source, byte[] bytes, int number)
    {
        (view, this.number) = (new ByteView(source, bytes), number);
        if (bytes.Length < Directory || !bytes.AsSpan(2).StartsWith("Netzsch TA file"u8))
            throw source.Wrong($"stream {number}", "a stream that begins with 'Netzsch TA file' was expected and it begins otherwise; copy the file again.");
        var (start, end) = Main(source);
        Records = [.. Read(bytes, start, end)];
    }

    /// <summary>Records of the main section, in their order.</summary>
    public ImmutableArray<NetzschRecord> Records { get; }

    /// <summary>Number in a record; NaN if it holds none.</summary>
    public double Number(NetzschRecord record) => record switch
    {
        { IsArray: true } or { IsTable: true } => double.NaN,
        { Type: 2 } => view.UInt16(record.At),
        { Type: 3 } => view.Int32(record.At),
        { Type: 4 } => view.Single(record.At),
        { Type: 5 } => view.Double(record.At),
        _ => double.NaN,
    };

    /// <summary>Text in a record; empty if it holds none.</summary>
    public string Text(NetzschRecord record) => record is { Type: TextType, IsTable: false }
        ? (IsWide(record.At) ? Encoding.Unicode : Encoding.UTF8).GetString(view.Slice(record.At + 4, record.Count - 4))
        : "";

    /// <summary>Numbers of an array.</summary>
    public double[] Numbers(NetzschRecord record)
    {
        if (record.Type == 4)
            return Array.ConvertAll(view.Singles(record.At, record.Count), v => (double)v);
        var values = new double[record.Type == 5 ? record.Count : 0];
        for (var i = 0; i < values.Length; i++)
            values[i] = view.Double(record.At + (8 * i));
        return values;
    }

    private (int Start, int End) Main(FileSource source)
    {
        for (var i = 0; i < MostEntries && Directory + ((i + 1) * EntrySize) <= view.Length; i++)
        {
            var at = Directory + (i * EntrySize);
            if (view.UInt16(at) != 0xFFFF || view.UInt16(at + 2) == 0)
                break;
            var (offset, size) = ((long)view.UInt32(at + 4), (long)view.UInt32(at + 8));
            if (view.UInt16(at + 2) != number)
                continue;
            view.Slice(offset, size, $"section {number}");
            return ((int)offset, (int)(offset + size));
        }

        throw source.Wrong($"stream {number}", $"a section {number} was expected in its directory and none was found; copy the file again.");
    }

    private IEnumerable<NetzschRecord> Read(byte[] bytes, int start, int end)
    {
        for (var at = start; at < end;)
        {
            var found = bytes.AsSpan(at, end - at).IndexOf(Mark);
            if (found < 0 || at + found + 24 > end)
                yield break;
            at += found;
            if (!bytes.AsSpan(at + 9).StartsWith(BehindField))
            {
                at++;
                continue;
            }

            var (field, type, value) = (view.UInt16(at + 7), bytes[at + 21], at + 22);
            var (record, next) = type == Table ? TableAt(bytes, field, value, end) : ValueAt(field, type, value, end);
            if (record is { } known)
                yield return known;
            at = Math.Max(next, at + 1);
        }
    }

    private (NetzschRecord? Record, int Next) TableAt(byte[] bytes, int field, int value, int end)
    {
        var window = bytes.AsSpan(value, Math.Min(64, end - value));
        var mark = window.IndexOf(BeforeReference);
        return mark < 0 || mark + 6 > window.Length ? (null, value) : (new(field, Table, value, 0, false, view.UInt16(value + mark + 4)), value + mark + 6);
    }

    private (NetzschRecord? Record, int Next) ValueAt(int field, byte type, int value, int end)
    {
        var kind = view.UInt16(value);
        long at = value + 2;
        var isArray = kind == 0x01A0;
        if (!isArray && kind != 0x0180)
            return (null, value);
        long count = 1;
        if (isArray)
        {
            if (at + 4 > end)
                return (null, value);
            count = view.UInt32(at);
            at += 4;
        }

        var size = type switch { 0 => 0, 2 => 2, 3 or 4 => 4, 5 or 0x14 => 8, 0x10 or 0x48 => 16, TextType when !isArray => TextSize(at, end), _ => -1 };
        if (size < 0 || at + (count * size) > end)
            return (null, value);
        return (new(field, type, (int)at, type == TextType ? (int)size : (int)count, isArray, -1), (int)(at + (count * size)));
    }

    private bool IsWide(long at) => view.Byte(at) == 0xFF && view.Byte(at + 1) == 0xFE && view.Byte(at + 2) == 0xFF;

    // Length of a text with what precedes it: 'FF FE FF', a byte and UTF-16, or four bytes and UTF-8.
    private long TextSize(long at, int end) => at + 4 > end ? -1 : IsWide(at) ? 4 + (2 * view.Byte(at + 3)) : 4L + view.UInt32(at);
}
