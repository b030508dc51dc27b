using System.Globalization;
using System.Text;

namespace Fickian.Files;

/// <summary>A table in delimited text: comment lines (#), one heading line, then rows of cells.</summary>
/// <remarks>
/// Separator: tab, semicolon or comma, the first of them that the heading line holds.
/// Decimal comma: only where cells are parted by tab or semicolon and no cell of the file has a decimal point.
/// </remarks>
internal sealed class DelimitedText
{
    /// <summary>Text tables above this size are refused; no laboratory export of a single curve comes near it.</summary>
    private const long LargestFile = 256L << 20;

    private readonly char separator;
    private readonly bool decimalComma;

    private DelimitedText(string path, IReadOnlyList<string> comments, IReadOnlyList<string> headings, IReadOnlyList<(int Line, string Text)> rows, char separator)
    {
        Path = path;
        Comments = comments;
        Headings = headings;
        Rows = rows;
        this.separator = separator;
        decimalComma = separator != ',' && rows.Any(r => r.Text.Contains(',')) && !rows.Any(r => r.Text.Contains('.'));
    }

    public string Path { get; }

    /// <summary>Comment lines without their sign.</summary>
    public IReadOnlyList<string> Comments { get; }

    /// <summary>Cells of the heading line.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>Rows with their line numbers.</summary>
    public IReadOnlyList<(int Line, string Text)> Rows { get; }

    public static DelimitedText Read(string path)
    {
        var lines = Lines(path);
        var comments = lines.Where(l => l.Text.StartsWith('#')).Select(l => l.Text[1..].Trim()).ToArray();
        var content = lines.Where(l => !l.Text.StartsWith('#')).ToArray();
        if (content.Length == 0)
            throw new DataFileException(path, "", "a heading line and rows of numbers were expected and the file holds none; check that the export was complete.");
        var heading = content[0].Text;
        var sign = heading.Contains('\t') ? '\t' : heading.Contains(';') ? ';' : heading.Contains(',') ? ',' : '\0';
        if (sign == '\0')
            throw new DataFileException(path, $"line {content[0].Line}", $"a heading such as 'time / s,uptake' was expected and '{Excerpt(heading)}' was found; part the columns by comma, semicolon or tab.");
        return new(path, comments, Split(heading, sign), content[1..], sign);
    }

    /// <summary>Cells of one row; their number must be that of the headings.</summary>
    public IReadOnlyList<string> Cells((int Line, string Text) row)
    {
        var cells = Split(row.Text, separator);
        if (cells.Count != Headings.Count)
        {
            var comma = separator == ',' && cells.Count == 2 * Headings.Count ? " (a decimal comma is ambiguous beside comma-separated cells: part the cells by semicolon)" : "";
            throw new DataFileException(Path, $"line {row.Line}", $"{Headings.Count} cells were expected, as in the heading, and {cells.Count} were found{comma}.");
        }

        return cells;
    }

    /// <summary>The number in a cell.</summary>
    public double Number(string cell, int line, string column)
    {
        var text = decimalComma ? cell.Replace(',', '.') : cell;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            return value;
        var found = cell.Length == 0 ? "an empty cell" : $"'{Excerpt(cell)}'";
        var hint = separator != ',' && cell.Contains(',') && !decimalComma ? "; decimal commas and decimal points are mixed in this file" : "";
        throw new DataFileException(Path, $"line {line}", $"a finite number was expected in column '{column}' and {found} was found{hint}; correct the cell or delete the row.");
    }

    /// <summary>Whether a cell holds a number.</summary>
    public static bool IsNumber(string cell) =>
        double.TryParse(cell.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static (int Line, string Text)[] Lines(string path)
    {
        if (Directory.Exists(path))
            throw new DataFileException(path, "", "a file was expected and a folder was found; name the file in it.");
        if (!File.Exists(path))
            throw new DataFileException(path, "", "the file does not exist; check the path.");
        try
        {
            if (new FileInfo(path).Length > LargestFile)
                throw new DataFileException(path, "", $"a text table of at most {LargestFile >> 20} MiB was expected; split the file.");
            var text = Decode(File.ReadAllBytes(path));
            var zero = text.IndexOf('\0', StringComparison.Ordinal);
            if (zero >= 0)
                throw new DataFileException(path, $"character {zero}", "text was expected and a zero byte was found: this is a binary file; export it as text.");
            return [.. text.ReplaceLineEndings("\n").Split('\n').Select((t, i) => (i + 1, t.Trim('\uFEFF', ' '))).Where(l => l.Item2.Trim().Length > 0)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(path, $"the file cannot be read ({e.Message.TrimEnd('.')}); check that no other program holds it and that you may read it.", e);
        }
    }

    // A byte order mark decides; without one, text that is not valid UTF-8 is taken as Latin-1, in which every byte means something.
    private static string Decode(byte[] bytes)
    {
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private static List<string> Split(string line, char separator)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[i++]);
            else if (c == '"')
                quoted = !quoted;
            else if (c == separator && !quoted)
                Close();
            else
                cell.Append(c);
        }

        Close();
        return cells;

        void Close()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }
    }

    private static string Excerpt(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
