using System.IO.Compression;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Values of an HDF5 data set that is stored in chunks: plain, shuffled, deflated or with a checksum.</summary>
/// <remarks>Chunks found by a tree of version 1, as h5py writes by default, singly, one after the other, or by a fixed array without pages. Chunks that were never written are 0.</remarks>
internal sealed class Hdf5Chunks(Hdf5Headers headers)
{
    private const int DeepestTree = 16;
    private const long LargestChunk = 16L << 20;

    private FileSource Source => headers.Source;

    /// <summary>One chunk: where it stands in the data set, and where in the file.</summary>
    private sealed record Chunk(long[] First, long Address, long Bytes, uint Skipped);

    public Memory<float> Read(Hdf5Node set, ByteView layout, NumberType number, bool bigEndian, long[] shape, long count)
    {
        var extents = Extents(set, layout, number, shape);
        var size = extents.Aggregate(1L, (a, b) => a * b) * number.Size;
        var filters = Filters(set);
        var values = FloatStore.Allocate(count);
        values.Span.Clear();
        if (count == 0)
            return values;
        var block = new float[size / number.Size];
        foreach (var chunk in Chunks(set, layout, shape, extents, size, filters.Length > 0))
        {
            var bytes = headers.Block(chunk.Address, chunk.Bytes).Slice(0, chunk.Bytes).ToArray();
            for (var i = filters.Length - 1; i >= 0; i--)
            {
                if ((chunk.Skipped >> i & 1) == 0)
                    bytes = Unfiltered(set, filters[i], bytes, size, number.Size);
            }

            if (bytes.Length < size)
                throw Source.Wrong(set.Name, $"chunks of {size} bytes were expected and one of {bytes.Length} was found; the file is damaged, copy it again.");
            number.Read(bytes.AsSpan(0, (int)size), block, bigEndian);
            Place(block, chunk.First, extents, shape, values.Span);
        }

        return values;
    }

    // A chunk is larger than the data set by at most its own extent; both must be small enough to hold.
    private long[] Extents(Hdf5Node set, ByteView layout, NumberType number, long[] shape)
    {
        var old = layout.Byte(0) == 3;
        var rank = layout.Byte(old ? 2 : 3) - 1;
        int width = old ? 4 : layout.Byte(4);
        if (rank != shape.Length || width is < 1 or > 8)
            throw Source.Wrong(set.Name, $"chunks of {shape.Length} dimensions were expected and {rank} were found; the file is damaged, copy it again.");
        var extents = Enumerable.Range(0, rank).Select(i => Whole(layout, (old ? 11 : 5) + (i * width), width)).ToArray();
        Int128 size = number.Size;
        foreach (var extent in extents)
        {
            size *= extent;
            if (extent < 1 || size > LargestChunk)
                throw Source.Wrong(set.Name, $"chunks of at most {LargestChunk >> 20} MiB were expected and {string.Join(" × ", extents)} values were found; repack the file with smaller chunks.");
        }

        return extents;
    }

    private IEnumerable<Chunk> Chunks(Hdf5Node set, ByteView layout, long[] shape, long[] extents, long size, bool filtered)
    {
        if (layout.Byte(0) == 3)
            return layout.Int64(3) < 0 ? [] : Tree(layout.Int64(3), shape.Length, 0);
        var at = 5 + (layout.Byte(4) * (shape.Length + 1));
        var (flags, kind) = (layout.Byte(2), layout.Byte(at));
        return kind switch
        {
            1 when (flags & 2) != 0 => layout.Int64(at + 13) < 0 ? [] : [new(new long[shape.Length], layout.Int64(at + 13), layout.Int64(at + 1), layout.UInt32(at + 9))],
            1 => layout.Int64(at + 1) < 0 ? [] : [new(new long[shape.Length], layout.Int64(at + 1), size, 0)],
            2 => layout.Int64(at + 1) < 0 ? [] : Counted(shape, extents).Select((first, i) => new Chunk(first, layout.Int64(at + 1) + (i * size), size, 0)),
            3 => layout.Int64(at + 2) < 0 ? [] : FixedArray(set, layout.Int64(at + 2), shape, extents, size, filtered),
            _ => throw Source.Wrong(set.Name, $"chunks in a tree of version 1 or a fixed array were expected and an index of kind {kind} was found; repack the file with h5repack -H 0."),
        };
    }

    private IEnumerable<Chunk> Tree(long address, int rank, int depth)
    {
        var head = headers.Block(address, 24);
        if (depth > DeepestTree || !head.Slice(0, 4).SequenceEqual("TREE"u8) || head.Byte(4) != 1)
            throw Source.Wrong($"address {address}", "a tree of chunks was expected and none was found; the file is damaged, copy it again.");
        var (level, count) = (head.Byte(5), head.UInt16(6));
        var key = 16L + (8 * rank);
        var node = headers.Block(address + 24, (key + 8) * count);
        for (var i = 0; i < count; i++)
        {
            var at = i * (key + 8);
            var child = node.Int64(at + key);
            if (level > 0)
            {
                foreach (var chunk in Tree(child, rank, depth + 1))
                    yield return chunk;
                continue;
            }

            yield return new([.. Enumerable.Range(0, rank).Select(d => node.Int64(at + 8 + (8 * d)))], child, node.UInt32(at), node.UInt32(at + 4));
        }
    }

