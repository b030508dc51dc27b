using System.Collections.Immutable;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Spectra as text of two or more columns: the abscissa, then one spectrum a column.</summary>
/// <remarks>
/// With headings, the first column must be named as a spectral abscissa or have its unit; without any, two columns are taken as a spectrum if the first runs in one direction.
/// Lines that begin with # are comments; <c>key: value</c> and <c>key=value</c> in them become metadata, and <c>XUNITS</c>, <c>YUNITS</c> are heeded.
/// Separator and decimal sign are found by vote; encodings are those of <see cref="DataFile"/>'s other texts. A cell with two decimal signs is refused.
/// </remarks>
public static partial class XyTextFile
{
    private const int Looked = 200;

    /// <summary>The format with tabs or blanks between the columns, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("xy-text", "spectra as columns of text", s => Recognises(s, csv: false), Read);

    /// <summary>The format with commas or semicolons between the columns, for <see cref="DataFile"/>.</summary>
    public static FileFormat CsvFormat { get; } = new("xy-csv", "spectra as comma-separated columns", s => Recognises(s, csv: true), Read);

    /// <summary>Reads the spectra of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no columns of numbers, or it is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (text, encoding) = TextEncoding.Read(source);
        var layout = TextLayout.Find(text.Span)
            ?? throw source.Wrong("", "rows of an abscissa and values were expected and none were found; export the spectrum as two columns.");
        return new(source.Path, (IsCsv(layout) ? CsvFormat : Format).Name, Spectra(source, text, layout, null)) { Variant = encoding };
    }

    /// <summary>The spectra of a text.</summary>
    /// <param name="source">The file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="layout">How it is written.</param>
    /// <param name="abscissa">What the first column is; null to find out.</param>
    internal static ImmutableArray<IDataSet> Spectra(FileSource source, ReadOnlyMemory<byte> text, TextLayout layout, Quantity? abscissa)
    {
        var headings = TextHeadings.Of(layout);
        var rows = TextRows<double>.Read(source, text, layout, leading: 1);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var axis = new Axis(abscissa ?? Abscissa(headings) ?? TextMapFile.SpectralAxis(null, rows.Leading, findings), rows.Leading);
        if (rows.Missing > 0)
            findings.Add(Finding.Warning($"{rows.Missing} cells hold no value and were kept as missing."));
        if (!RunsOneWay(rows.Leading))
            findings.Add(Finding.Warning("The abscissa does not run in one direction."));
        var stem = Path.GetFileNameWithoutExtension(source.Name);
        var width = layout.Columns - 1;
        var sets = ImmutableArray.CreateBuilder<IDataSet>(width);
        for (var c = 0; c < width; c++)
        {
            var values = new double[rows.Rows];
            for (var i = 0; i < values.Length; i++)
                values[i] = rows.Values[(i * width) + c];
            var heading = headings.Columns[c + 1];
            sets.Add(new Spectrum(axis, values)
            {
                Name = width == 1 || heading.Name.Length == 0 ? width == 1 ? stem : $"{stem} {c + 1}" : heading.Name,
                Value = SpectralQuantity.Ordinate(heading.Name, heading.Unit.Length > 0 ? heading.Unit : headings.Metadata["YUNITS"] ?? ""),
                Metadata = headings.Metadata,
                Provenance = TextMapFile.Provenances(headings.Metadata["provenance"]),
                Findings = findings.ToImmutable(),
            });
        }

        return sets.DrainToImmutable();
    }

    private static bool Recognises(FileSource source, bool csv)
    {
        var probe = TextProbe.Of(source);
        if (probe.Layout is not { } layout || IsCsv(layout) != csv)
            return false;
        var headings = TextHeadings.Of(layout);
        return Abscissa(headings) is not null || (!headings.Named && layout.Columns == 2 && RunsOneWay(FirstCells(probe.Text.Span, layout)));
    }

    private static bool IsCsv(TextLayout layout) => layout.Separator is (byte)',' or (byte)';';

    private static Quantity? Abscissa(TextHeadings headings) => headings.Named
        ? SpectralQuantity.Abscissa(headings.Columns[0].Name, headings.Columns[0].Unit)
        : headings.Metadata["XUNITS"] is { } unit ? SpectralQuantity.Abscissa("", unit) : null;

    private static List<double> FirstCells(ReadOnlySpan<byte> text, TextLayout layout)
    {
        List<double> cells = [];
        for (var start = layout.Start; start < text.Length && cells.Count < Looked;)
        {
            var end = TextLines.End(text, start);
            if (!TextLines.IsBlank(text[start..end]) && !TextLines.IsComment(text[start..end]))
                cells.Add(NumberScan.Double(text[start..end].TrimStart(TextCell.Blanks), layout.Point, out var value) > 0 ? value : double.NaN);
            start = end + 1;
        }

        return cells;
    }

    private static bool RunsOneWay(IReadOnlyList<double> values)
    {
        for (var i = 1; i < values.Count; i++)
        {
            if (!((values[i] - values[i - 1]) * (values[1] - values[0]) > 0))
                return false;
        }

        return values.Count > 1;
    }
}
