namespace Fickian.Files;

/// <summary>Blocks of the binary files of PerkinElmer: <c>PEPE</c>, a description of 40 bytes, then blocks of a number, a size and bytes, some of them inside others.</summary>
/// <remarks>All numbers are little-endian: uint16 number, int32 size. A member inside a block may begin with a type code of two bytes.</remarks>
internal static class PerkinElmerBlocks
{
    /// <summary>Bytes before the first block.</summary>
    public const int Start = 44;

    private const int Head = 6;
    private const int Most = 2_000_000;

    /// <summary>The description that follows the signature; null if there is no signature.</summary>
    public static string? Description(FileSource source)
    {
        var head = source.Head(Start);
        return head.Length == Start && head.Span.StartsWith("PEPE"u8) ? new ByteView(source, head).Text(4, 40) : null;
    }

    /// <summary>The blocks of a stretch of the file, one after the other.</summary>
    /// <param name="source">The file, for messages.</param>
    /// <param name="view">Its bytes.</param>
    /// <param name="from">Offset of the first block.</param>
    /// <param name="to">Offset behind the last.</param>
    /// <exception cref="DataFileException">A block reaches beyond the stretch.</exception>
    public static List<(int Number, int At, int Size)> In(FileSource source, ByteView view, int from, int to)
    {
        List<(int, int, int)> blocks = [];
        while (to - from >= Head)
        {
            var (number, size) = (view.UInt16(from), view.Int32(from + 2));
            from += Head;
            if (size < 0 || size > to - from)
                throw source.Wrong($"offset {from - Head}", $"block {number} of at most {to - from} bytes was expected and {size} was found; the file is truncated or damaged, copy it again.");
            if (blocks.Count == Most)
                throw source.Wrong($"offset {from - Head}", $"at most {Most} blocks were expected and more were found; the file is damaged.");
            blocks.Add((number, from, size));
            from += size;
        }

        return blocks;
    }
}
