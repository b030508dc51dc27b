using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Numbers of an HDF5 data set, in stored order.</summary>
/// <remarks>Compact, contiguous and chunked storage; little-endian single precision in one stretch is read at once or mapped. Values in other files are refused.</remarks>
internal sealed class Hdf5Values(Hdf5Headers headers)
{
    private const int BlockValues = 1 << 20;
    private readonly Hdf5Chunks chunks = new(headers);

    private FileSource Source => headers.Source;

    // Chunks may be deflated, and those that were never written take no room.
    private long ChunkedRoom => Math.Max(1L << 22, 200 * Source.Length);

    /// <summary>Throws unless the file can hold as many values as the data set claims.</summary>
    /// <exception cref="DataFileException">It claims more.</exception>
    public void Check(Hdf5Node set)
    {
        var (type, shape) = Described(set);
        Count(set, shape, type.Size, set[Hdf5Message.Layout]!.Value.Byte(1) == 2 ? ChunkedRoom : Source.Length);
    }

    /// <summary>Numbers in single precision.</summary>
    /// <exception cref="DataFileException">They are no numbers, or their sizes contradict the file.</exception>
    public ReadOnlyMemory<float> Singles(Hdf5Node set)
    {
        var (type, shape) = Described(set);
        var layout = set[Hdf5Message.Layout]!.Value;
        if (Contiguous(layout) is { } place && type is { Class: 1, Size: 4, BigEndian: false })
            return place < 0 ? Missing(Count(set, shape, type.Size, Source.Length)) : Source.Singles(headers.Place(place), Count(set, shape, type.Size, Source.Length));
        return Decoded(set, layout, type, shape);
    }

    /// <summary>Numbers in double precision, for axes.</summary>
    public double[] Doubles(Hdf5Node set)
    {
        var (type, shape) = Described(set);
        if (Contiguous(set[Hdf5Message.Layout]!.Value) is not ({ } place and >= 0) || type is not { Class: 1, Size: 8 })
            return [.. Singles(set).ToArray().Select(v => (double)v)];
        var bytes = headers.Block(place, 8 * Count(set, shape, type.Size, Source.Length));
        var view = new ByteView(Source, bytes.Slice(0, bytes.Length).ToArray(), type.BigEndian);
        return [.. Enumerable.Range(0, bytes.Length / 8).Select(i => view.Double(8L * i))];
    }

    /// <summary>Bytes of a data set in one stretch, for texts; null if it is stored otherwise.</summary>
    public ByteView? Bytes(Hdf5Node set, long count)
    {
        var layout = set[Hdf5Message.Layout]!.Value;
        if (Contiguous(layout) is { } place)
            return place < 0 ? null : headers.Block(place, count);
        return layout.Byte(1) == 0 ? new ByteView(Source, layout.Slice(4, count).ToArray()) : null;
    }

    private (Hdf5Type Type, long[] Shape) Described(Hdf5Node set)
    {
        if (set[Hdf5Message.ExternalFiles] is not null)
            throw Source.Wrong(set.Name, "numbers in this file were expected and they lie in other files; repack it.");
        if (set[Hdf5Message.Datatype] is not { } type || set[Hdf5Message.Dataspace] is not { } space)
            throw Source.Wrong(set.Name, "a data set with a type and a shape was expected; the file is damaged, copy it again.");
        if (set[Hdf5Message.Layout]!.Value.Byte(0) is not (3 or 4))
            throw Source.Wrong(set.Name, $"a data layout of version 3 or 4 was expected and {set[Hdf5Message.Layout]!.Value.Byte(0)} was found; repack the file with h5repack.");
        return (Hdf5Type.Of(type), Hdf5Type.Shape(Source, space));
    }

    // Where values in one stretch begin, −1 if none were written; null if they are stored otherwise.
    private static long? Contiguous(ByteView layout) => layout.Byte(1) == 1 ? layout.Int64(2) : null;

    private static ReadOnlyMemory<float> Missing(long count) => new float[count];

    private Memory<float> Decoded(Hdf5Node set, ByteView layout, Hdf5Type type, long[] shape)
    {
        var number = type.Number ?? throw Source.Wrong(set.Name, "whole or floating-point numbers of 1 to 8 bytes were expected and others were found.");
        switch (layout.Byte(1))
        {
            case 0:
                var all = FloatStore.Allocate(Count(set, shape, type.Size, Source.Length));
                number.Read(layout.Slice(4, (long)all.Length * type.Size).ToArray(), all.Span, type.BigEndian);
                return all;
            case 1:
                return InOneStretch(layout.Int64(2), number, type, Count(set, shape, type.Size, Source.Length));
            case 2:
                return chunks.Read(set, layout, number, type.BigEndian, shape, Count(set, shape, type.Size, ChunkedRoom));
            default:
                throw Source.Wrong(set.Name, "numbers in this file were expected and a virtual data set was found, which refers to other files; repack it.");
        }
    }

    private Memory<float> InOneStretch(long address, NumberType number, Hdf5Type type, long count)
    {
        var values = FloatStore.Allocate(count);
        if (address < 0)
        {
            values.Span.Clear();
            return values;
        }

        Source.Require(headers.Place(address), count * type.Size, "values");
        var bytes = new byte[Math.Min(BlockValues, count) * type.Size];
        for (var at = 0L; at < count; at += BlockValues)
        {
            var some = values.Span[(int)at..(int)Math.Min(count, at + BlockValues)];
            Source.Read(headers.Place(address) + (at * type.Size), bytes.AsSpan(0, some.Length * type.Size));
            number.Read(bytes.AsSpan(0, some.Length * type.Size), some, type.BigEndian);
        }

        return values;
    }

    private long Count(Hdf5Node set, long[] shape, int size, long room)
    {
        Int128 count = 1;
        foreach (var extent in shape)
        {
            count *= extent;
            if (extent < 0 || size < 1 || count * size > room || count > FloatStore.Largest)
                throw Source.Wrong(set.Name, $"at most {room} bytes of values were expected and {string.Join(" × ", shape)} of {size} bytes were found; the file is truncated or damaged, copy it again.");
        }

        return (long)count;
    }
}