    private IEnumerable<Chunk> FixedArray(Hdf5Node set, long address, long[] shape, long[] extents, long size, bool filtered)
    {
        var head = headers.Block(address, 24);
        var (entry, pages, count, data) = (head.Byte(6), head.Byte(7), head.Int64(8), head.Int64(16));
        if (pages > 62 || count > 1L << pages || entry < (filtered ? 13 : 8))
            throw Source.Wrong(set.Name, $"an array of chunks without pages was expected and {count} entries were found; repack the file with h5repack -H 0.");
        var entries = headers.Block(data + 14, count * entry);
        return Counted(shape, extents).Take((int)Math.Min(int.MaxValue, count)).Select((first, i) => new Chunk(
            first,
            entries.Int64((long)i * entry),
            filtered ? Whole(entries, ((long)i * entry) + 8, entry - 12) : size,
            filtered ? entries.UInt32(((long)i * entry) + entry - 4) : 0)).Where(c => c.Address >= 0);
    }

    // First indices of all chunks, the last index fastest.
    private static IEnumerable<long[]> Counted(long[] shape, long[] extents)
    {
        var first = new long[shape.Length];
        while (true)
        {
            yield return (long[])first.Clone();
            var d = shape.Length - 1;
            for (; d >= 0 && (first[d] += extents[d]) >= shape[d]; d--)
                first[d] = 0;
            if (d < 0)
                yield break;
        }
    }

    private static int[] FilterIds(ByteView message)
    {
        var ids = new int[Math.Min((byte)32, message.Byte(1))];
        var at = message.Byte(0) == 1 ? 8L : 2L;
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = message.UInt16(at);
            var named = message.Byte(0) == 1 || ids[i] >= 256;
            int name = named ? message.UInt16(at + 2) : 0;
            int values = message.UInt16(at + (named ? 6 : 4));
            at += (named ? 8 : 6) + (message.Byte(0) == 1 ? (name + 7) / 8 * 8 : name) + (4 * values) + (message.Byte(0) == 1 && values % 2 == 1 ? 4 : 0);
        }

        return ids;
    }

    private static int[] Filters(Hdf5Node set) => set[Hdf5Message.Filters] is { } message ? FilterIds(message) : [];

    private byte[] Unfiltered(Hdf5Node set, int filter, byte[] bytes, long size, int item) => filter switch
    {
        1 => Inflated(set, bytes, size),
        2 => Unshuffled(bytes, item),
        3 => bytes.Length >= 4 ? bytes[..^4] : bytes,
        _ => throw Source.Wrong(set.Name, $"chunks that are plain, shuffled or deflated were expected and filter {filter} was found; repack the file with h5repack -f GZIP=4."),
    };

    private byte[] Inflated(Hdf5Node set, byte[] bytes, long size)
    {
        // A checksum of four bytes may follow the values.
        var into = new byte[size + 4];
        try
        {
            using var stream = new ZLibStream(new MemoryStream(bytes, writable: false), CompressionMode.Decompress);
            return into[..stream.ReadAtLeast(into, into.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException e)
        {
            throw new DataFileException(Source.Path, $"sound deflated chunks were expected in '{set.Name}' and one cannot be unpacked ({e.Message.TrimEnd('.')}); copy the file again.", e);
        }
    }

    // Shuffled bytes stand by significance: all first bytes of the values, then all second ones.
    private static byte[] Unshuffled(byte[] bytes, int item)
    {
        var count = bytes.Length / item;
        var into = (byte[])bytes.Clone();
        for (var b = 0; b < item; b++)
        {
            for (var i = 0; i < count; i++)
                into[(i * item) + b] = bytes[(b * count) + i];
        }

        return into;
    }

    private void Place(float[] block, long[] first, long[] extents, long[] shape, Span<float> values)
    {
        if (first.Where((f, d) => f < 0 || f >= shape[d]).Any())
            throw Source.Wrong("", "chunks inside their data set were expected and one lies outside; the file is damaged, copy it again.");
        var rank = shape.Length;
        var line = Math.Min(extents[^1], shape[^1] - first[^1]);
        for (long from = 0; from < block.Length; from += extents[^1])
        {
            var (rest, into, stride, inside) = (from / extents[^1], first[^1], shape[^1], true);
            for (var d = rank - 2; d >= 0; d--)
            {
                var index = first[d] + (rest % extents[d]);
                inside &= index < shape[d];
                into += index * stride;
                (rest, stride) = (rest / extents[d], stride * shape[d]);
            }

            if (inside)
                block.AsSpan((int)from, (int)line).CopyTo(values[(int)into..]);
        }
    }

    private static long Whole(ByteView view, long at, int width)
    {
        var value = 0L;
        foreach (var b in view.Slice(at, width).ToArray().Reverse())
            value = (value << 8) | b;
        return value;
    }
}
