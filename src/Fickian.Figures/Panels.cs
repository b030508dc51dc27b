using System.Collections.Immutable;
using System.Globalization;
using Fickian.Figures.Print;
using SkiaSharp;

namespace Fickian.Figures;

/// <summary>Several figures on one sheet, lettered in reading order.</summary>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = ["image/svg+xml", "text/plain"])]
public sealed record Panels
{
    private Panels(string title, int columns, ImmutableArray<Figure> figures)
    {
        if (columns < 1)
            throw new ArgumentOutOfRangeException(nameof(columns), columns, "A grid of panels has at least one column.");
        if (figures.IsEmpty)
            throw new ArgumentException("Panels need at least one figure.", nameof(figures));
        Title = title;
        Columns = columns;
        Figures = [.. figures.Select((f, i) => f.PanelLetter.Length > 0 ? f : f.Letter(((char)('A' + (i % 26))).ToString(CultureInfo.InvariantCulture)))];
    }

    /// <summary>What the panels show together.</summary>
    public string Title { get; private init; }

    /// <summary>Figure of a paper that all panels reproduce together; empty if they reproduce none or several.</summary>
    public string Reference => Figures.Select(f => f.Reference).Distinct(StringComparer.Ordinal).ToArray() is [var one] ? one : "";

    /// <summary>Panels side by side in a row.</summary>
    public int Columns { get; }

    /// <summary>The panels in reading order, each with its letter.</summary>
    public ImmutableArray<Figure> Figures { get; }

    /// <summary>Width of the sheet, mm.</summary>
    public double WidthMillimetres { get; private init; } = 178;

    /// <summary>Height of one row, mm; null to take the highest of its panels.</summary>
    public double? RowHeightMillimetres { get; private init; }

    /// <summary>Figures side by side, lettered A, B, C … unless they have letters of their own.</summary>
    public static Panels Row(params Figure[] figures) => Grid(Math.Max(1, figures.Length), figures);

    /// <summary>Figures in rows, lettered in reading order unless they have letters of their own.</summary>
    /// <param name="columns">Panels side by side.</param>
    /// <param name="figures">The panels in reading order.</param>
    public static Panels Grid(int columns, params Figure[] figures) =>
        new(string.Join("; ", figures.Select(f => f.Title)), columns, [.. figures]);

    /// <summary>Sets what the panels show together.</summary>
    public Panels Titled(string title) => this with { Title = title };

    /// <summary>Sets the width of the sheet to one column or both.</summary>
    public Panels Width(FigureWidth width) => this with { WidthMillimetres = width == FigureWidth.Double ? 178 : 86 };

    /// <summary>Sets the height of each row, mm.</summary>
    public Panels RowHeight(double millimetres)
    {
        _ = Figures[0].Height(millimetres);
        return this with { RowHeightMillimetres = millimetres };
    }

    /// <summary>The sheet as a vector drawing; text is outlines, so it looks the same everywhere.</summary>
    /// <exception cref="InvalidOperationException">A panel is empty.</exception>
    public string ToSvg() => Svg.Write(ToPage());

    /// <summary>The sheet as pixels.</summary>
    /// <param name="dpi">Pixels per inch of print.</param>
    /// <exception cref="InvalidOperationException">A panel is empty.</exception>
    public byte[] ToPng(double dpi = 300) => Png.Write(ToPage(), dpi);

    /// <summary>Writes the sheet as SVG or PNG, by the extension of the path.</summary>
    /// <exception cref="ArgumentException">The extension is neither <c>.svg</c> nor <c>.png</c>.</exception>
    public void Save(string path) => ToPage().Save(path);

    /// <summary>What the panels show, as data.</summary>
    public FigureData ToData() =>
        new(Title, "", "", "", string.Join(" + ", Figures.Select(f => f.BadgeText).Distinct(StringComparer.Ordinal)), [], [.. Figures.Select(f => f.ToData())]) { Reference = Reference.Length == 0 ? null : Reference };

    /// <inheritdoc/>
    public override string ToString() => $"Figure: {Title}";

    private Page ToPage()
    {
        const double Gap = 4;
        var width = (WidthMillimetres - (Gap * (Columns - 1))) / Columns;
        var panels = Figures.Select(f => f.Wide(width)).ToArray();
        var parts = ImmutableArray.CreateBuilder<(Figure, SKRect)>();
        var top = 0.0;
        foreach (var row in panels.Chunk(Columns))
        {
            var height = RowHeightMillimetres ?? row.Max(f => f.HeightOrDefault);
            foreach (var (i, figure) in row.Index())
            {
                var left = i * (width + Gap);
                parts.Add((figure, Rectangle(left, top, left + width, top + height)));
            }
            top += height;
        }
        return new(Title, (float)WidthMillimetres * Theme.PointsPerMillimetre, (float)top * Theme.PointsPerMillimetre, parts.ToImmutable(), ToData());
    }

    private static SKRect Rectangle(double left, double top, double right, double bottom) =>
        new((float)left * Theme.PointsPerMillimetre, (float)top * Theme.PointsPerMillimetre, (float)right * Theme.PointsPerMillimetre, (float)bottom * Theme.PointsPerMillimetre);
}
