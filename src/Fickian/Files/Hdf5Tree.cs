using Fickian.Infrared;
using PureHDF;
using PureHDF.Selections;
using PureHDF.VOL.Native;

namespace Fickian.Files;

/// <summary>Groups, attributes and numbers of an HDF5 file, within limits.</summary>
/// <param name="source">The file, for messages.</param>
/// <param name="root">Its root group.</param>
internal sealed class Hdf5Tree(FileSource source, IH5Group root)
{
    private const int MostObjects = 10_000;
    private const int Deepest = 16;
    private const long FreeOfRatio = 1L << 22;
    private const long LargestRatio = 200;
    private const int MostTexts = 10_000;

    private int seen;

    public FileSource Source => source;

    public IH5Group Root => root;

    /// <summary>Groups and data sets in a group, with their names; links that lead nowhere are left out.</summary>
    public IEnumerable<IH5Object> Children(IH5Group group)
    {
        foreach (var child in group.Children())
        {
            if (++seen > MostObjects)
                throw source.Wrong("", $"at most {MostObjects} groups and data sets were expected; the file is damaged or too large to list.");
            if (child is not IH5UnresolvedLink)
                yield return child;
        }
    }

    /// <summary>All groups with their paths, each before those in it.</summary>
    public IEnumerable<(string Path, IH5Group Group)> Groups() => Below("", root, 0);

    /// <summary>What the root group holds, for messages.</summary>
    public string Summary()
    {
        var names = Children(root).Take(6).Select(c => c.Name).ToArray();
        return names.Length == 0 ? "an empty root group" : string.Join(", ", names);
    }

    /// <summary>Text of an attribute, or its number as text; null if there is none.</summary>
    public string? Text(IH5Object of, string name) => Texts(of, name) is { Length: > 0 } texts ? texts[0] : null;

    /// <summary>Texts of an attribute.</summary>
    public string[] Texts(IH5Object of, string name)
    {
        if (!of.AttributeExists(name))
            return [];
        var attribute = of.Attribute(name);
        var count = Count(attribute.Space.Dimensions, 1, MostTexts);
        return count == 0 ? [] : attribute.Type.Class switch
        {
            H5DataTypeClass.String or H5DataTypeClass.VariableLength when attribute.Space.Dimensions.Length == 0 => [attribute.Read<string>().TrimEnd('\0', ' ')],
            H5DataTypeClass.String or H5DataTypeClass.VariableLength => [.. attribute.Read<string[]>().Select(t => (t ?? "").TrimEnd('\0', ' '))],
            _ => [],
        };
    }

    /// <summary>First number of an attribute; null if there is none.</summary>
    public double? Number(IH5Object of, string name)
    {
        if (!of.AttributeExists(name))
            return null;
        var attribute = of.Attribute(name);
        if (Count(attribute.Space.Dimensions, attribute.Type.Size, source.Length) == 0)
            return null;
        return (attribute.Type.Class, attribute.Type.Size) switch
        {
            (H5DataTypeClass.FloatingPoint, 4) => attribute.Read<float[]>()[0],
            (H5DataTypeClass.FloatingPoint, 8) => attribute.Read<double[]>()[0],
            (H5DataTypeClass.FixedPoint, 1) => attribute.Read<byte[]>()[0],
            (H5DataTypeClass.FixedPoint, 2) => attribute.Read<short[]>()[0],
            (H5DataTypeClass.FixedPoint, 4) => attribute.Read<int[]>()[0],
            (H5DataTypeClass.FixedPoint, 8) => attribute.Read<long[]>()[0],
            _ => null,
        };
    }

    /// <summary>Texts of a data set of strings.</summary>
    public string[] Texts(IH5Dataset set)
    {
        Count(set.Space.Dimensions, 1, MostTexts);
        return set.Type.Class is H5DataTypeClass.String or H5DataTypeClass.VariableLength ? [.. set.Read<string[]>().Select(t => (t ?? "").TrimEnd('\0'))] : [];
    }

    /// <summary>Numbers of a data set in double precision, in stored order.</summary>
    public double[] Doubles(IH5Dataset set)
    {
        var values = new double[Checked(set)];
        if (set.Type is { Class: H5DataTypeClass.FloatingPoint, Size: 8 })
            Fill(set, values);
        else
            Singles(set).Span.ToArray().Select(v => (double)v).ToArray().CopyTo(values, 0);
        return values;
    }

