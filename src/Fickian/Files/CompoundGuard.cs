using System.Buffers.Binary;

namespace Fickian.Files;

/// <summary>Looks at a compound document (the container of <c>.xls</c>) before a package that trusts its sizes opens it.</summary>
/// <remarks>Counts of sectors in the head and the sizes of its streams must fit into the file, and one stream must be called Workbook or Book: other programs keep their data in such containers too.</remarks>
internal static class CompoundGuard
{
    private const int Head = 512;
    private const int Entry = 128;
    private const int SectorShift = 0x1E;
    private const int StreamSize = 0x78;
    private const int NameLength = 0x40;

    // Numbers of sectors that hold the allocation table, the table of small streams and the further list of the first.
    private static readonly int[] Counts = [0x2C, 0x40, 0x48];

    private static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Whether bytes begin as a compound document does.</summary>
    public static bool Recognises(ReadOnlySpan<byte> head) => head.StartsWith(Signature);

    /// <summary>Whether a compound document holds a workbook and its sizes fit into it.</summary>
    public static bool HoldsWorkbook(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 3 * Head || BinaryPrimitives.ReadUInt16LittleEndian(bytes[SectorShift..]) is not (9 or 12))
            return false;
        var sectors = bytes.Length >> BinaryPrimitives.ReadUInt16LittleEndian(bytes[SectorShift..]);
        foreach (var at in Counts)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) > sectors)
                return false;
        }

        var found = false;
        for (var at = Head; at + Entry <= bytes.Length; at += Entry)
        {
            var entry = bytes.Slice(at, Entry);
            var workbook = Named(entry, "W\0o\0r\0k\0b\0o\0o\0k\0\0\0"u8) || Named(entry, "B\0o\0o\0k\0\0\0"u8);
            if ((workbook || Named(entry, "R\0o\0o\0t\0 \0E\0n\0t\0r\0y\0\0\0"u8)) && BinaryPrimitives.ReadUInt32LittleEndian(entry[StreamSize..]) > bytes.Length)
                return false;
            found |= workbook;
        }

        return found;
    }

    private static bool Named(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> name) => BinaryPrimitives.ReadUInt16LittleEndian(entry[NameLength..]) == name.Length && entry.StartsWith(name);
}
