using System.Globalization;
using System.Text;

namespace Fickian.Cli.Maps;

/// <summary>A table as comma-separated text: what it is in comment lines, then names with units, then rows; what is not determined is an empty cell.</summary>
internal static class TableText
{
    public static string Of(Table table)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in table.Metadata.Entries)
            text.Append(CultureInfo.InvariantCulture, $"# {name}: {value}\n");
        text.AppendJoin(',', table.Columns.Select(c => c.Unit is "" or "1" ? c.Name : c.Heading)).Append('\n');
        for (var row = 0; row < table.Rows; row++)
        {
            for (var column = 0; column < table.Columns.Length; column++)
                text.Append(column == 0 ? "" : ",").Append(Number(table.Columns[column].Values.Span[row]));
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("G8", CultureInfo.InvariantCulture) : "";
}
