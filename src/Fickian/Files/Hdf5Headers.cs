namespace Fickian.Files;

/// <summary>Superblock and object headers of an HDF5 file.</summary>
/// <remarks>
/// Superblock versions 0 to 3 with offsets and lengths of 8 bytes, object headers of versions 1 and 2. What is read of structure is counted: a file that leads in circles comes to an end.
/// Source: HDF5 File Format Specification, version 3.0.
/// </remarks>
internal sealed class Hdf5Headers
{
    private const int MostMessages = 10_000;
    private const int MostContinuations = 256;
    private readonly FileSource source;
    private readonly long start;
    private long bytesLeft;
    private long blocksLeft;

    public Hdf5Headers(FileSource source, long start)
    {
        (this.source, this.start) = (source, start);
        bytesLeft = (16L << 20) + (2 * source.Length);
        blocksLeft = 100_000 + (source.Length / 256);
        var head = Block(0, Math.Min(96, source.Length - start));
        var version = head.Byte(8);
        if (version > 3)
            throw source.Wrong("", $"an HDF5 superblock of version 0 to 3 was expected and {version} was found; repack the file with h5repack.");
        var sizes = version < 2 ? 13 : 9;
        if ((head.Byte(sizes), head.Byte(sizes + 1)) != (8, 8))
            throw source.Wrong("", $"offsets and lengths of 8 bytes were expected and {head.Byte(sizes)} and {head.Byte(sizes + 1)} were found; repack the file with h5repack.");
        Root = head.Int64(version switch { 0 => 64, 1 => 68, _ => 36 });
    }

    public FileSource Source => source;

    /// <summary>Address of the root group's object header.</summary>
    public long Root { get; }

    /// <summary>Offset in the file of an address.</summary>
    public long Place(long address) => address >= 0 && address <= source.Length ? start + address : throw source.Wrong($"address {address}", $"a place within the file's {source.Length} bytes was expected; the file is truncated or damaged, copy it again.");

    /// <summary>A stretch of the file's structure.</summary>
    public ByteView Block(long address, long count)
    {
        source.Require(Place(address), count, "structure");
        if (--blocksLeft < 0 || (bytesLeft -= count) < 0)
            throw source.Wrong($"address {address}", "a structure that ends was expected and the file leads in circles; it is damaged, copy it again.");
        var bytes = new byte[count];
        source.Read(Place(address), bytes);
        return new(source, bytes);
    }

    /// <summary>The group or data set whose object header stands at an address.</summary>
    public Hdf5Node Node(string name, long address)
    {
        List<Hdf5Message> messages = [];
        var head = Block(address, 16);
        if (head.Slice(0, 4).SequenceEqual("OHDR"u8))
            Version2(address, messages);
        else if (head.Byte(0) == 1)
            Messages(Block(address + 16, head.UInt32(8)), new(0, head.UInt32(8), 1, false, 0), messages);
        else
            throw source.Wrong($"address {address}", "an object header was expected and none was found; the file is damaged, copy it again.");
        return new(name, address, messages);
    }

    private void Version2(long address, List<Hdf5Message> messages)
    {
        var head = Block(address, 48 < source.Length - Place(address) ? 48 : source.Length - Place(address));
        var flags = head.Byte(5);
        var at = 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
        var size = (flags & 3) switch { 0 => head.Byte(at), 1 => head.UInt16(at), 2 => head.UInt32(at), _ => head.Int64(at) };
        Messages(Block(address + at + (1 << (flags & 3)), size), new(0, size, 2, (flags & 4) != 0, 0), messages);
    }

    /// <summary>Where messages begin and end in a block, how they are written, and how many blocks led to it.</summary>
    private sealed record Part(long At, long End, int Version, bool Ordered, int Depth);

    private void Messages(ByteView block, Part part, List<Hdf5Message> messages)
    {
        var (at, end, version, ordered, depth) = part;
        if (depth > MostContinuations)
            throw source.Wrong("", $"at most {MostContinuations} continuations of an object header were expected and the file leads in circles; it is damaged, copy it again.");
        var head = version == 1 ? 8 : ordered ? 6 : 4;
        while (at + head <= end)
        {
            var kind = version == 1 ? block.UInt16(at) : block.Byte(at);
            long size = block.UInt16(version == 1 ? at + 2 : at + 1);
            var body = new ByteView(source, block.Slice(at + head, size, "a message").ToArray());
            at += head + size;
            if (messages.Count >= MostMessages)
                throw source.Wrong("", $"at most {MostMessages} messages in an object header were expected; the file is damaged, copy it again.");
            if (kind != Hdf5Message.Continuation)
            {
                messages.Add(new(kind, body));
                continue;
            }

            // A continuation of version 2 begins with a signature and ends in a checksum.
            var (next, length) = (body.Int64(0), body.Int64(8));
            if (version == 1)
                Messages(Block(next, length), part with { At = 0, End = length, Depth = depth + 1 }, messages);
            else if (length >= 8)
                Messages(Block(next, length), part with { At = 4, End = length - 4, Depth = depth + 1 }, messages);
        }
    }
}
