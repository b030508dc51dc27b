using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>Any table of numbers in text: an uptake curve, a thermogram, the export of a balance.</summary>
/// <remarks>
/// Above the rows may stand comments (#), lines of names and values, one line of headings and one of units; units may also stand in the headings as <c>name / unit</c>, <c>name (unit)</c> or <c>name [unit]</c>.
/// Columns without a name are numbered. Cells without a number are NaN and counted in a finding; a number with two decimal signs is refused.
/// This format takes what no other text format recognises, so it is offered last.
/// </remarks>
public static class TextTableFile
{
    private const int MostColumns = 4096;

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("table", "table of numbers as text", s => TextProbe.Of(s).Layout is not null, Read);

    /// <summary>Reads the table of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no rows of numbers, or it is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (text, encoding) = TextEncoding.Read(source);
        var layout = TextLayout.Find(text.Span)
            ?? throw source.Wrong("", "rows of at least two numbers were expected and none were found; export the data as a table.");
        if (layout.Columns > MostColumns)
            throw source.Wrong($"line {layout.FirstLine}", $"at most {MostColumns} columns were expected and {layout.Columns} were found; split the table.");
        var rows = TextRows<double>.ReadTable(source, text, layout);
        var headings = TextHeadings.Of(layout);
        var columns = Enumerable.Range(0, layout.Columns).Select(c => Column(headings.Columns[c], c, rows, layout.Columns));
        var table = new Table(Path.GetFileNameWithoutExtension(source.Name), [.. columns]) { Metadata = headings.Metadata, Findings = Findings(rows) };
        return new(source.Path, Format.Name, [table]) { Variant = encoding };
    }

    private static TableColumn Column(ColumnHeading heading, int column, TextRows<double> rows, int columns)
    {
        var values = new double[rows.Rows];
        for (var i = 0; i < values.Length; i++)
            values[i] = rows.Values[(i * columns) + column];
        return new(heading.Name.Length > 0 ? heading.Name : $"column {column + 1}", heading.Unit, values);
    }

    private static ImmutableArray<Finding> Findings(TextRows<double> rows)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        if (rows.Missing > 0)
            findings.Add(Finding.Hint($"{rows.Missing} cells are empty and were kept as missing."));
        if (rows.Texts > 0)
            findings.Add(Finding.Hint($"{rows.Texts} cells hold text and were kept as missing numbers."));
        if (rows.Skipped > 0)
            findings.Add(Finding.Hint($"{rows.Skipped} lines below the headings hold no number and were left out."));
        return findings.ToImmutable();
    }
}
