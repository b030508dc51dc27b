using System.Collections.Immutable;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Photothermal measurements: groups <c>Measurement_nnn</c> with <c>Channel_nnn/Raw_Data</c>, ranges and units in attributes.</summary>
/// <remarks>
/// Wavenumbers run evenly from RangeWavenumberStart to RangeWavenumberEnd over RangeWavenumberPoints. Columns and rows are RangeXPoints and RangeYPoints from their start by their increment; a single point stands at LocationX, LocationY.
/// Not checked against a file of the maker's program: every data set says so.
/// </remarks>
internal static class PtirMeasurements
{
    private const string Unverified = "The layout of photothermal files was not checked against a file of the maker's program; compare one spectrum with its display.";

    /// <summary>Reads every channel of every measurement; empty if the file holds none.</summary>
    /// <exception cref="DataFileException">A measurement contradicts itself.</exception>
    public static ImmutableArray<IDataSet> Read(Hdf5Tree tree)
    {
        var sets = ImmutableArray.CreateBuilder<IDataSet>();
        foreach (var measurement in Named(tree, tree.Root, "Measurement"))
        {
            foreach (var channel in Named(tree, measurement, "Channel"))
            {
                if (tree.Child(channel, "Raw_Data") is { IsData: true } data)
                    sets.Add(Map(tree, measurement, channel, data));
            }
        }

        return sets.ToImmutable();
    }

    private static IEnumerable<Hdf5Node> Named(Hdf5Tree tree, Hdf5Node group, string beginning) =>
        tree.Children(group).Where(g => !g.IsData && g.Name.StartsWith(beginning, StringComparison.Ordinal)).OrderBy(g => g.Name, StringComparer.Ordinal);

    private static SpectralMap Map(Hdf5Tree tree, Hdf5Node measurement, Hdf5Node channel, Hdf5Node data)
    {
        var where = $"{measurement.Name}/{channel.Name}";
        var values = tree.Singles(data);
        var points = Count(tree, measurement, "RangeWavenumberPoints", where);
        var (columns, rows) = tree.Number(measurement, "RangeXPoints") is null ? (1, 1) : (Count(tree, measurement, "RangeXPoints", where), Count(tree, measurement, "RangeYPoints", where));
        if ((Int128)points * columns * rows != values.Length)
            throw tree.Source.Wrong(where, $"{rows} × {columns} × {points} values were expected and {values.Length} were found; the layout is another one, please send us the file.");
        List<Finding> findings = [Finding.Warning(Unverified, where)];
        var units = tree.Text(measurement, "RangeWavenumberUnits") ?? "";
        if (units.Length > 0 && StatedQuantity.OfAxis(units) != InfraredQuantity.Wavenumber)
            findings.Add(Finding.Warning($"The unit of the wavenumbers reads '{units}' and was taken as cm⁻¹.", where));
        var axis = Axis.Linear(InfraredQuantity.Wavenumber, Finite(tree, measurement, "RangeWavenumberStart", where), Finite(tree, measurement, "RangeWavenumberEnd", where), points);
        var label = tree.Text(channel, "Label") ?? tree.Text(channel, "DataSignal") ?? channel.Name;
        return new(values, axis, Positions(tree, measurement, 'Y', rows, findings), Positions(tree, measurement, 'X', columns, findings))
        {
            Name = $"{tree.Text(measurement, "Label") ?? measurement.Name}, {label}",
            Value = InfraredQuantity.Unknown with { Name = "photothermalSignal" },
            Metadata = Texts(tree, measurement, channel),
            Findings = [.. findings],
        };
    }

    private static Axis Positions(Hdf5Tree tree, Hdf5Node measurement, char letter, int count, List<Finding> findings)
    {
        var quantity = letter == 'X' ? InfraredQuantity.X : InfraredQuantity.Y;
        var unit = tree.Text(measurement, $"Range{letter}Units");
        var inMetres = unit is null ? 1e-6 : StatedQuantity.Length(unit);
        var start = tree.Number(measurement, $"Range{letter}Start") ?? tree.Number(measurement, $"Location{letter}");
        var step = count == 1 ? 0 : tree.Number(measurement, $"Range{letter}Increment");
        if (start is not { } first || step is not { } by || inMetres is not { } metres || !double.IsFinite(first) || !double.IsFinite(first + ((count - 1) * by)))
        {
            findings.Add(Finding.Warning($"The positions along {letter} are not stated in a unit that is known; they are counted from 0.", measurement.Name));
            return Axis.Index(letter == 'X' ? "column" : "row", count);
        }

        if (unit is null)
            findings.Add(Finding.Warning($"The unit of the positions along {letter} is not stated and was taken as µm.", measurement.Name));
        return Axis.Linear(quantity, first * metres, (first + ((count - 1) * by)) * metres, count);
    }

    private static int Count(Hdf5Tree tree, Hdf5Node of, string name, string where) =>
        tree.Number(of, name) is { } count and >= 1 and <= int.MaxValue ? (int)count : throw tree.Source.Wrong(where, $"the attribute {name} was expected to count at least 1 and does not.");

    private static double Finite(Hdf5Tree tree, Hdf5Node of, string name, string where) =>
        tree.Number(of, name) is { } number && double.IsFinite(number) ? number : throw tree.Source.Wrong(where, $"the attribute {name} was expected to be a number and is not.");

    private static Metadata Texts(Hdf5Tree tree, params Hdf5Node[] groups) => new(
        from g in groups
        from attribute in tree.AttributeNames(g).Take(200)
        let text = tree.Text(g, attribute) ?? tree.Number(g, attribute)?.ToString(System.Globalization.CultureInfo.InvariantCulture)
        where text is not null
        select new KeyValuePair<string, string>(attribute, text));
}
