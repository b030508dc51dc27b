using System.Text.RegularExpressions;
using Fickian.Sorption;

namespace Fickian.Files;

/// <summary>Sorption isotherms in any format, and in delimited text whose heading names pressure and loading.</summary>
/// <remarks>
/// Heading: <c>p / kPa,q / mmol/g</c>, <c>pressure (bar);loading (mol/kg)</c>, <c>Relative Pressure (p/p°);Quantity Adsorbed (cm³/g STP)</c> … Pressures become Pa, amounts mol/kg; another unit of loading is kept as written.
/// Two pairs of such columns side by side are adsorption and desorption, the shorter padded with empty cells; with one pair the pressures must ascend strictly from 0 or above, which makes it an adsorption branch.
/// </remarks>
public static partial class IsothermFile
{
    /// <summary>Tables as text, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("isotherm-table", "isotherm as a table of text", s => Pairs(TextProbe.Of(s).Layout).Length > 0, ReadTable);

    /// <summary>Reads the adsorption branch of an isotherm in any format that <see cref="DataFile"/> knows.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no isotherm, or its pressures are not such.</exception>
    public static Curve Read(string path) => Read(path, SorptionBranch.Adsorption);

    /// <summary>Reads one branch of an isotherm in any format that <see cref="DataFile"/> knows.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="branch">Which branch; of several isotherms, that of the first.</param>
    /// <exception cref="DataFileException">The file holds no isotherm, no such branch, or its pressures are not such.</exception>
    public static Curve Read(string path, SorptionBranch branch)
    {
        var contents = DataFile.Open(path);
        if (contents.DataSets.OfType<IsothermRun>().FirstOrDefault() is not { } run)
            throw new DataFileException(path, "heading", $"a column named 'q / mmol/g' beside one named 'p / kPa', or the report of a sorption instrument, was expected and {contents.DataSets.FirstOrDefault()?.Kind ?? "nothing"} was found{Named(contents)}; name the columns so.");
        var curve = run.Branch(branch);
        return curve.Count > 0
            ? curve
            : throw new DataFileException(path, "", $"points of {branch.ToString().ToLowerInvariant()} were expected and none with numbers were found; ask for the other branch.");
    }

    /// <summary>Whether a heading names a pressure.</summary>
    internal static bool IsPressure(string name) => PressureName().IsMatch(name);

    internal static FileContents ReadTable(FileSource source)
    {
        var contents = TextTableFile.Read(source);
        var table = contents.The<Table>();
        var pairs = Pairs(TextLayout.Find(TextEncoding.Read(source).Text.Span));
        if (pairs.Length == 0)
            throw source.Wrong("heading", $"columns named 'p / kPa' and 'q / mmol/g' were expected and {string.Join(", ", table.Columns.Select(c => $"'{c.Name}'"))} were found; name them so.");
        var parts = pairs.Select(p => Rows(table, p)).ToArray();
        double[] Stacked(Func<(double[] P, double[] Q), double[]> of) => [.. parts.SelectMany(p => of(p))];
        var (first, loading) = (table.Columns[pairs[0].Pressure], table.Columns[pairs[0].Loading]);
        if (pairs.Length == 1)
            RequireAdsorption(source, parts[0].P);
        return contents with
        {
            Format = Format.Name,
            DataSets =
            [
                new IsothermParts(table.Name, [new(first.Name, first.Unit, Stacked(p => p.P)), new(loading.Name, loading.Unit, Stacked(p => p.Q))])
                {
                    Pressure = 0,
                    PressureUnit = Unit(source, first),
                    Loading = 1,
                    LoadingUnit = loading.Unit,
                    Branches = [.. parts.SelectMany((p, i) => Enumerable.Repeat(i == 0 ? SorptionBranch.Adsorption : SorptionBranch.Desorption, p.P.Length))],
                    Metadata = table.Metadata,
                    Findings = [.. table.Findings.Where(_ => pairs.Length == 1)],
                }.Build(source),
            ],
        };
    }

    private static string Named(FileContents contents) => contents.DataSets.FirstOrDefault() is Table table ? $" with the columns {string.Join(", ", table.Columns.Select(c => $"'{c.Name}'"))}" : "";

    private static string Unit(FileSource source, TableColumn column) => column.Name.StartsWith("relative", StringComparison.OrdinalIgnoreCase) || column.Name.Replace(" ", "", StringComparison.Ordinal) is "p/p0" or "p/p°" or "p/p₀"
        ? column.Unit == "%" ? "%" : "p/p0"
        : PressureUnit.Pascals(column.Unit) is not null ? column.Unit
        : throw source.Wrong("heading", $"a unit of pressure (Pa, kPa, mbar, bar, Torr …) was expected and '{column.Unit}' was found; write for example 'p / kPa'.");

    // A column of pressures with the next column of amounts behind it; none where time is measured too, since that is an uptake.
    private static (int Pressure, int Loading)[] Pairs(TextLayout? layout)
    {
        if (layout is null)
            return [];
        var headings = TextHeadings.Of(layout).Columns;
        if (headings.Any(h => h.IsTime))
            return [];
        List<(int, int)> pairs = [];
        var pressure = -1;
        for (var i = 0; i < headings.Length && pairs.Count < 2; i++)
        {
            if (pressure < 0 && PressureName().IsMatch(headings[i].Name))
                pressure = i;
            else if (pressure >= 0 && LoadingName().IsMatch(headings[i].Name))
                (pairs, pressure) = ([.. pairs, (pressure, i)], -1);
        }

        return [.. pairs];
    }

    private static (double[] P, double[] Q) Rows(Table table, (int Pressure, int Loading) pair)
    {
        var (p, q) = (table.Columns[pair.Pressure].Values, table.Columns[pair.Loading].Values);
        var kept = Enumerable.Range(0, table.Rows).Where(i => double.IsFinite(p.Span[i]) || double.IsFinite(q.Span[i])).ToArray();
        return (Array.ConvertAll(kept, i => p.Span[i]), Array.ConvertAll(kept, i => q.Span[i]));
    }

    private static void RequireAdsorption(FileSource source, double[] pressures)
    {
        for (var i = 0; i < pressures.Length; i++)
        {
            if (pressures[i] < 0)
                throw source.Wrong($"row {i + 1}", $"a pressure of at least 0 was expected and {pressures[i]} was found; correct the cell.");
            if (i > 0 && pressures[i] <= pressures[i - 1])
                throw source.Wrong($"row {i + 1}", $"ascending pressures of one branch were expected and {pressures[i]} follows {pressures[i - 1]}; sort the rows, and put desorption into two columns of its own.");
        }
    }

    [GeneratedRegex(@"^(p|pressure|absolute pressure|relative pressure|p/p[0°₀])\b|^p/p[°₀]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex PressureName();

    [GeneratedRegex(@"^(q|n|loading|uptake|amount|quantity adsorbed)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex LoadingName();
}
