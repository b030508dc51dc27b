namespace Fickian.Files;

/// <summary>Isotherms of pyGAPS and of the adsorption file parser: <c>.csv</c> and <c>.xls</c> with tags above or beside the table.</summary>
/// <remarks>
/// Text: lines <c>tag,value</c>, a line that begins with <c>data:[</c>, one of headings, then the points; the branch is a column of the words ads and des.
/// Workbook: the sheet <c>data</c> holds tags and table, another sheet (<c>otherdata</c>, <c>metadata</c>) more tags.
/// </remarks>
public static class PygapsFile
{
    /// <summary>The text, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("pygaps-csv", "pyGAPS isotherm (.csv)", s => ReportText.Beginning(s).IndexOf("data:["u8) >= 0, Read);

    /// <summary>The workbook, for <see cref="DataFile"/>.</summary>
    public static FileFormat WorkbookFormat { get; } = new("pygaps-xls", "pyGAPS isotherm (.xls)", s => Workbook.Of(s)?["data"] is { } data && Heading(data.Rows) >= 0, ReadWorkbook);

    /// <summary>Reads the isotherm of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no such table, or it is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Workbook.Of(source) is null ? Read(source) : ReadWorkbook(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (lines, encoding) = ReportText.Lines(source);
        string[][] rows = [.. lines.Select(l => Array.ConvertAll(l.Split(','), c => c.Trim()))];
        var heading = Array.FindIndex(rows, r => r[0].StartsWith("data:[", StringComparison.Ordinal)) + 1;
        if (heading == 0 || heading >= rows.Length)
            throw source.Wrong("", "a line 'data:[…' and the table below it were expected and not found; export the isotherm again.");
        return new(source.Path, Format.Name, [Build(source, rows, heading, Tags(rows.Take(heading - 1)))]) { Variant = encoding };
    }

    private static FileContents ReadWorkbook(FileSource source)
    {
        var workbook = Workbook.Read(source);
        var rows = workbook["data"]?.Rows ?? [];
        var heading = Heading(rows);
        if (heading < 0)
            throw source.Wrong("", "a sheet 'data' with a row of headings 'pressure' and 'loading' was expected and none was found; export the isotherm again.");
        var tags = Tags(rows.Take(heading)).Concat(workbook.Sheets.Where(s => s.Name is "otherdata" or "metadata").SelectMany(s => Tags(s.Rows)));
        return new(source.Path, WorkbookFormat.Name, [Build(source, [.. rows], heading, tags)]);
    }

    private static int Heading(IReadOnlyList<string[]> rows) =>
        Enumerable.Range(0, rows.Count).FirstOrDefault(i => rows[i].Contains("pressure", StringComparer.OrdinalIgnoreCase) && rows[i].Contains("loading", StringComparer.OrdinalIgnoreCase), -1);

    private static IEnumerable<KeyValuePair<string, string>> Tags(IEnumerable<string[]> rows) =>
        rows.Where(r => r.Length > 1 && r[0].Length > 0).Select(r => KeyValuePair.Create(r[0], string.Join(',', r[1..])));

    private static Sorption.IsothermRun Build(FileSource source, string[][] rows, int heading, IEnumerable<KeyValuePair<string, string>> tags)
    {
        var names = rows[heading];
        var branch = Array.FindIndex(names, n => n.Equals("branch", StringComparison.OrdinalIgnoreCase));
        var points = rows[(heading + 1)..].Where(r => r.Any(c => c.Length > 0)).ToArray();
        string Cell(string[] row, int column) => (uint)column < (uint)row.Length ? row[column] : "";
        List<TableColumn> columns = [];
        for (var c = 0; c < names.Length; c++)
        {
            if (c == branch || names[c].Length == 0)
                continue;
            var parsed = ColumnHeading.Parse(names[c]);
            columns.Add(new(parsed.Name, parsed.Unit, Array.ConvertAll(points, r => ReportText.Number(Cell(r, c)))));
        }

        var branches = branch < 0 ? null : TaggedIsotherm.Branches(Array.ConvertAll(points, r => Cell(r, branch)));
        return new TaggedIsotherm([.. tags]).Parts(source, columns, branches).Build(source);
    }
}
