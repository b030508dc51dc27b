using Fickian.Reported;

namespace Fickian.Files;

/// <summary>The values that the paper prints, as kept in <c>data/reported</c>.</summary>
/// <remarks>One row per value: id, figure, sample, quantity, value, unit, kind, quote_location, note. SI units; the printed form stands in the note.</remarks>
public static class ReportedFile
{
    private static readonly string[] Columns = ["id", "figure", "sample", "quantity", "value", "unit", "kind", "quote_location", "note"];

    /// <summary>Reads the values.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">A column is missing, a kind is unknown or an identifier stands twice.</exception>
    public static ReportedValues Read(string path)
    {
        var text = DelimitedText.Read(path);
        if (!text.Headings.SequenceEqual(Columns, StringComparer.Ordinal))
            throw new DataFileException(path, "heading", $"the columns {string.Join(",", Columns)} were expected and {string.Join(",", text.Headings)} were found.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return new(text.Rows.Select(row =>
        {
            var c = text.Cells(row);
            if (!seen.Add(c[0]))
                throw new DataFileException(path, $"line {row.Line}", $"each identifier was expected once and '{c[0]}' stands there again; rename or delete it.");
            return new ReportedValue(c[0], c[1], c[2], c[3], c[4], c[5], Kind(path, row.Line, c[6]), c[7], c[8]);
        }));
    }

    private static ReportedKind Kind(string path, int line, string text) => text switch
    {
        "exact" => ReportedKind.Exact,
        "about" => ReportedKind.About,
        "bound" => ReportedKind.Bound,
        "range" => ReportedKind.Range,
        "na" => ReportedKind.NotAvailable,
        "order" => ReportedKind.Order,
        _ => throw new DataFileException(path, $"line {line}", $"a kind (exact, about, bound, range, na or order) was expected and '{text}' was found."),
    };
}
