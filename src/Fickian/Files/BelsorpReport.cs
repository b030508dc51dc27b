using Fickian.Sorption;

namespace Fickian.Files;

/// <summary>The isotherm in a report of a BELSORP instrument, from rows of cells: text parted by tab or comma, or a sheet.</summary>
/// <remarks>
/// Above the table stand names with values and units, in English or Japanese; the table has the columns No, pe (equilibrium), p0 and amount, perhaps pi, pe2 and p/p0.
/// Branches begin with a row ADS or DES, or under a title of their own; a row numbered 0 ends one.
/// </remarks>
internal static class BelsorpReport
{
    private static readonly string[] Mass = ["sample weight", "sample mass", "試料重量", "サンプル質量"];
    private static readonly string[] Temperature = ["adsorption temperature", "meas. temp.", "吸着温度"];
    private static readonly string[] Gas = ["adsorptive", "吸着質名称"];
    private static readonly string[] Sample = ["comment1", "コメント1"];

    /// <summary>Whether a row heads the table.</summary>
    public static bool IsHeading(IReadOnlyList<string> cells) =>
        cells.Count >= 4 && cells[0].TrimEnd('.').Equals("No", StringComparison.OrdinalIgnoreCase) && cells.Any(c => c.StartsWith("pe", StringComparison.OrdinalIgnoreCase)) && cells.Any(c => c.StartsWith("p0", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads the isotherm.</summary>
    /// <exception cref="DataFileException">There is no table, or a row is not one of numbers.</exception>
    public static IsothermRun Read(FileSource source, IReadOnlyList<string[]> rows)
    {
        var heading = Enumerable.Range(0, rows.Count).FirstOrDefault(i => IsHeading(rows[i]), -1);
        if (heading < 0)
            throw source.Wrong("", "a table headed No, pe, p0 and the amount was expected and none was found; export the adsorption data again.");
        var names = Array.ConvertAll(rows[heading], Heading);
        var pressure = Array.FindIndex(names, n => n.Name.Equals("pe", StringComparison.OrdinalIgnoreCase));
        var saturation = Array.FindIndex(names, n => n.Name.Equals("p0", StringComparison.OrdinalIgnoreCase));
        var loading = Array.FindLastIndex(names, n => n.Name is "V" or "Va" or "na" or "n");
        if (pressure < 0 || saturation < 0 || loading < 0)
            throw source.Wrong($"line {heading + 1}", $"columns pe, p0 and V, Va or na were expected and {string.Join(", ", rows[heading].Select(c => $"'{c}'"))} were found; export the adsorption data again.");
        var (points, branches) = Points(source, rows, heading, names.Length);
        var entries = Entries(rows.Take(heading)).ToArray();
        string Find(string[] keys) => entries.FirstOrDefault(e => keys.Any(k => Plain(e.Key).StartsWith(k, StringComparison.Ordinal))).Value ?? "";
        return new IsothermParts(Path.GetFileNameWithoutExtension(source.Name), [.. names.Skip(1).Select((n, c) => new TableColumn(n.Name, n.Unit, points.Select(p => p[c + 1]).ToArray()))])
        {
            Pressure = pressure - 1,
            PressureUnit = names[pressure].Unit,
            Loading = loading - 1,
            LoadingUnit = names[loading].Unit,
            Saturation = [.. points.Select(p => p[saturation])],
            SaturationUnit = names[saturation].Unit,
            Branches = [.. branches],
            Temperature = ReportText.Kelvins(Find(Temperature)),
            SampleMass = ReportText.Kilograms(Find(Mass)),
            Adsorptive = Find(Gas),
            Adsorbent = Find(Sample),
            Metadata = new(entries),
        }.Build(source);
    }

    private static (List<double[]> Points, List<SorptionBranch> Branches) Points(FileSource source, IReadOnlyList<string[]> rows, int heading, int columns)
    {
        List<double[]> points = [];
        List<SorptionBranch> branches = [];
        var (branch, ended) = (SorptionBranch.Adsorption, false);
        for (var r = heading + 1; r < rows.Count; r++)
        {
            var first = rows[r].Length > 0 ? rows[r][0] : "";
            if (first == "DES" || first.StartsWith("Desorption", StringComparison.OrdinalIgnoreCase) || first.StartsWith("脱着", StringComparison.Ordinal))
                (branch, ended) = (SorptionBranch.Desorption, false);
            if (rows[r].Length < columns || IsHeading(rows[r]) || ended)
                continue;
            var numbers = Array.ConvertAll(rows[r][..columns], ReportText.Number);
            if (double.IsNaN(numbers[0]))
                continue;
            ended = numbers[0] == 0;
            if (ended)
                continue;
            if (numbers.Any(double.IsNaN))
                throw source.Wrong($"line {r + 1}", $"{columns} numbers were expected in point {first} and {string.Join(", ", rows[r][..columns].Select(c => $"'{c}'"))} were found; export the adsorption data again.");
            points.Add(numbers);
            branches.Add(branch);
        }

        return (points, branches);
    }

    // 'pe/ kPa' → pe, kPa; 'p/p0' is a name.
    private static (string Name, string Unit) Heading(string cell)
    {
        var at = cell.IndexOf('/', StringComparison.Ordinal);
        return at < 0 || cell.Replace(" ", "", StringComparison.Ordinal).Equals("p/p0", StringComparison.OrdinalIgnoreCase) ? (cell, "") : (cell[..at].Trim(), cell[(at + 1)..].Trim());
    }

    // A name, its value and perhaps '[unit]'; a sheet has two of them in a row. '試料重量／g：' names the unit itself.
    private static IEnumerable<KeyValuePair<string, string>> Entries(IEnumerable<string[]> rows)
    {
        foreach (var row in rows)
        {
            var cells = row.Where(c => c.Length > 0).ToArray();
            for (var i = 0; i + 1 < cells.Length; i++)
            {
                var name = cells[i].Trim(':', '：', ' ');
                var at = name.IndexOfAny(['/', '／']);
                var unit = i + 2 < cells.Length && cells[i + 2].StartsWith('[') ? cells[i + 2].Trim('[', ']') : at > 0 ? name[(at + 1)..].Replace('Ｋ', 'K') : "";
                yield return new(at > 0 ? name[..at].Trim() : name, unit.Length > 0 && !double.IsNaN(ReportText.Number(cells[i + 1])) ? $"{cells[i + 1]} {unit}" : cells[i + 1]);
                i += i + 2 < cells.Length && cells[i + 2].StartsWith('[') ? 2 : 1;
            }
        }
    }

    // Full-width digits are digits.
    private static string Plain(string key) => key.ToLowerInvariant().Replace('１', '1');
}
