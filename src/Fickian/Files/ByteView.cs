using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Fickian.Files;

/// <summary>Numbers and texts at places of a file held in memory, each checked against its end.</summary>
/// <param name="source">The file, for messages.</param>
/// <param name="bytes">Its bytes.</param>
/// <param name="bigEndian">Whether the most significant byte comes first.</param>
internal readonly struct ByteView(FileSource source, ReadOnlyMemory<byte> bytes, bool bigEndian = false)
{
    public FileSource Source => source;

    public int Length => bytes.Length;

    public byte Byte(long at) => Slice(at, 1)[0];

    public short Int16(long at) => bigEndian ? BinaryPrimitives.ReadInt16BigEndian(Slice(at, 2)) : BinaryPrimitives.ReadInt16LittleEndian(Slice(at, 2));

    public ushort UInt16(long at) => (ushort)Int16(at);

    public int Int32(long at) => bigEndian ? BinaryPrimitives.ReadInt32BigEndian(Slice(at, 4)) : BinaryPrimitives.ReadInt32LittleEndian(Slice(at, 4));

    public uint UInt32(long at) => (uint)Int32(at);

    public long Int64(long at) => bigEndian ? BinaryPrimitives.ReadInt64BigEndian(Slice(at, 8)) : BinaryPrimitives.ReadInt64LittleEndian(Slice(at, 8));

    public float Single(long at) => BitConverter.Int32BitsToSingle(Int32(at));

    public double Double(long at) => BitConverter.Int64BitsToDouble(Int64(at));

    /// <summary>A stretch of bytes.</summary>
    public ReadOnlySpan<byte> Slice(long at, long count, string what = "data")
    {
        if (at < 0 || count < 0 || at > bytes.Length || count > bytes.Length - at)
            throw source.Wrong($"offset {at}", $"{count} bytes of {what} were expected and {Math.Max(0, bytes.Length - Math.Max(0, at))} of {bytes.Length} remain; the file is truncated or damaged, copy it again.");
        return bytes.Span.Slice((int)at, (int)count);
    }

    /// <summary>Single-precision numbers one after the other.</summary>
    public float[] Singles(long at, long count, string what = "data")
    {
        var from = Slice(at, Bytes(count, sizeof(float)), what);
        var values = new float[count];
        from.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        if (bigEndian == BitConverter.IsLittleEndian)
        {
            var words = MemoryMarshal.Cast<float, int>(values.AsSpan());
            BinaryPrimitives.ReverseEndianness(words, words);
        }

        return values;
    }

    /// <summary>Text of a fixed field in Latin-1, up to its first zero byte, without blanks at its ends.</summary>
    public string Text(long at, long count)
    {
        var field = Slice(at, count, "text");
        var end = field.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? field : field[..end]).Trim();
    }

    // A count from a hostile file may be anything; its size in bytes must not wrap around.
    private static long Bytes(long count, int size) => count is < 0 or > int.MaxValue ? long.MaxValue : count * size;
}
