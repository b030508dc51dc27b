using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Fickian.Files;

/// <summary>A type of number in a binary file.</summary>
/// <param name="Code">Number by which ENVI headers name it.</param>
/// <param name="Name">Name in words.</param>
/// <param name="Size">Bytes per number.</param>
/// <param name="IsExact">Whether every value fits into a single-precision number.</param>
/// <param name="Decode">Turns bytes in the order of this machine into single-precision numbers.</param>
internal sealed record NumberType(int Code, string Name, int Size, bool IsExact, NumberType.Decoder Decode)
{
    public delegate void Decoder(ReadOnlySpan<byte> from, Span<float> into);

    public static NumberType Single { get; } = new(4, "float32", 4, true, Convert<float>);

    private static readonly NumberType[] All =
    [
        new(1, "uint8", 1, true, Convert<byte>),
        new(2, "int16", 2, true, Convert<short>),
        new(3, "int32", 4, false, Convert<int>),
        Single,
        new(5, "float64", 8, false, Convert<double>),
        new(12, "uint16", 2, true, Convert<ushort>),
        new(13, "uint32", 4, false, Convert<uint>),
        new(14, "int64", 8, false, Convert<long>),
        new(15, "uint64", 8, false, Convert<ulong>),
    ];

    public static string Known => string.Join(", ", All.Select(t => $"{t.Code} ({t.Name})"));

    public static NumberType? Of(long code) => Array.Find(All, t => t.Code == code);

    /// <summary>Turns bytes of a file into numbers; the bytes are put into the order of this machine.</summary>
    public void Read(Span<byte> from, Span<float> into, bool bigEndian)
    {
        if (bigEndian == BitConverter.IsLittleEndian)
            Reverse(from);
        Decode(from, into);
    }

    private void Reverse(Span<byte> bytes)
    {
        switch (Size)
        {
            case 2:
                var shorts = MemoryMarshal.Cast<byte, short>(bytes);
                BinaryPrimitives.ReverseEndianness(shorts, shorts);
                break;
            case 4:
                var words = MemoryMarshal.Cast<byte, int>(bytes);
                BinaryPrimitives.ReverseEndianness(words, words);
                break;
            case 8:
                var longs = MemoryMarshal.Cast<byte, long>(bytes);
                BinaryPrimitives.ReverseEndianness(longs, longs);
                break;
        }
    }

    private static void Convert<T>(ReadOnlySpan<byte> from, Span<float> into)
        where T : unmanaged, INumberBase<T>
    {
        var values = MemoryMarshal.Cast<byte, T>(from);
        for (var i = 0; i < values.Length; i++)
            into[i] = float.CreateTruncating(values[i]);
    }
}
