using System.Collections.Immutable;
using System.Globalization;
using Fickian.Infrared;

namespace Fickian.Files;

public static partial class TextMapFile
{
    // Column and row of each pixel by its name; null if the columns are not named so, or some pixel is absent or there twice.
    private static PixelColumns? Pixels(TextLayout layout)
    {
        var headings = TextHeadings.Of(layout);
        if (layout.Columns < 3)
            return null;
        var places = new (int Column, int Row)[layout.Columns - 1];
        for (var i = 0; i < places.Length; i++)
        {
            var name = headings.Columns[i + 1];
            if (PixelName().Match(name.Unit.Length > 0 && !name.Name.EndsWith(')') ? $"{name.Name}({name.Unit})" : name.Name) is not { Success: true } match)
                return null;
            places[i] = (int.Parse(match.Groups["column"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["row"].ValueSpan, CultureInfo.InvariantCulture));
        }

        var (columns, rows) = (places.Max(p => p.Column) + 1, places.Max(p => p.Row) + 1);
        return (long)columns * rows == places.Length && places.Distinct().Count() == places.Length ? new(headings, places, columns, rows) : null;
    }

    private static SpectralMap FromColumns(FileSource source, ReadOnlyMemory<byte> text, TextLayout layout, PixelColumns pixels)
    {
        var read = TextRows<float>.Read(source, text, layout, leading: 1);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        findings.Add(Finding.Warning("The file tells no positions; rows and columns are counted."));
        if (read.Missing > 0)
            findings.Add(Finding.Warning($"{read.Missing} cells hold no value and were kept as missing."));
        var (n, width) = (read.Rows, pixels.Places.Length);
        var values = new float[read.Values.Length];
        for (var p = 0; p < width; p++)
        {
            var (column, row) = pixels.Places[p];
            var to = values.AsSpan(((row * pixels.Columns) + column) * n, n);
            for (var i = 0; i < n; i++)
                to[i] = read.Values[(i * width) + p];
        }

        var (x, y) = (pixels.Headings.Columns[0], pixels.Headings.Columns[1]);
        return new(values, new Axis(SpectralAxis(x.Unit.Length > 0 ? $"{x.Name} [{x.Unit}]" : x.Name, read.Leading, findings), read.Leading), Axis.Index("row", pixels.Rows), Axis.Index("column", pixels.Columns))
        {
            Name = Path.GetFileNameWithoutExtension(source.Name),
            Value = SpectralQuantity.Ordinate("", y.Unit),
            Metadata = pixels.Headings.Metadata,
            Findings = findings.ToImmutable(),
        };
    }

    private sealed record PixelColumns(TextHeadings Headings, (int Column, int Row)[] Places, int Columns, int Rows);
}
