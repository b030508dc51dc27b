using SkiaSharp;

namespace Fickian.Figures.Print;

/// <summary>The room a drawing without axes needs: its shapes, its words and half a stroke.</summary>
internal static class Canvas
{
    private const double Edge = 2;

    /// <summary>Widens a frame until all words fit within.</summary>
    /// <remarks>Words keep their size in print, so the wider the frame the more of it they take: three rounds settle to a hundredth.</remarks>
    public static PlotFrame Around(Figure figure, PlotFrame frame)
    {
        var around = frame;
        for (var round = 0; round < 4; round++)
        {
            var scale = (around.Right - around.Left) / (figure.WidthMillimetres * Theme.PointsPerMillimetre);
            around = figure.Marks.OfType<TextMark>().Aggregate(frame with
            {
                Left = frame.Left - (Edge * scale),
                Right = frame.Right + (Edge * scale),
                Bottom = frame.Bottom - (Edge * scale),
                Top = frame.Top + (Edge * scale),
            }, (f, text) => Include(f, text, scale));
        }
        return around;
    }

    private static PlotFrame Include(PlotFrame frame, TextMark text, double scale)
    {
        var box = Words.Box(text, new SKPoint(0, 0));
        return frame with
        {
            Left = Math.Min(frame.Left, text.X + ((box.Left - Edge) * scale)),
            Right = Math.Max(frame.Right, text.X + ((box.Right + Edge) * scale)),
            Bottom = Math.Min(frame.Bottom, text.Y - ((box.Bottom + Edge) * scale)),
            Top = Math.Max(frame.Top, text.Y - ((box.Top - Edge) * scale)),
        };
    }
}
