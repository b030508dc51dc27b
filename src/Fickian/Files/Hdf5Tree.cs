namespace Fickian.Files;

/// <summary>Groups, data sets, attributes and numbers of an HDF5 file.</summary>
internal sealed class Hdf5Tree
{
    private const int MostObjects = 10_000;
    private const int Deepest = 16;
    private readonly Hdf5Headers headers;
    private readonly Hdf5Links links;
    private readonly Hdf5Texts texts;
    private readonly Hdf5Values values;
    private readonly Dictionary<long, IReadOnlyList<Hdf5Node>> known = [];
    private int seen;

    public Hdf5Tree(FileSource source, long start)
    {
        headers = new(source, start);
        (links, texts, values) = (new(headers), new(headers), new(headers));
        Root = headers.Node("", headers.Root);
    }

    public FileSource Source => headers.Source;

    public Hdf5Node Root { get; }

    /// <summary>Members of a group.</summary>
    public IReadOnlyList<Hdf5Node> Children(Hdf5Node group)
    {
        if (known.TryGetValue(group.Address, out var children))
            return children;
        List<Hdf5Node> found = [];
        foreach (var (name, address) in links.Of(group))
        {
            if (++seen > MostObjects)
                throw Source.Wrong("", $"at most {MostObjects} groups and data sets were expected; the file is damaged or too large to list.");
            found.Add(headers.Node(name, address));
        }

        return known[group.Address] = found;
    }

    /// <summary>A member of a group; null if there is none of that name.</summary>
    public Hdf5Node? Child(Hdf5Node group, string name) => Children(group).FirstOrDefault(c => c.Name == name);

    /// <summary>All groups with their paths, each once, before those in it.</summary>
    public IEnumerable<(string Path, Hdf5Node Group)> Groups() => Below("", Root, 0, []);

    /// <summary>What the root group holds, for messages.</summary>
    public string Summary()
    {
        var names = Children(Root).Take(6).Select(c => c.Name).ToArray();
        return names.Length == 0 ? "an empty root group" : string.Join(", ", names);
    }

    /// <summary>Names of the attributes.</summary>
    public IEnumerable<string> AttributeNames(Hdf5Node of) => of.Messages.Where(m => m.Kind == Hdf5Message.Attribute).Select(m => new Hdf5Attribute(Source, m.Body).Name);

    /// <summary>First text of an attribute; null if there is none.</summary>
    public string? Text(Hdf5Node of, string name) => Texts(of, name) is { Length: > 0 } some ? some[0] : null;

    /// <summary>Texts of an attribute.</summary>
    public string[] Texts(Hdf5Node of, string name) => Attribute(of, name) is { Type.IsText: true } a ? texts.Of(a.Values, a.Type, a.Count) : [];

    /// <summary>First number of an attribute; null if there is none.</summary>
    public double? Number(Hdf5Node of, string name) => Attribute(of, name) is { Count: > 0 } a ? a.Number() : null;

    /// <summary>Texts of a data set.</summary>
    public string[] Texts(Hdf5Node set)
    {
        if (set[Hdf5Message.Datatype] is not { } message || set[Hdf5Message.Dataspace] is not { } space || Hdf5Type.Of(message) is not { IsText: true, Size: > 0 } type)
            return [];
        var count = Hdf5Type.Shape(Source, space).Aggregate((Int128)1, (a, b) => Int128.Min(a * b, int.MaxValue));
        return count > 0 && values.Bytes(set, (long)count * type.Size) is { } bytes ? texts.Of(bytes, type, (long)count) : [];
    }

    /// <summary>Whether a data set holds numbers.</summary>
    public static bool IsNumeric(Hdf5Node set) => set.IsData && set[Hdf5Message.Datatype] is { } type && Hdf5Type.Of(type).Number is not null;

    /// <summary>Extents of a data set.</summary>
    public long[] Shape(Hdf5Node set) => set[Hdf5Message.Dataspace] is { } space ? Hdf5Type.Shape(Source, space) : [];

    /// <summary>Throws unless the file can hold as many values as a data set claims.</summary>
    public void Check(Hdf5Node set) => values.Check(set);

    /// <summary>Numbers of a data set in double precision, in stored order.</summary>
    public double[] Doubles(Hdf5Node set) => values.Doubles(set);

    /// <summary>Numbers of a data set in single precision, in stored order, whatever their number.</summary>
    public ReadOnlyMemory<float> Singles(Hdf5Node set) => values.Singles(set);

    private Hdf5Attribute? Attribute(Hdf5Node of, string name) =>
        of.Messages.Where(m => m.Kind == Hdf5Message.Attribute).Select(m => new Hdf5Attribute(Source, m.Body)).FirstOrDefault(a => a.Name == name);

    private IEnumerable<(string Path, Hdf5Node Group)> Below(string path, Hdf5Node group, int depth, HashSet<long> visited)
    {
        if (depth > Deepest || !visited.Add(group.Address))
            yield break;
        yield return (path, group);
        foreach (var inner in Children(group).Where(c => !c.IsData))
        {
            foreach (var found in Below($"{path}/{inner.Name}", inner, depth + 1, visited))
                yield return found;
        }
    }
}
