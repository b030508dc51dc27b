using System.Collections.Immutable;
using System.Globalization;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>NeXus data groups: <c>NX_class = NXdata</c>, <c>signal</c> names the values, <c>axes</c> what each of their indices counts.</summary>
/// <remarks>
/// The groups to which <c>default</c> leads from the root come first, logs (<c>NXlog</c>: a value over time) last, as tables. The older form, <c>signal = 1</c> on the data set itself, is understood as well.
/// Values of rank 1 are a spectrum, of rank 2 spectra of a line or a series, of rank 3 a map, of rank 4 a map over time. The spectral index runs last or first.
/// </remarks>
internal static class NexusData
{
    private const int MostGroups = 256;

    /// <summary>Reads every data group.</summary>
    /// <exception cref="DataFileException">A group contradicts itself.</exception>
    public static ImmutableArray<IDataSet> Read(Hdf5Tree tree)
    {
        var first = Default(tree);
        var groups = tree.Groups().Select(g => (g.Path, g.Group, Kind: tree.Text(g.Group, "NX_class"))).Where(g => g.Kind is "NXdata" or "NXlog" || g.Path == first).Take(MostGroups).ToArray();
        return [.. groups.OrderBy(g => g.Path == first ? 0 : g.Kind == "NXlog" ? 2 : 1).Select(g => g.Kind == "NXlog" ? Log(tree, g.Path, g.Group) : Read(tree, g.Path, g.Group)).OfType<IDataSet>()];
    }

    private static string Default(Hdf5Tree tree)
    {
        var (path, group) = ("", tree.Root);
        while (path.Split('/').Length < 16 && tree.Text(group, "default") is { Length: > 0 } next && tree.Child(group, next) is { IsData: false } inner)
            (path, group) = ($"{path}/{next}", inner);
        return path;
    }

    private static IDataSet? Read(Hdf5Tree tree, string path, Hdf5Node group)
    {
        var sets = tree.Children(group).Where(c => c.IsData).DistinctBy(s => s.Name).ToDictionary(s => s.Name, StringComparer.Ordinal);
        var name = tree.Text(group, "signal") ?? sets.Values.FirstOrDefault(s => tree.Number(s, "signal") == 1 || tree.Text(s, "signal") == "1")?.Name;
        if (tree.Text(group, "columns_of") == "table")
            return NexusTable.Read(tree, group, sets, Notes(tree, path, sets));
        if (name is null || !sets.TryGetValue(name, out var signal) || !Hdf5Tree.IsNumeric(signal))
            return null;
        tree.Check(signal);
        var shape = Array.ConvertAll(tree.Shape(signal), d => d is >= 0 and <= int.MaxValue ? (int)d : throw tree.Source.Wrong(path, $"at most {int.MaxValue} places along an axis were expected and {d} were found."));
        if (tree.Text(signal, "interpretation") == "rgb-image" && shape.Length == 3)
            return NexusPicture.Read(tree, group, signal, shape, Notes(tree, path, sets));
        if (shape.Length is < 1 or > 4 || shape.Contains(0))
            return null;
        var names = Names(tree, group, signal);
        var notes = Notes(tree, path, sets);
        var axes = shape.Select((count, i) => NexusAxis.Read(tree, i < names.Length ? sets.GetValueOrDefault(names[i]) : null, i < names.Length ? names[i] : ".", count, i == shape.Length - 1, notes.Findings)).ToArray();
        var value = NexusAxis.Quantity(tree, signal) ?? StatedQuantity.OfValues($"{tree.Text(signal, "long_name")} {tree.Text(signal, "units")} {signal.Name}");
        if (value is null)
            notes.Findings.Add(Finding.Warning("The file does not say what its values are.", path));
        return axes.Length == 1 ? Spectrum(tree, signal, axes[0], value ?? InfraredQuantity.Unknown, notes) : Map(tree, signal, axes, value ?? InfraredQuantity.Unknown, notes, sets);
    }

    // What was logged during a measurement: a value and the times at which it was taken.
    private static Table? Log(Hdf5Tree tree, string path, Hdf5Node group) =>
        tree.Children(group).Where(c => c.IsData).DistinctBy(s => s.Name).ToDictionary(s => s.Name, StringComparer.Ordinal) is var sets
        && sets.TryGetValue("value", out var value) && sets.TryGetValue("time", out var time) && Hdf5Tree.IsNumeric(value) && Hdf5Tree.IsNumeric(time)
            ? NexusTable.ReadLog(tree, value, time, Notes(tree, path, sets), sets.TryGetValue("description", out var text) ? tree.Texts(text) : [])
            : null;

