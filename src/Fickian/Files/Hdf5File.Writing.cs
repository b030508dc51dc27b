using Fickian.Infrared;
using PureHDF;
using PureHDF.Selections;

namespace Fickian.Files;

/// <content>Writing, as NeXus data groups.</content>
public static partial class Hdf5File
{
    /// <summary>Writes data sets as NeXus data groups of one entry; the first is the default.</summary>
    /// <remarks>
    /// Values and axes keep their stored order; positions are in metres and times in seconds. Metadata, findings and provenance stand beside the values as texts.
    /// The file is written under another name first: it is there as a whole or not at all.
    /// </remarks>
    /// <param name="path">Path of the file; replaced if it exists.</param>
    /// <param name="sets">Spectra, maps, tables and pictures.</param>
    /// <exception cref="ArgumentException">There is no data set, or one of a kind that cannot be written.</exception>
    public static void Write(string path, params IReadOnlyList<IDataSet> sets)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(sets);
        if (sets.Count == 0)
            throw new ArgumentException("At least one data set was expected; found none.", nameof(sets));
        var entry = new H5Group { Attributes = { ["NX_class"] = "NXentry", ["default"] = "data" } };
        List<Action<H5NativeWriter>> later = [];
        for (var i = 0; i < sets.Count; i++)
            entry[i == 0 ? "data" : $"data_{i + 1}"] = Group(sets[i], later);
        var file = new H5File { ["entry"] = entry };
        file.Attributes["NX_class"] = "NXroot";
        file.Attributes["default"] = "entry";
        file.Attributes["creator"] = "Fickian";
        WholeFile.Write(path, partial =>
        {
            using var stream = File.Create(partial);
            using var writer = file.BeginWrite(stream, new H5WriteOptions(PreferCompactDatasetLayout: false));
            foreach (var write in later)
                write(writer);
        });
    }

    private static H5Group Group(IDataSet set, List<Action<H5NativeWriter>> later)
    {
        var group = new H5Group { Attributes = { ["NX_class"] = "NXdata" } };
        group["title"] = new H5Dataset(new[] { set.Name });
        Texts(group, "metadata_names", set.Metadata.Entries.Select(e => e.Key));
        Texts(group, "metadata_texts", set.Metadata.Entries.Select(e => e.Value));
        Texts(group, "findings", set.Findings.Select(f => f.Severity == Severity.Warning ? $"warning: {f}" : $"{f}"));
        switch (set)
        {
            case Spectrum spectrum:
                Texts(group, "provenance", [spectrum.Provenance.ToString()]);
                Signal(group, new H5Dataset(spectrum.Values.ToArray()), spectrum.Value, [spectrum.Axis]);
                break;
            case SpectralMap map:
                Texts(group, "provenance", [map.Provenance.ToString()]);
                Map(group, map, later);
                break;
            case ITabular table:
                Columns(group, table.ToTable());
                break;
            case Micrograph picture:
                Picture(group, picture, later);
                break;
            default:
                throw new ArgumentException($"A spectrum, a map, a table or a picture was expected; found a {set.Kind} ('{set.Name}').", nameof(set));
        }

        return group;
    }

    private static void Map(H5Group group, SpectralMap map, List<Action<H5NativeWriter>> later)
    {
        Axis[] axes = map.Frames.Count > 1 || map.Frames.First != 0 ? [map.Frames, map.Rows, map.Columns, map.Wavenumbers] : [map.Rows, map.Columns, map.Wavenumbers];
        Signal(group, Deferred(map.Values, axes, later), map.Value, axes);
        if (map.Usable is { } usable)
            group["usable"] = new H5Dataset(Enumerable.Range(0, map.Pixels).Select(i => (byte)(usable[i] ? 1 : 0)).ToArray());
        if (!map.Places.IsEmpty)
            group["places"] = new H5Dataset(map.Places.SelectMany(p => new[] { p.X, p.Y }).ToArray());
    }

    private static void Picture(H5Group group, Micrograph picture, List<Action<H5NativeWriter>> later)
    {
        var values = Deferred(picture.Values, [.. picture.Axes], later);
        values.Attributes["interpretation"] = "rgb-image";
        Signal(group, values, picture.Value, []);
        if (picture.PixelSize is { } size)
            (group.Attributes["pixel_width"], group.Attributes["pixel_height"]) = (size.X, size.Y);
    }

    private static void Columns(H5Group group, Table table)
    {
        group.Attributes["columns_of"] = "table";
        group.Attributes["columns"] = table.Columns.Select((_, i) => $"column_{i + 1}").ToArray();
        for (var i = 0; i < table.Columns.Length; i++)
            group[$"column_{i + 1}"] = new H5Dataset(table.Columns[i].Values.ToArray()) { Attributes = { ["long_name"] = table.Columns[i].Name, ["units"] = table.Columns[i].Unit } };
        if (table.Columns.Length > 1)
            (group.Attributes["signal"], group.Attributes["axes"]) = ("column_2", new[] { "column_1" });
    }

    private static void Signal(H5Group group, H5Dataset values, Quantity value, Axis[] axes)
    {
        Name(values, value);
        group["data"] = values;
        group.Attributes["signal"] = "data";
        if (axes.Length == 0)
            return;
        var names = axes.Select((a, i) => axes.Take(i).Any(b => b.Quantity.Name == a.Quantity.Name) || a.Quantity.Name is "data" or "title" or "" ? $"axis_{i + 1}" : a.Quantity.Name).ToArray();
        group.Attributes["axes"] = names;
        for (var i = 0; i < names.Length; i++)
        {
            var positions = new H5Dataset(axes[i].Values.ToArray());
            Name(positions, axes[i].Quantity);
            group[names[i]] = positions;
        }
    }

    private static void Name(H5Dataset set, Quantity quantity)
    {
        set.Attributes["units"] = PlainUnit.Of(quantity.Unit);
        set.Attributes["long_name"] = quantity.Symbol.Length > 0 ? quantity.AxisLabel : quantity.Name;
        set.Attributes["quantity"] = quantity.Name;
        set.Attributes["symbol"] = quantity.Symbol;
        set.Attributes["unit_symbol"] = quantity.Unit.Symbol;
        set.Attributes["unit_in_si"] = quantity.Unit.InSI;
    }

    // Values that may be many are written after the structure, a slab of the first index at a time.
    private static H5Dataset<Memory<float>> Deferred(ReadOnlyMemory<float> values, Axis[] axes, List<Action<H5NativeWriter>> later)
    {
        const int most = 1 << 22;
        var shape = axes.Select(a => (ulong)a.Count).ToArray();
        var set = new H5Dataset<Memory<float>>(shape);
        later.Add(writer =>
        {
            var line = values.Length / axes[0].Count;
            var step = Math.Max(1, most / line);
            for (var first = 0; first < axes[0].Count; first += step)
            {
                var count = Math.Min(step, axes[0].Count - first);
                var slab = new HyperslabSelection(shape.Length, [(ulong)first, .. new ulong[shape.Length - 1]], [(ulong)count, .. shape[1..]]);
                writer.Write(set, values.Slice(first * line, count * line).ToArray(), fileSelection: slab);
            }
        });
        return set;
    }

    private static void Texts(H5Group group, string name, IEnumerable<string> texts)
    {
        if (texts.ToArray() is { Length: > 0 } some)
            group[name] = new H5Dataset(some);
    }
}
