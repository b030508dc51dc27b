namespace Fickian.Files;

/// <summary>The stream of parameters in an Agilent parameter file (.bsp, .dmt), which is an OLE compound document.</summary>
/// <remarks>
/// Sectors of 512 or 4096 bytes; a table of successors (FAT) links them; entries of 128 bytes name the streams. The wanted stream begins with a count and the word <c>Data</c>.
/// Chains are followed no further than the file has sectors, so that a circle of them ends.
/// Source: Microsoft, Compound File Binary File Format [MS-CFB].
/// </remarks>
internal static class AgilentDocument
{
    private const int LargestFile = 64 << 20;
    private const int EntrySize = 128;
    private const int StreamType = 2;
    private const int TableSectorsInHead = 109;
    private const uint LastSector = 0xFFFFFFFA;

    public static bool Begins(FileSource source) => source.Length is >= 1536 and <= LargestFile && source.Head(8).Span.SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>The stream put together from its sectors; null if there is none.</summary>
    public static byte[]? Parameters(ByteView file)
    {
        var shift = file.UInt16(30);
        if (shift is not (9 or 12))
            return null;
        var size = 1 << shift;
        var table = Table(file, size);
        var directory = Chain(file, size, table, file.UInt32(48), long.MaxValue);
        var smallest = file.UInt32(56);
        for (var at = 0; at + EntrySize <= directory.Length; at += EntrySize)
        {
            var (start, length) = (BitConverter.ToUInt32(directory, at + 116), BitConverter.ToInt64(directory, at + 120));
            if (directory[at + 66] != StreamType || length < smallest || length > file.Length)
                continue;
            if (Chain(file, size, table, start, 32) is { Length: >= 12 } head && head.AsSpan(8, 4).SequenceEqual("Data"u8))
                return Chain(file, size, table, start, length);
        }

        return null;
    }

    private static uint[] Table(ByteView file, int size)
    {
        var sectors = Math.Min(file.UInt32(44), TableSectorsInHead);
        List<uint> table = [];
        for (var i = 0; i < sectors; i++)
        {
            var at = Place(file.UInt32(76 + (4L * i)), size);
            for (var k = 0; k < size && at + k + 4 <= file.Length; k += 4)
                table.Add(file.UInt32(at + k));
        }

        return [.. table];
    }

    private static byte[] Chain(ByteView file, int size, uint[] table, uint sector, long length)
    {
        List<byte> bytes = [];
        var most = Math.Min(length, file.Length);
        for (var steps = 0; sector < LastSector && bytes.Count < most && steps <= file.Length / size; steps++)
        {
            var at = Place(sector, size);
            if (at >= file.Length)
                break;
            bytes.AddRange(file.Slice(at, Math.Min(Math.Min(size, file.Length - at), most - bytes.Count)));
            sector = sector < table.Length ? table[sector] : LastSector;
        }

        return [.. bytes];
    }

    // The head takes the place of the first sector.
    private static long Place(uint sector, int size) => (sector + 1L) * size;
}