    /// <summary>Numbers of a data set in single precision, in stored order, whatever their number.</summary>
    public Memory<float> Singles(IH5Dataset set)
    {
        var into = FloatStore.Allocate(Checked(set));
        var signed = set.Type.Class == H5DataTypeClass.FixedPoint && set.Type.FixedPoint.IsSigned;
        switch (set.Type.Class, set.Type.Size, signed)
        {
            case (H5DataTypeClass.FloatingPoint, 4, _): Read<float>(set, into); break;
            case (H5DataTypeClass.FloatingPoint, 8, _): Read<double>(set, into); break;
            case (H5DataTypeClass.FixedPoint, 1, false): Read<byte>(set, into); break;
            case (H5DataTypeClass.FixedPoint, 1, true): Read<sbyte>(set, into); break;
            case (H5DataTypeClass.FixedPoint, 2, false): Read<ushort>(set, into); break;
            case (H5DataTypeClass.FixedPoint, 2, true): Read<short>(set, into); break;
            case (H5DataTypeClass.FixedPoint, 4, false): Read<uint>(set, into); break;
            case (H5DataTypeClass.FixedPoint, 4, true): Read<int>(set, into); break;
            case (H5DataTypeClass.FixedPoint, 8, false): Read<ulong>(set, into); break;
            case (H5DataTypeClass.FixedPoint, 8, true): Read<long>(set, into); break;
            default: throw source.Wrong(set.Name, $"integers or floating-point numbers were expected and {set.Type.Class} of {set.Type.Size} bytes was found.");
        }

        return into;
    }

    /// <summary>Whether a data set holds numbers.</summary>
    public static bool IsNumeric(IH5Dataset set) => set.Type.Class is H5DataTypeClass.FixedPoint or H5DataTypeClass.FloatingPoint;

    private IEnumerable<(string Path, IH5Group Group)> Below(string path, IH5Group group, int depth)
    {
        yield return (path, group);
        if (depth >= Deepest)
            yield break;
        foreach (var child in Children(group))
        {
            if (child is not IH5Group inner)
                continue;
            foreach (var found in Below($"{path}/{child.Name}", inner, depth + 1))
                yield return found;
        }
    }

    private int Checked(IH5Dataset set)
    {
        if (set.Layout.Class == H5DataLayoutClass.VirtualStorage)
            throw source.Wrong(set.Name, "numbers in this file were expected and a virtual data set was found, which refers to other files; repack it.");
        var room = set.Layout.Class == H5DataLayoutClass.Chunked ? Math.Max(FreeOfRatio, LargestRatio * source.Length) : source.Length;
        return (int)Count(set.Space.Dimensions, Math.Max(1, set.Type.Size), room);
    }

    private long Count(ulong[] dimensions, int size, long room)
    {
        Int128 count = 1;
        foreach (var dimension in dimensions)
        {
            count *= dimension;
            if (count * size > room || count > FloatStore.Largest)
                throw source.Wrong("", $"at most {room} bytes were expected in a data set and {string.Join(" × ", dimensions)} of {size} bytes were found; the file is damaged, copy it again.");
        }

        return (long)count;
    }

    // A slab of the first dimension at a time: the package counts bytes in 32 bits.
    private static void Read<T>(IH5Dataset set, Memory<float> into)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        const int most = 1 << 24;
        var dimensions = set.Space.Dimensions;
        if (into.Length <= most || dimensions.Length == 0)
        {
            var all = new T[into.Length];
            Fill(set, all);
            Convert(all, into.Span);
            return;
        }

        var line = into.Length / (int)dimensions[0];
        var step = Math.Max(1, most / line);
        for (var first = 0; first < (int)dimensions[0]; first += step)
        {
            var count = Math.Min(step, (int)dimensions[0] - first);
            var some = new T[count * line];
            var slab = new HyperslabSelection(dimensions.Length, [(ulong)first, .. new ulong[dimensions.Length - 1]], [(ulong)count, .. dimensions[1..]]);
            ((NativeDataset)set).Read(some.AsSpan(), slab, new AllSelection(), [(ulong)some.Length]);
            Convert(some, into.Span[(first * line)..]);
        }
    }

    private static void Convert<T>(T[] from, Span<float> into)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        for (var i = 0; i < from.Length; i++)
            into[i] = float.CreateTruncating(from[i]);
    }

    private static void Fill<T>(IH5Dataset set, T[] into)
        where T : unmanaged
    {
        if (into.Length > 0)
            ((NativeDataset)set).Read(into.AsSpan(), null, null, null);
    }
}
