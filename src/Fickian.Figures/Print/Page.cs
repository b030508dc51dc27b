using System.Collections.Immutable;
using ScottPlot;
using SkiaSharp;

namespace Fickian.Figures.Print;

/// <summary>One or more figures on a sheet, each in its rectangle, ready to be drawn as vectors or pixels.</summary>
internal sealed record Page(string Title, float Width, float Height, ImmutableArray<(Figure Figure, SKRect Area)> Parts, FigureData Data)
{
    // ScottPlot keeps fonts and defaults in static members.
    private static readonly Lock Drawing = new();

    public static Page Of(Figure figure)
    {
        var (width, height) = ((float)figure.WidthMillimetres * Theme.PointsPerMillimetre, (float)figure.HeightOrDefault * Theme.PointsPerMillimetre);
        return new(figure.Title, width, height, [(figure, new SKRect(0, 0, width, height))], figure.ToData());
    }

    public void Draw(SKCanvas canvas)
    {
        lock (Drawing)
        {
            using var white = new SKPaint { Color = SKColors.White };
            canvas.DrawRect(0, 0, Width, Height, white);
            foreach (var (figure, area) in Parts)
                DrawPart(canvas, figure, area);
        }
    }

    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".svg":
                File.WriteAllText(path, Svg.Write(this));
                break;
            case ".png":
                File.WriteAllBytes(path, Png.Write(this, 300));
                break;
            default:
                throw new ArgumentException($"A figure is saved as .svg or .png; found '{path}'.", nameof(path));
        }
    }

    private static void DrawPart(SKCanvas canvas, Figure figure, SKRect area)
    {
        var strip = Header.Draw(canvas, figure, area);
        var plot = PlotBuilder.Build(figure, area.Width, area.Height, inset: false);
        var data = PlotBuilder.Draw(plot, figure, canvas, new PixelRect(area.Left, area.Right, area.Bottom, area.Top + strip));
        foreach (var (inset, corner) in figure.Insets)
        {
            var place = InsetArea(data, corner);
            PlotBuilder.Draw(PlotBuilder.Build(inset, place.Width, place.Height, inset: true), inset, canvas, place);
        }
    }

    private static PixelRect InsetArea(PixelRect data, Corner corner)
    {
        const float Gap = 3;
        var (width, height) = (0.48f * data.Width, 0.46f * data.Height);
        var left = corner is Corner.UpperLeft or Corner.LowerLeft ? data.Left + Gap : data.Right - Gap - width;
        var top = corner is Corner.UpperLeft or Corner.UpperRight ? data.Top + Gap : data.Bottom - Gap - height;
        return new PixelRect(left, left + width, top + height, top);
    }
}
