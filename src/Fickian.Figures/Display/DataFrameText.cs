using System.Globalization;
using System.Text;
using Fickian.Figures.Print;
using Microsoft.Data.Analysis;

namespace Fickian.Figures;

/// <summary>A table as text: the first rows, numbers to six digits.</summary>
internal static class DataFrameText
{
    private const long MostRows = 20;

    public static string Html(DataFrame table)
    {
        var text = new StringBuilder("<table><thead><tr>");
        foreach (var column in table.Columns)
            text.Append("<th>").Append(Escape(column.Name)).Append("</th>");
        text.Append("</tr></thead><tbody>");
        for (var row = 0L; row < Math.Min(MostRows, table.Rows.Count); row++)
        {
            text.Append("<tr>");
            foreach (var column in table.Columns)
                text.Append(column.IsNumericColumn() ? "<td style=\"text-align:right\">" : "<td style=\"text-align:left\">").Append(Escape(Cell(column[row]))).Append("</td>");
            text.Append("</tr>");
        }
        text.Append("</tbody></table>");
        return table.Rows.Count > MostRows ? text.Append("<p>").Append(More(table)).Append("</p>").ToString() : text.ToString();
    }

    public static string Plain(DataFrame table)
    {
        var rows = (int)Math.Min(MostRows, table.Rows.Count);
        var cells = table.Columns.Select(c => Enumerable.Range(0, rows).Select(r => Cell(c[r])).Prepend(c.Name).ToArray()).ToArray();
        var widths = cells.Select(c => c.Max(t => t.Length)).ToArray();
        var lines = Enumerable.Range(0, rows + 1).Select(r =>
            string.Join("  ", cells.Select((c, i) => table.Columns[i].IsNumericColumn() ? c[r].PadLeft(widths[i]) : c[r].PadRight(widths[i]))).TrimEnd());
        return string.Join('\n', table.Rows.Count > MostRows ? lines.Append(More(table)) : lines);
    }

    /// <summary>Text safe in HTML; letters beyond ASCII stay as they are.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string More(DataFrame table) =>
        string.Create(CultureInfo.InvariantCulture, $"{MostRows} of {table.Rows.Count} rows");

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
