using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>Isotherms of Micromeritics instruments: reports as workbook (<c>.xls</c>) and as text.</summary>
/// <remarks>
/// A workbook holds several reports side by side, parted by columns of <c>|</c>; only the tabular isotherm is read, the plots repeat its numbers.
/// Rows that hold nothing but a saturation pressure are not points: it counts for the points that follow. Decimal commas and points are understood.
/// </remarks>
public static partial class MicromeriticsFile
{
    private const int MostCells = 64;

    /// <summary>The workbook, for <see cref="DataFile"/>.</summary>
    public static FileFormat WorkbookFormat { get; } = new("micromeritics-xls", "Micromeritics report (.xls)", s => Heading(s) is not null, ReadWorkbook);

    /// <summary>The text, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("micromeritics", "Micromeritics report (text)", s => ReportText.HasLine(s, "Micromeritics Instrument"u8), Read);

    /// <summary>Reads the isotherm of a report.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no tabular isotherm, or it is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Workbook.Of(source) is null ? Read(source) : ReadWorkbook(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (lines, encoding) = ReportText.Lines(source);
        var report = new MicromeriticsReport();
        Dictionary<string, string> head = new(StringComparer.OrdinalIgnoreCase);
        var (titled, inTable) = (false, false);
        foreach (var line in lines)
        {
            if (report.Absolute.Count == 0 && !titled)
            {
                foreach (var entry in Entry().Matches(line).Cast<Match>())
                    head.TryAdd(entry.Groups["name"].Value, entry.Groups["value"].Value);
            }

            if (line.Trim() is "Isotherm Tabular Report")
                titled = true;
            if (titled && !inTable && Unit().Matches(line) is { Count: >= 4 } units)
            {
                (report.PressureUnit, report.QuantityUnit, report.SaturationUnit) = (units[1].Groups["unit"].Value, units[2].Groups["unit"].Value, units[^1].Groups["unit"].Value);
                inTable = true;
            }
            else if (inTable)
            {
                (titled, inTable) = Row(report, line) ? (true, true) : (false, false);
            }
        }

        return new(source.Path, Format.Name, [report.Build(source, [.. head])]) { Variant = encoding };
    }

    // Whether the line belongs to the table: a rule, a saturation pressure alone, or a point.
    private static bool Row(MicromeriticsReport report, string line)
    {
        var cells = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (cells.Length == 1 && cells[0].All(c => c == '-'))
            return true;
        if (cells.Length is 0 or > 6 || double.IsNaN(ReportText.Number(cells[0])))
            return false;
        if (cells.Length == 1)
            report.Add(double.NaN, double.NaN, double.NaN, "", ReportText.Number(cells[0]));
        else if (cells.Length >= 3)
            report.Add(ReportText.Number(cells[0]), ReportText.Number(cells[1]), ReportText.Number(cells[2]), cells.Length > 3 ? cells[3] : "", cells.Length > 4 ? ReportText.Number(cells[^1]) : double.NaN);
        return true;
    }

    private static FileContents ReadWorkbook(FileSource source)
    {
        var found = Heading(source) ?? throw source.Wrong("", "a sheet with an 'Isotherm Tabular Report' was expected and none was found; export the tabular report of the isotherm.");
        var (sheet, row, columns) = found;
        var report = new MicromeriticsReport
        {
            PressureUnit = UnitOf(sheet[row, columns.Absolute]),
            QuantityUnit = UnitOf(sheet[row, columns.Quantity]),
            SaturationUnit = columns.Saturation < 0 ? "" : UnitOf(sheet[row, columns.Saturation]),
        };
        for (var r = row + 1; r < sheet.Rows.Count; r++)
        {
            if (Enumerable.Range(columns.First, columns.Count).All(c => sheet[r, c].Length == 0))
                break;
            report.Add(
                ReportText.Number(sheet[r, columns.Relative]), ReportText.Number(sheet[r, columns.Absolute]), ReportText.Number(sheet[r, columns.Quantity]),
                columns.Elapsed < 0 ? "" : sheet[r, columns.Elapsed], columns.Saturation < 0 ? double.NaN : ReportText.Number(sheet[r, columns.Saturation]));
        }

        return new(source.Path, WorkbookFormat.Name, [report.Build(source, Head(sheet, row, columns.First, columns.Count))]) { Variant = $"sheet {sheet.Name}" };
    }

    // 'Sample mass:' and in the next cell '0.1013 g', above the table and left of the next bar.
    private static List<KeyValuePair<string, string>> Head(WorkbookSheet sheet, int rows, int first, int count)
    {
        List<KeyValuePair<string, string>> head = [];
        for (var r = 0; r < rows; r++)
        {
            for (var c = first; c < first + count; c++)
            {
                if (sheet[r, c].EndsWith(':') && sheet[r, c + 1].Length > 0 && sheet[r, c + 1] != "|")
                    head.Add(new(sheet[r, c].TrimEnd(':'), sheet[r, c + 1]));
            }
        }

        return head;
    }

    private sealed record Columns(int First, int Count, int Relative, int Absolute, int Quantity, int Elapsed, int Saturation);

    private static (WorkbookSheet Sheet, int Row, Columns Columns)? Heading(FileSource source)
    {
        foreach (var sheet in Workbook.Of(source)?.Sheets ?? [])
        {
            for (var r = 0; r < sheet.Rows.Count; r++)
            {
                for (var c = 0; c < sheet.Rows[r].Length; c++)
                {
                    if (sheet[r, c].StartsWith("Relative Pressure", StringComparison.OrdinalIgnoreCase) && Block(sheet.Rows[r], c) is { } columns)
                        return (sheet, r, columns);
                }
            }
        }

        return null;
    }

    // The columns between two bars, if pressure and amount stand among them.
    private static Columns? Block(string[] heading, int first)
    {
        var end = Array.FindIndex(heading, first, h => h == "|");
        end = Math.Min(end < 0 ? heading.Length : end, first + MostCells);
        int Find(string name) => Array.FindIndex(heading, first, end - first, h => h.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        return Find("Absolute Pressure") is >= 0 and var absolute && Find("Quantity Adsorbed") is >= 0 and var quantity
            ? new(first, end - first, first, absolute, quantity, Find("Elapsed Time"), Find("Saturation Pressure"))
            : null;
    }

    private static string UnitOf(string heading) => Unit().Match(heading) is { Success: true } m ? m.Groups["unit"].Value : "";

    [GeneratedRegex(@"\((?<unit>[^()]*)\)")]
    private static partial Regex Unit();

    [GeneratedRegex(@"(?<=^|\s{2,})(?<name>[A-Z][\w .\-]{2,40}):\s{2,}(?<value>\S.*?)(?=\s{3,}|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Entry();
}
