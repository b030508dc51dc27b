namespace Fickian.Files;

/// <summary>Directory of an OPUS file: its version and its blocks.</summary>
/// <remarks>
/// Little endian. Header of 24 bytes: magic 0A 0A FE FE, float64 version, int32 offset of the directory, int32 capacity, int32 number of entries.
/// An entry has 12 bytes: type word, int32 size in 4-byte words, int32 offset; offset 0 ends the list.
/// </remarks>
internal sealed record OpusDirectory(double Version, IReadOnlyList<OpusBlock> Blocks)
{
    private const int HeaderSize = 24;
    private const int EntrySize = 12;
    private const int MostBlocks = 10_000;

    private static ReadOnlySpan<byte> Magic => [0x0A, 0x0A, 0xFE, 0xFE];

    public static bool Begins(FileSource source) => source.Length >= HeaderSize && source.Head(4).Span.SequenceEqual(Magic);

    public static OpusDirectory Read(FileSource source)
    {
        var header = new byte[HeaderSize];
        source.Read(0, header);
        var (version, offset, count) = (BitConverter.ToDouble(header, 4), BitConverter.ToInt32(header, 12), BitConverter.ToInt32(header, 20));
        if (count is < 1 or > MostBlocks)
            throw source.Wrong("offset 20", $"a directory of 1 to {MostBlocks} blocks was expected and {count} were found; the file is damaged, copy it again.");
        source.Require(offset, (long)count * EntrySize, "directory");
        var entries = new byte[count * EntrySize];
        source.Read(offset, entries);
        List<OpusBlock> blocks = [];
        for (var at = 0; at < entries.Length && BitConverter.ToInt32(entries, at + 8) != 0; at += EntrySize)
            blocks.Add(new(BitConverter.ToUInt32(entries, at), BitConverter.ToInt32(entries, at + 8), 4L * BitConverter.ToInt32(entries, at + 4)));
        // Blocks do not overlap, so all of them together fit into the file; without this bound a small file could ask for its own length ten thousand times.
        var total = blocks.Where(b => !b.IsDeleted).Sum(b => Math.Max(0, b.Size));
        if (total > source.Length)
            throw source.Wrong($"offset {offset}", $"blocks of at most {source.Length} bytes in all were expected and the directory names {total}; the file is truncated or damaged, copy it again.");
        return new(version, blocks);
    }

    /// <summary>The blocks in words, for messages: what we need to hear about a file that cannot be read.</summary>
    public string InWords() => string.Join("; ", Blocks.Take(40));
}