    private static Spectrum Spectrum(Hdf5Tree tree, Hdf5Node signal, Axis axis, Quantity value, NexusNotes notes) => new(axis, tree.Doubles(signal))
    {
        Name = notes.Name,
        Value = value,
        Metadata = notes.Metadata,
        Findings = [.. notes.Findings],
        Provenance = notes.Provenance,
    };

    // The spectral index is brought to the end.
    private static SpectralMap Map(Hdf5Tree tree, Hdf5Node signal, Axis[] axes, Quantity value, NexusNotes notes, Dictionary<string, Hdf5Node> sets)
    {
        var values = tree.Singles(signal);
        if (NexusAxis.IsSpectral(axes[0]) && !NexusAxis.IsSpectral(axes[^1]))
        {
            var turned = FloatStore.Allocate(values.Length);
            Transposition.Of(values.Span, axes[0].Count, values.Length / axes[0].Count, turned.Span);
            (values, axes) = (turned, [.. axes[1..], axes[0]]);
        }

        var (frames, rows, columns) = Grid(axes[..^1]);
        var map = new SpectralMap(values, axes[^1], rows, columns, frames)
        {
            Name = notes.Name,
            Value = value,
            Metadata = notes.Metadata,
            Findings = [.. notes.Findings],
            Provenance = notes.Provenance,
        };
        return map with { Usable = Mask(tree, sets, map), Places = Places(tree, sets, map) };
    }

    private static (Axis? Frames, Axis Rows, Axis Columns) Grid(Axis[] axes) => axes switch
    {
        [var frames, var rows, var columns] => (frames, rows, columns),
        [var rows, var columns] => (null, rows, columns),
        [var time] when time.Quantity.Name == Quantity.Time.Name => (time, Axis.Index("row", 1), Axis.Index("column", 1)),
        [var rows] when rows.Quantity.Name is "y" or "row" => (null, rows, Axis.Index("column", 1)),
        _ => (null, Axis.Index("row", 1), axes[0]),
    };

    private static PixelMask? Mask(Hdf5Tree tree, Dictionary<string, Hdf5Node> sets, SpectralMap map)
    {
        if (!sets.TryGetValue("usable", out var set) || !Hdf5Tree.IsNumeric(set))
            return null;
        var usable = tree.Doubles(set);
        return usable.Length == map.Pixels ? new(map.Rows.Count, map.Columns.Count, Array.ConvertAll(usable, u => u != 0)) : null;
    }

    private static ImmutableArray<(double X, double Y)> Places(Hdf5Tree tree, Dictionary<string, Hdf5Node> sets, SpectralMap map)
    {
        if (!sets.TryGetValue("places", out var set) || !Hdf5Tree.IsNumeric(set))
            return [];
        var places = tree.Doubles(set);
        return places.Length == 2 * map.Pixels ? [.. Enumerable.Range(0, map.Pixels).Select(i => (places[2 * i], places[(2 * i) + 1]))] : [];
    }

    private static string[] Names(Hdf5Tree tree, Hdf5Node group, Hdf5Node signal)
    {
        var names = tree.Texts(group, "axes");
        return names.Length > 0 ? names : [.. tree.Texts(signal, "axes").SelectMany(t => t.Trim('[', ']').Split([':', ',', ' '], StringSplitOptions.RemoveEmptyEntries))];
    }

    private static NexusNotes Notes(Hdf5Tree tree, string path, Dictionary<string, Hdf5Node> sets)
    {
        string[] Texts(string name) => sets.TryGetValue(name, out var set) ? tree.Texts(set) : [];
        var (names, texts) = (Texts("metadata_names"), Texts("metadata_texts"));
        var title = Texts("title");
        var provenance = Texts("provenance") is [var word, ..] && Enum.TryParse<Provenance>(word, out var p) && Enum.IsDefined(p) && !int.TryParse(word, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? p : Provenance.Measured;
        return new(
            title.Length > 0 ? title[0] : path.Trim('/'),
            new(names.Zip(texts, (n, t) => new KeyValuePair<string, string>(n, t))),
            [.. Texts("findings").Select(f => f.StartsWith("warning: ", StringComparison.Ordinal) ? Finding.Warning(f[9..]) : Finding.Hint(f))],
            provenance);
    }
}
