namespace Fickian.Files;

/// <summary>Type of the values of an HDF5 data set or attribute.</summary>
/// <param name="Class">0 whole numbers, 1 floating point, 3 text of fixed length, 9 of variable length.</param>
/// <param name="Size">Bytes per value.</param>
/// <param name="BigEndian">Whether the most significant byte comes first.</param>
/// <param name="Signed">Whether whole numbers have a sign.</param>
internal sealed record Hdf5Type(int Class, int Size, bool BigEndian, bool Signed)
{
    public bool IsText => Class is 3 or 9;

    /// <summary>How the numbers are decoded; null if they are none that are known.</summary>
    public NumberType? Number => (Class, Size, Signed) switch
    {
        (0, 1, false) => NumberType.Of(1),
        (0, 1, true) => NumberType.SignedByte,
        (0, 2, true) => NumberType.Of(2),
        (0, 4, true) => NumberType.Of(3),
        (0, 8, true) => NumberType.Of(14),
        (0, 2, false) => NumberType.Of(12),
        (0, 4, false) => NumberType.Of(13),
        (0, 8, false) => NumberType.Of(15),
        (1, 4, _) => NumberType.Single,
        (1, 8, _) => NumberType.Of(5),
        _ => null,
    };

    public static Hdf5Type Of(ByteView message)
    {
        var kind = message.Byte(0) & 0x0F;
        var bits = message.Byte(1);

        // An enumeration is the whole numbers that it names; Boolean values are stored so.
        if (kind == 8 && message.Length >= 16)
            return Of(new(message.Source, message.Slice(8, message.Length - 8).ToArray()));
        var size = message.Int32(4);
        return kind == 9 && (bits & 0x0F) != 1 ? new(-1, size, false, false) : new(kind, size, (bits & 1) != 0, (bits & 8) != 0);
    }

    /// <summary>Extents of a dataspace; none for a single value.</summary>
    public static long[] Shape(FileSource source, ByteView message)
    {
        int rank = message.Byte(1);
        if (rank > 32)
            throw source.Wrong("", $"at most 32 dimensions were expected and {rank} were found; the file is damaged, copy it again.");
        var at = message.Byte(0) == 1 ? 8 : 4;
        if (message.Byte(0) != 1 && message.Byte(3) == 2)
            return [0];
        return [.. Enumerable.Range(0, rank).Select(i => message.Int64(at + (8 * i)))];
    }
}
