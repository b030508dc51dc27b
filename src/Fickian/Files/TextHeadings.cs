using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>Names and units over the columns of a text table, and what else stands above it.</summary>
/// <param name="Columns">Heading of each column; of empty name where the file has none.</param>
/// <param name="Named">Whether the file names its columns.</param>
/// <param name="Metadata">Comments and lines above the headings, by name where they have one.</param>
internal sealed partial record TextHeadings(ImmutableArray<ColumnHeading> Columns, bool Named, Metadata Metadata)
{
    /// <summary>Reads what stands above a table.</summary>
    public static TextHeadings Of(TextLayout layout)
    {
        var above = layout.Lines;
        var comments = layout.Comments;
        ImmutableArray<string> units = [];
        if (above.Length > 1 && layout.Cells(above[^1]) is var last && last.Length >= layout.Columns - 1 && last.All(c => c.Length == 0 || SpectralQuantity.IsUnit(c)) && last.Any(c => c.Length > 0))
        {
            units = last;
            above = above[..^1];
        }

        ImmutableArray<string> names = [];
        if (above.Length > 0 && layout.Cells(above[^1]) is var cells && cells.Length >= 2 && cells.Length >= layout.Columns - 1)
        {
            names = cells;
            above = above[..^1];
        }
        else if (above.Length == 0 && comments.Length > 0 && layout.Cells(comments[^1]) is var said && said.Length == layout.Columns && !said.Any(c => Numbered().IsMatch(c) || c.Contains(':') || c.Contains('=')))
        {
            names = said;
            comments = comments[..^1];
        }

        var columns = Enumerable.Range(0, layout.Columns).Select(i => Heading(names.ElementAtOrDefault(i) ?? "", units.ElementAtOrDefault(i) ?? ""));
        return new([.. columns], names.Any(n => n.Length > 0), new(comments.Concat(above).Select(l => Entry(l, layout)).Where(e => e.Value.Length > 0)));
    }

    private static ColumnHeading Heading(string name, string unit)
    {
        var heading = ColumnHeading.Parse(name);
        return unit.Length == 0 ? heading : new(name, Bare(unit));
    }

    private static string Bare(string unit) => unit.Length > 2 && unit[0] is '[' or '(' && unit[^1] is ']' or ')' ? unit[1..^1].Trim() : unit;

    // 'key: value', 'key=value' and two cells are a name and its text.
    private static KeyValuePair<string, string> Entry(string line, TextLayout layout)
    {
        var sign = line.IndexOfAny([':', '=']);
        if (sign is > 0 and < 60)
            return new(line[..sign].Trim(), line[(sign + 1)..].Trim());
        var cells = layout.Cells(line);
        return cells.Length == 2 && cells[0].Length is > 0 and < 60 && layout.Separator != ' ' ? new(cells[0], cells[1]) : new("comment", line.Trim());
    }

    [GeneratedRegex(@"^(col(umn)?[ _]?\d+)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();
}
