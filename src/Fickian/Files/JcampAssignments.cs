using System.Collections.Immutable;
using System.Text;

namespace Fickian.Files;

/// <summary>Peak assignments <c>(XYA)</c> of a JCAMP-DX file, and peak tables of more than two numbers, as tables.</summary>
internal static class JcampAssignments
{
    /// <summary>Reads groups in brackets: numbers, then an assignment in angle brackets, which becomes metadata.</summary>
    public static Table Read(FileSource source, JcampBlock block, JcampRecord record)
    {
        var symbols = string.Concat(record.First.TakeWhile(c => c != '.').Where(char.IsLetter)).ToUpperInvariant();
        var numbers = symbols.Where(c => c is 'X' or 'Y' or 'W').ToArray();
        var columns = numbers.Select(_ => new List<double>()).ToArray();
        List<KeyValuePair<string, string>> texts = [];
        var text = record.Body.Span;
        var line = record.Line;
        for (var start = TextLines.End(text, 0) + 1; start < text.Length;)
        {
            var end = TextLines.End(text, start);
            line++;
            var group = Encoding.UTF8.GetString(JcampRecord.Uncommented(text[start..end])).Trim();
            start = end + 1;
            if (group.Length == 0 || (group[0] == '<' && texts.Count > 0))
                continue;
            var open = group.IndexOf('<', StringComparison.Ordinal);
            var cells = (open < 0 ? group : group[..open]).Trim('(', ')', ' ').Split([',', ';', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            for (var c = 0; c < columns.Length; c++)
            {
                var cell = Array.IndexOf(symbols.ToCharArray(), numbers[c]) is var at && at < cells.Length ? cells[at] : c < 2 ? "" : "?";
                columns[c].Add(JcampBlock.ParseNumber(cell) ?? (cell == "?" ? double.NaN : throw source.Wrong($"line {line}", $"a group such as (1700, 0.5, <C=O>) was expected and '{TextLines.Excerpt(Encoding.UTF8.GetBytes(group))}' was found; correct the line.")));
            }

            if (open >= 0)
                texts.Add(new($"assignment {columns[0].Count}", group[(open + 1)..].TrimEnd(')', ' ').TrimEnd('>')));
        }

        return Of(block, JcampScale.Of(block), numbers, columns) with { Metadata = new([.. JcampMetadata.Of(block).Entries, .. texts]), Kind = "assignments" };
    }

    /// <summary>A table of peaks with more than an abscissa and an ordinate.</summary>
    public static Table Peaks(JcampBlock block, JcampScale scale, string symbols, List<double>[] lists) =>
        Of(block, scale, symbols.ToUpperInvariant(), lists) with { Metadata = JcampMetadata.Of(block), Kind = "peaks" };

    private static Table Of(JcampBlock block, JcampScale scale, ReadOnlySpan<char> symbols, List<double>[] lists)
    {
        var columns = ImmutableArray.CreateBuilder<TableColumn>();
        for (var i = 0; i < lists.Length; i++)
        {
            var (factor, unit) = symbols[i] switch { 'X' => (scale.XFactor, scale.XUnits), 'Y' => (scale.YFactor, scale.YUnits), _ => (1, "") };
            columns.Add(new(symbols[i].ToString(), unit, lists[i].Select(v => v * factor).ToArray()));
        }

        return new(block["TITLE"] ?? "peaks", columns.DrainToImmutable());
    }
}
