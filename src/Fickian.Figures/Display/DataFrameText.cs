using System.Globalization;
using System.Text;
using Fickian.Figures.Print;
using Microsoft.Data.Analysis;

namespace Fickian.Figures;

/// <summary>A table as text: the first rows, numbers to six digits.</summary>
internal static class DataFrameText
{
    private const int MostRows = 20;

    public static string Html(DataFrame table) => Html(table, MostRows);

    public static string Html(DataFrame table, int most)
    {
        var text = new StringBuilder("<table><thead><tr>");
        foreach (var column in table.Columns)
            text.Append("<th>").Append(Escape(column.Name)).Append("</th>");
        text.Append("</tr></thead><tbody>");
        for (var row = 0L; row < Math.Min(most, table.Rows.Count); row++)
        {
            text.Append("<tr>");
            foreach (var column in table.Columns)
                text.Append(column.IsNumericColumn() ? "<td style=\"text-align:right\">" : "<td style=\"text-align:left\">").Append(Escape(Cell(column[row]))).Append("</td>");
            text.Append("</tr>");
        }
        text.Append("</tbody></table>");
        return table.Rows.Count > most ? text.Append("<p>").Append(More(table, most)).Append("</p>").ToString() : text.ToString();
    }

    public static string Plain(DataFrame table) => Plain(table, MostRows);

    public static string Plain(DataFrame table, int most)
    {
        var rows = (int)Math.Min(most, table.Rows.Count);
        var cells = table.Columns.Select(c => Enumerable.Range(0, rows).Select(r => Cell(c[r])).Prepend(c.Name).ToArray()).ToArray();
        var widths = cells.Select(c => c.Max(t => t.Length)).ToArray();
        var lines = Enumerable.Range(0, rows + 1).Select(r =>
            string.Join("  ", cells.Select((c, i) => table.Columns[i].IsNumericColumn() ? c[r].PadLeft(widths[i]) : c[r].PadRight(widths[i]))).TrimEnd());
        return string.Join('\n', table.Rows.Count > most ? lines.Append(More(table, most)) : lines);
    }

    /// <summary>Text safe in HTML; letters beyond ASCII stay as they are.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string More(DataFrame table, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"{most} of {table.Rows.Count} rows");

    private static string Cell(object? value) => value switch
    {
        null => "",
        double number => Number(number),
        float number => Number(number),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Number(double number)
    {
        var parts = number.ToString("G6", CultureInfo.InvariantCulture).Split('E');
        var power = parts.Length == 1 ? "" : "·10" + Superscripts.Of(int.Parse(parts[1], CultureInfo.InvariantCulture));
        return Superscripts.Minus(parts[0]) + power;
    }
}
