using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Fickian.Files;

/// <summary>One sub-file of an SPC file: a head of 32 bytes, then its ordinates.</summary>
/// <remarks>
/// y = n · 2^(e − 32) for int32, n · 2^(e − 16) for int16, y as it is for float32 (e = −128); e is signed and that of the head of the file if there is only one sub-file, the sub-file's own if there are several.
/// Old files store an int32 as two 16-bit words, the high one first.
/// </remarks>
/// <param name="At">Where its head begins, bytes.</param>
/// <param name="OrdinatesAt">Where its ordinates begin, bytes.</param>
/// <param name="Points">Number of ordinates.</param>
/// <param name="Exponent">Exponent that holds for them.</param>
internal readonly record struct SpcSubFile(long At, long OrdinatesAt, int Points, int Exponent)
{
    public const int HeadSize = 32;
    public const int SinglePrecision = -128;

    /// <summary>Bytes of one ordinate.</summary>
    public static int Width(SpcHeader header) => header.Short ? sizeof(short) : sizeof(int);

    /// <summary>The sub-file at a place.</summary>
    public static SpcSubFile Read(ByteView view, SpcHeader header, long at, int points, long ordinatesAt) =>
        new(at, ordinatesAt, points, header.Multiple ? (sbyte)view.Byte(at + 1) : header.Exponent);

    /// <summary>Position of a sub-file along z.</summary>
    public float Plane(ByteView view) => view.Single(At + 4);

    /// <summary>Position of the next sub-file along z.</summary>
    public float NextPlane(ByteView view) => view.Single(At + 8);

    /// <summary>Ordinates in single precision, as a series holds them.</summary>
    public void Decode(ByteView view, SpcHeader header, Span<float> into)
    {
        if (IsSingle(header))
        {
            view.Singles(OrdinatesAt, Points, "ordinates").CopyTo(into);
            return;
        }

        var doubles = Decode(view, header);
        for (var i = 0; i < doubles.Length; i++)
            into[i] = (float)doubles[i];
    }

    /// <summary>Ordinates, [points].</summary>
    public double[] Decode(ByteView view, SpcHeader header)
    {
        var bytes = view.Slice(OrdinatesAt, (long)Points * Width(header), "ordinates");
        var values = new double[Points];
        if (IsSingle(header))
        {
            var singles = view.Singles(OrdinatesAt, Points, "ordinates");
            for (var i = 0; i < values.Length; i++)
                values[i] = singles[i];
            return values;
        }

        var scale = Math.ScaleB(1, Exponent - (8 * Width(header)));
        for (var i = 0; i < values.Length; i++)
            values[i] = scale * Integer(bytes, header, i);
        return values;
    }

    private bool IsSingle(SpcHeader header) => Exponent == SinglePrecision && !header.Short;

    private static int Integer(ReadOnlySpan<byte> bytes, SpcHeader header, int i)
    {
        if (header.Short)
        {
            var word = bytes[(2 * i)..];
            return header.BigEndian ? BinaryPrimitives.ReadInt16BigEndian(word) : BinaryPrimitives.ReadInt16LittleEndian(word);
        }

        var value = MemoryMarshal.Read<int>(bytes[(4 * i)..]);
        return header.IsOld ? (int)uint.RotateLeft((uint)value, 16) : header.BigEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
    }
}
