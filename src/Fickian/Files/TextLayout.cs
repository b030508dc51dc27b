using System.Collections.Immutable;
using System.Text;

namespace Fickian.Files;

/// <summary>How a table is written in a text: where its rows begin, what parts its cells, and what stands above it.</summary>
/// <param name="Separator">What parts the cells: tab, semicolon, comma, or a blank for any run of blanks and tabs.</param>
/// <param name="Point">Decimal sign.</param>
/// <param name="Columns">Number of cells of most rows.</param>
/// <param name="Start">Place of the first row in the text.</param>
/// <param name="FirstLine">Number of its line, counted from 1.</param>
/// <param name="Comments">Comment lines above, without their sign.</param>
/// <param name="Lines">Other lines above that are not blank.</param>
internal sealed record TextLayout(byte Separator, byte Point, int Columns, int Start, int FirstLine, ImmutableArray<string> Comments, ImmutableArray<string> Lines)
{
    /// <summary>Bytes at the beginning of a file in which the first rows must lie.</summary>
    public const int Sample = 1 << 21;

    /// <summary>Lines over which the separator and the decimal sign are voted on.</summary>
    private const int Votes = 200;

    private const int EnoughBytes = 1 << 16;
    private const int EnoughLines = 3;

    private static readonly byte[] Separators = [(byte)'\t', (byte)';', (byte)',', (byte)' '];

    /// <summary>Whether some cells have a decimal point and others a decimal comma.</summary>
    public bool Mixed { get; private init; }

    /// <summary>The layout of a text; null if it holds no rows of at least two numbers.</summary>
    /// <param name="text">The text or its beginning.</param>
    public static TextLayout? Find(ReadOnlySpan<byte> text)
    {
        var lines = FirstLines(text);
        TextLayout? best = null;
        var most = 0;
        foreach (var separator in Separators)
        {
            var rows = Rows(text, lines, separator, out var columns);
            if (rows.Count > most)
                (most, best) = (rows.Count, From(text, lines, rows, separator, columns));
        }

        return best;
    }

    /// <summary>Cells of a line above the table, without quotes and the blanks around them.</summary>
    public ImmutableArray<string> Cells(string line)
    {
        if (Separator == ' ')
            return [.. line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        var cells = ImmutableArray.CreateBuilder<string>();
        var (start, quoted) = (0, false);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
                quoted = !quoted;
            if (i < line.Length && (quoted || line[i] != (char)Separator))
                continue;
            cells.Add(line[start..i].Trim().Trim('"').Trim());
            start = i + 1;
        }

        return cells.DrainToImmutable();
    }

    private static List<(int Start, int End, int Line)> FirstLines(ReadOnlySpan<byte> text)
    {
        List<(int, int, int)> lines = [];
        var line = 0;
        for (var start = 0; start < text.Length && (lines.Count < EnoughLines || start < EnoughBytes);)
        {
            var end = TextLines.End(text, start);
            line++;
            if (end - start <= TextLines.Longest && !TextLines.IsBlank(text[start..end]))
                lines.Add((start, end, line));
            start = end + 1;
        }

        return lines;
    }

    // Lines of which every cell that is not empty looks like a number, of the number of cells that most of them have.
    private static List<int> Rows(ReadOnlySpan<byte> text, List<(int Start, int End, int Line)> lines, byte separator, out int columns)
    {
        Dictionary<int, List<int>> byCount = [];
        for (var i = 0; i < lines.Count; i++)
        {
            var line = text[lines[i].Start..lines[i].End];
            var cells = TextLines.IsComment(line) ? 0 : Numbers(line, separator);
            if (cells < 2)
                continue;
            if (!byCount.TryGetValue(cells, out var of))
                byCount.Add(cells, of = []);
            of.Add(i);
        }

        var mode = byCount.OrderByDescending(c => c.Value.Count).ThenByDescending(c => c.Key).FirstOrDefault();
        columns = mode.Key;
        if (mode.Value is null)
            return [];

        // Some programs end every row with a separator.
        var closed = columns > 2 && separator != ' ';
        foreach (var row in mode.Value)
            closed = closed && Line(text, lines[row]) is var line && TextLines.IsBlank(line[(line.LastIndexOf(separator) + 1)..]);
        columns -= closed ? 1 : 0;
        return mode.Value;
    }

    // Number of cells of a row of numbers; 0 if the line is none.
    private static int Numbers(ReadOnlySpan<byte> line, byte separator)
    {
        var (cells, numbers, texts) = (0, 0, 0);
        foreach (var range in new CellRanges(line, separator))
        {
            var cell = line[range];
            cells++;
            if (TextCell.LooksLikeNumber(cell))
                numbers++;
            else if (!TextCell.IsMissing(cell))
                texts++;
        }

        return numbers > 0 && numbers >= 2 * texts && (texts == 0 || numbers > 1) ? cells : 0;
    }

    private static TextLayout From(ReadOnlySpan<byte> text, List<(int Start, int End, int Line)> lines, List<int> rows, byte separator, int columns)
    {
        var first = rows.Count > 1 && IsHeading(Line(text, lines[rows[0]]), Line(text, lines[rows[1]]), separator) ? rows[1] : rows[0];
        var above = ImmutableArray.CreateBuilder<string>();
        var comments = ImmutableArray.CreateBuilder<string>();
        foreach (var (start, end, _) in lines[..first])
        {
            var line = text[start..end];
            if (TextLines.IsComment(line))
                comments.Add(Encoding.UTF8.GetString(line).Trim().TrimStart('#', '%').Trim());
            else
                above.Add(Encoding.UTF8.GetString(line).TrimEnd('\r'));
        }

        var (points, commas, damaged) = (0, 0, false);
        foreach (var row in rows.Take(Votes))
        {
            damaged = damaged || HasDamage(Line(text, lines[row]), separator);
            var line = Line(text, lines[row]);
            foreach (var range in new CellRanges(line, separator))
            {
                points += line[range].Contains((byte)'.') && !line[range].Contains((byte)',') ? 1 : 0;
                commas += line[range].Contains((byte)',') && !line[range].Contains((byte)'.') && !TextCell.IsDamaged(line[range]) ? 1 : 0;
            }
        }

        return new(separator, (byte)(separator != ',' && commas > 0 && commas >= points ? ',' : '.'), columns, lines[first].Start, lines[first].Line, comments.ToImmutable(), above.ToImmutable())
        {
            Mixed = separator != ',' && points > 0 && commas > 0 && !damaged,
        };
    }

    private static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> text, (int Start, int End, int Line) line) => text[line.Start..line.End];

    // Numbers over columns are a heading where the rows begin with numbers and it does not: 'x,y,1000,1001' or ',,1000,1001'.
    private static bool IsHeading(ReadOnlySpan<byte> line, ReadOnlySpan<byte> next, byte separator)
    {
        var of = new CellRanges(line, separator);
        var below = new CellRanges(next, separator);
        var (at, empty) = (0, 0);
        while (at < 2 && of.MoveNext() && below.MoveNext() && TextCell.LooksLikeNumber(next[below.Current]))
        {
            var cell = line[of.Current];
            if (TextCell.IsMissing(cell))
                empty++;
            else if (!TextCell.LooksLikeNumber(cell))
                return true;
            at++;
        }

        return empty == 2;
    }

    private static bool HasDamage(ReadOnlySpan<byte> line, byte separator)
    {
        foreach (var range in new CellRanges(line, separator))
        {
            if (TextCell.IsDamaged(line[range]))
                return true;
        }

        return false;
    }
}
