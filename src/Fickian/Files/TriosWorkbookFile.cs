using System.Globalization;

namespace Fickian.Files;

/// <summary>Excel exports of TA Instruments TRIOS: a sheet of details, then one sheet for each step.</summary>
/// <remarks>
/// On the sheets of steps, names and units stand in the rows above the first row of numbers. The layout follows published descriptions; no file of an instrument has been read yet, which a finding says.
/// </remarks>
public static class TriosWorkbookFile
{
    private const string Details = "Details";
    private const int MostHeadRows = 50;

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("trios-excel", "TA Instruments TRIOS Excel", s => Workbook.Of(s)?[Details] is not null, Read);

    /// <summary>Reads the runs of a workbook.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The workbook is damaged or holds no steps.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var workbook = Workbook.Read(source);
        ThermalPart[] parts = [.. workbook.Sheets.Where(s => s.Name != Details).Select(Part).OfType<ThermalPart>()];
        if (parts.Length == 0 || workbook[Details] is not { } sheet)
            throw source.Wrong("", $"a sheet '{Details}' and sheets with names, units and rows of numbers were expected and {string.Join(", ", workbook.Sheets.Take(5).Select(s => s.Name))} was found; export the steps as text.");
        var details = sheet.Rows.Where(r => r.Length >= 2 && r[0].Length > 0 && r[1].Length > 0).Select(r => KeyValuePair.Create(r[0].TrimEnd(':'), r[1]));
        var finding = Finding.Warning("The layout of TRIOS workbooks is unverified: no file of an instrument has been read yet; compare the values with the program.");
        return new(source.Path, Format.Name, [.. TriosTextFile.Sets(source, parts, TriosTextFile.Metadata(new(details)), [finding])]);
    }

    private static ThermalPart? Part(WorkbookSheet sheet)
    {
        var first = Enumerable.Range(0, Math.Min(MostHeadRows, sheet.Rows.Count)).FirstOrDefault(i => sheet.Rows[i].Count(c => double.IsFinite(Number(c))) >= 2, -1);
        if (first < 1)
            return null;
        var above = sheet.Rows[first - 1];
        var units = first > 1 && sheet.Rows[first - 2].Count(c => c.Length > 0) >= 2;
        var names = units ? sheet.Rows[first - 2] : above;
        List<TableColumn> columns = [];
        for (var c = 0; c < names.Length; c++)
        {
            var column = c;
            var heading = units ? new ColumnHeading(names[c], c < above.Length ? WrittenUnit.Legible(above[c]) : "") : ColumnHeading.Parse(names[c]);
            if (heading.Name.Length > 0)
                columns.Add(new(heading.Name, heading.Unit, Enumerable.Range(first, sheet.Rows.Count - first).Select(r => Number(sheet[r, column])).ToArray()));
        }

        return columns.Count < 2 ? null : new(sheet.Name, [.. columns], []);
    }

    private static double Number(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : double.NaN;
}
