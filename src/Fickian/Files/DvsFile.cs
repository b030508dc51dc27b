using System.Text.RegularExpressions;
using Fickian.Sorption;

namespace Fickian.Files;

/// <summary>Isotherm reports of dynamic vapour sorption instruments of Surface Measurement Systems (<c>.xlsx</c>).</summary>
/// <remarks>
/// The sheet <c>Iso Report</c> holds target and actual pressures in per cent of saturation and changes of mass in per cent of the reference mass, sorption and desorption side by side; each cycle is one isotherm.
/// Desorption runs from high to low pressure, against the order of the sheet. Where actual pressures are missing the targets are taken. The saturation pressure stands in the sheet <c>DVS Data</c>.
/// </remarks>
public static partial class DvsFile
{
    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("sms-dvs", "dynamic vapour sorption report (.xlsx)", s => Report(s) is not null, Read);

    /// <summary>Reads the isotherms of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no isotherm report, or it is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (sheet, row) = Report(source) ?? throw source.Wrong("", "a sheet 'Iso Report' with a column '% P/Po' was expected and none was found; save the analysis with its isotherm report.");
        var columns = Places(sheet, row);
        if (columns.SorptionMass < 0 || columns.DesorptionMass < 0)
            throw source.Wrong($"sheet {sheet.Name}, row {row + 1}", "columns of the change of mass on sorption and desorption were expected and not found; save the isotherm report again.");
        var head = Head(Workbook.Of(source)?["DVS Data"]).ToArray();
        var runs = Cycles(sheet, row + 1, columns).Select(c => Run(source, sheet, c.Name, c.Rows, columns, head)).ToArray();
        return runs.Length > 0
            ? new(source.Path, Format.Name, [.. runs])
            : throw source.Wrong($"sheet {sheet.Name}, row {row + 2}", "rows of pressure and change of mass were expected and none were found; save the isotherm report again.");
    }

    private sealed record Columns(int Target, int SorptionPressure, int SorptionMass, int DesorptionPressure, int DesorptionMass);

    private static (WorkbookSheet Sheet, int Row)? Report(FileSource source)
    {
        if (Workbook.Of(source)?["Iso Report"] is not { } sheet)
            return null;
        var row = Enumerable.Range(1, Math.Max(0, sheet.Rows.Count - 1)).FirstOrDefault(r => sheet.Rows[r].Contains("% P/Po") && sheet.Rows[r - 1].Contains("Target"), -1);
        return row < 0 ? null : (sheet, row);
    }

    // One layout gives actual pressures before each mass, the other one pressure for both.
    private static Columns Places(WorkbookSheet sheet, int row)
    {
        int Above(string name) => Array.FindIndex(sheet.Rows[row - 1], c => c.StartsWith(name, StringComparison.Ordinal));
        int In(string name) => Array.FindIndex(sheet.Rows[row], c => c.Equals(name, StringComparison.Ordinal));
        var target = Above("Target");
        return Above("Sorp Mass") is >= 0 and var sorption && Above("Desorp Mass") is >= 0 and var desorption
            ? new(target, sorption - 1, sorption, desorption - 1, desorption)
            : new(target, target, In("Sorption"), target, In("Desorption"));
    }

    private static IEnumerable<(string Name, List<int> Rows)> Cycles(WorkbookSheet sheet, int first, Columns columns)
    {
        List<int> rows = [];
        var name = "";
        for (var r = first; r < sheet.Rows.Count && !double.IsNaN(ReportText.Number(sheet[r, columns.Target])); r++)
        {
            var title = columns.Target > 0 ? sheet[r, columns.Target - 1] : "";
            if (title.Length > 0 && rows.Count > 0)
            {
                yield return (name, rows);
                rows = [];
            }

            name = title.Length > 0 ? title : name;
            rows.Add(r);
        }

        if (rows.Count > 0)
            yield return (name, rows);
    }

    private static IsothermRun Run(FileSource source, WorkbookSheet sheet, string cycle, List<int> rows, Columns columns, KeyValuePair<string, string>[] head)
    {
        string Find(string name) => head.FirstOrDefault(e => e.Key.StartsWith(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";
        double Number(int row, int column) => ReportText.Number(sheet[row, column]);
        bool Has(int row, int pressure, int mass) => pressure == mass - 1 && pressure != columns.Target ? !double.IsNaN(Number(row, pressure)) : !double.IsNaN(Number(row, mass));
        var sorption = rows.Where(r => Has(r, columns.SorptionPressure, columns.SorptionMass)).Select(r => (Row: r, Pressure: columns.SorptionPressure, Mass: columns.SorptionMass));
        var desorption = rows.Where(r => Has(r, columns.DesorptionPressure, columns.DesorptionMass)).Reverse().Select(r => (Row: r, Pressure: columns.DesorptionPressure, Mass: columns.DesorptionMass));
        var points = sorption.Concat(desorption).ToArray();
        var count = sorption.Count();
        var (vapour, sample) = (Find("Vapour:"), Find("Sample Name"));
        var saturation = ReportText.Number(Find("Vapour Pressure"));
        var bath = sheet.Rows.SelectMany(r => r.Zip(r.Skip(1))).FirstOrDefault(p => p.First == "Temp:").Second ?? "";
        return new IsothermParts($"{(sample.Length > 0 ? sample : Path.GetFileNameWithoutExtension(source.Name))} {cycle}".Trim(),
        [
            new("Target", "% P/Po", Array.ConvertAll(points, p => Number(p.Row, columns.Target))),
            new("Pressure", "% P/Po", Array.ConvertAll(points, p => Number(p.Row, p.Pressure))),
            new("Change in mass", "%", Array.ConvertAll(points, p => Number(p.Row, p.Mass))),
        ])
        {
            Pressure = 1,
            PressureUnit = "%",
            Loading = 2,
            LoadingUnit = "%",
            Branches = [.. points.Select((_, i) => i < count ? SorptionBranch.Adsorption : SorptionBranch.Desorption)],
            Saturation = double.IsNaN(saturation) ? null : [.. points.Select(_ => saturation)],
            SaturationUnit = PressureUnitOf().Match(head.FirstOrDefault(e => e.Key.StartsWith("Vapour Pressure", StringComparison.Ordinal)).Key ?? "").Groups["unit"].Value,
            Temperature = ReportText.Kelvins(bath),
            Adsorptive = vapour,
            Adsorbent = sample,
            SampleMass = 1e-6 * ReportText.Number(head.FirstOrDefault(e => e.Key == "Ref. Mass").Value ?? ""),
            Metadata = new(head.Select(e => KeyValuePair.Create(e.Key.TrimEnd(':'), e.Value))),
        }.Build(source);
    }

    private static IEnumerable<KeyValuePair<string, string>> Head(WorkbookSheet? sheet) => sheet is null
        ? []
        : sheet.Rows.TakeWhile(r => r.Length < 5).Where(r => r.Length >= 2 && r[0].Length > 0 && r[1].Length > 0).Select(r => KeyValuePair.Create(r[0], r[1]));

    [GeneratedRegex(@"\[(?<unit>[^\]]+)\]")]
    private static partial Regex PressureUnitOf();
}
