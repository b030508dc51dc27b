using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Data point tables of Bruker OPUS (<c>.dpt</c>): two columns parted by tab or comma, without a heading, both rounded to five decimals.</summary>
/// <remarks>
/// The file states no unit: an abscissa between 10 and 15 000 at both ends is taken as wavenumbers in cm⁻¹ with a finding, one that counts 0, 1, 2 … as points of an interferogram; what the values are stays unknown.
/// </remarks>
public static class DataPointTable
{
    private const int Looked = 50;
    private const int Decimals = 5;

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("bruker-dpt", "Bruker OPUS data point table", Recognises, Read);

    /// <summary>Reads the spectrum of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no two columns of numbers, or it is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (text, encoding) = TextEncoding.Read(source);
        var layout = TextLayout.Find(text.Span);
        if (layout is not { Columns: 2 })
            throw source.Wrong("", $"two columns of numbers were expected and {(layout is null ? "none" : $"{layout.Columns}")} were found; export the data point table again.");
        var points = TwoCells(text.Span, layout, out var counted) > 1 && counted;
        return new(source.Path, Format.Name, XyTextFile.Spectra(source, text, layout, points ? InfraredQuantity.InterferogramPoint : null)) { Variant = encoding };
    }

    private static bool Recognises(FileSource source)
    {
        var probe = TextProbe.Of(source);
        return probe.Layout is { Columns: 2, Separator: (byte)'\t' or (byte)',', Point: (byte)'.', Comments.IsEmpty: true, Lines.IsEmpty: true } layout && TwoCells(probe.Text.Span, layout, out _) > 1;
    }

    // Number of the first rows if all of them have five decimals in both cells, else 0.
    private static int TwoCells(ReadOnlySpan<byte> text, TextLayout layout, out bool counted)
    {
        counted = true;
        var rows = 0;
        for (var start = layout.Start; start < text.Length && rows < Looked;)
        {
            var end = TextLines.End(text, start);
            var line = text[start..end];
            start = end + 1;
            if (TextLines.IsBlank(line))
                continue;
            var cells = 0;
            foreach (var range in new CellRanges(line, layout.Separator))
            {
                var cell = line[range].Trim(TextCell.Blanks);
                if (cell.Length == 0)
                    continue;
                if (cell.Length - cell.IndexOf((byte)'.') != Decimals + 1 || !TextCell.IsNumber(cell, (byte)'.'))
                    return 0;
                if (cells++ == 0)
                    counted &= NumberScan.Double(cell, (byte)'.', out var x) > 0 && x == rows;
            }

            rows++;
        }

        return rows;
    }
}
