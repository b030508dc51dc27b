using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>One of several tables in a text: rows of numbers from one place to another, whose headings the reader knows.</summary>
internal static class TextSection
{
    private const int MostColumns = 4096;
    private const int Votes = 200;

    /// <summary>Reads the rows of one step, as <see cref="Read"/> does.</summary>
    public static ThermalPart Part(string name, FileSource source, ReadOnlyMemory<byte> text, TextStretch rows, byte separator, byte point, IReadOnlyList<ColumnHeading> headings)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var columns = Read(source, text, rows, separator, point, headings, findings);
        return new(name, columns, findings.ToImmutable());
    }

    /// <summary>Reads the rows between two places.</summary>
    /// <param name="source">The file, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <param name="rows">Places of the first row and of the end of the last, and the number of the first line.</param>
    /// <param name="separator">What parts the cells; a blank stands for any run of blanks and tabs.</param>
    /// <param name="point">Decimal sign; 0 to find it by vote.</param>
    /// <param name="headings">Name and unit of each column.</param>
    /// <param name="findings">Takes what is worth knowing.</param>
    /// <exception cref="DataFileException">A cell or row is none of such a table.</exception>
    public static ImmutableArray<TableColumn> Read(FileSource source, ReadOnlyMemory<byte> text, TextStretch rows, byte separator, byte point, IReadOnlyList<ColumnHeading> headings, ImmutableArray<Finding>.Builder findings)
    {
        if (headings.Count is 0 or > MostColumns)
            throw source.Wrong($"line {rows.Line}", $"1 to {MostColumns} headings were expected over the rows and {headings.Count} were found; export the table again.");
        var layout = new TextLayout(separator, point == 0 ? Point(source, text.Span, rows, separator) : point, headings.Count, rows.Start, rows.Line, [], []);
        var read = TextRows<double>.ReadTable(source, text[..rows.End], layout);

        // A column without a name is the margin of the table, not a value that is missing.
        var margin = headings.Count(h => h.Name.Length == 0 && h.Unit.Length == 0);
        Tell(findings, read.Missing - ((long)read.Rows * margin), "cells are empty and were kept as missing");
        Tell(findings, read.Texts, "cells hold text and were kept as missing numbers");
        Tell(findings, read.Skipped, "lines between the rows hold no number and were left out");
        return [.. headings.Select((h, c) => Column(h, c, read, headings.Count)).Where(c => c.Name.Length > 0)];
    }

    /// <summary>Values of one column of rows that were read together.</summary>
    private static TableColumn Column(ColumnHeading heading, int column, TextRows<double> rows, int columns)
    {
        if (heading.Name.Length == 0 && heading.Unit.Length == 0)
            return new("", "", ReadOnlyMemory<double>.Empty);
        var values = new double[rows.Rows];
        for (var i = 0; i < values.Length; i++)
            values[i] = rows.Values[(i * columns) + column];
        return new(heading.Name.Length > 0 ? heading.Name : $"column {column + 1}", WrittenUnit.Legible(heading.Unit), values);
    }

    /// <summary>The decimal sign of rows, by a vote over the first of them.</summary>
    private static byte Point(FileSource source, ReadOnlySpan<byte> text, TextStretch rows, byte separator)
    {
        if (separator == ',')
            return (byte)'.';
        var (points, commas, lines) = (0, 0, 0);
        for (var at = rows.Start; at < rows.End && lines < Votes; lines++)
        {
            var end = Math.Min(rows.End, TextLines.End(text, at));
            foreach (var range in new CellRanges(text[at..end], separator))
            {
                var cell = text[at..end][range].Trim(" \t\r\""u8);
                points += TextCell.IsNumber(cell, (byte)'.') && cell.Contains((byte)'.') ? 1 : 0;
                commas += TextCell.IsNumber(cell, (byte)',') && cell.Contains((byte)',') ? 1 : 0;
            }

            at = end + 1;
        }

        if (points > 0 && commas > 0)
            throw source.Wrong($"line {rows.Line}", "one decimal sign was expected and points and commas are mixed in the rows that follow; export the table again with one of them.");
        return (byte)(commas > 0 ? ',' : '.');
    }

    private static void Tell(ImmutableArray<Finding>.Builder findings, long count, string what)
    {
        if (count > 0)
            findings.Add(Finding.Hint($"{count} {what}."));
    }
}
