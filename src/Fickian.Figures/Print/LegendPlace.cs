using ScottPlot;
using SkiaSharp;

namespace Fickian.Figures.Print;

/// <summary>Where a legend covers least of the data.</summary>
internal static class LegendPlace
{
    private static readonly (Alignment Place, float X, float Y)[] Places =
    [
        (Alignment.UpperLeft, 0, 1), (Alignment.UpperRight, 1, 1), (Alignment.LowerRight, 1, 0), (Alignment.LowerLeft, 0, 0),
        (Alignment.MiddleLeft, 0, 0.5f), (Alignment.MiddleRight, 1, 0.5f), (Alignment.UpperCenter, 0.5f, 1), (Alignment.LowerCenter, 0.5f, 0),
    ];

    /// <summary>The place whose box holds the fewest points; the earlier in the list where several do.</summary>
    public static Alignment Emptiest(Figure figure, PlotFrame frame, float width, float height)
    {
        var names = figure.Marks.Where(m => m.Name.Length > 0).Select(m => m.Name).ToArray();
        var box = new SKSize((names.Max(n => Words.Width(n, Theme.LegendText)) + 24) / (width - 42), ((9 * names.Length) + 8) / (height - 40));
        var points = figure.Marks.SelectMany(m => Points(m, frame)).ToArray();
        return Places.MinBy(place =>
        {
            var area = SKRect.Create(place.X * (1 - box.Width), place.Y * (1 - box.Height), box.Width, box.Height);
            return points.Count(area.Contains) + (1000 * figure.Insets.Count(i => area.IntersectsWith(Inset(i.Corner))));
        }).Place;
    }

    // A line covers what lies between its points too.
    private static IEnumerable<SKPoint> Points(IMark mark, PlotFrame frame)
    {
        const int Between = 8;
        if (mark is TextMark text)
            return [frame.Relative(text.X, text.Y)];
        var sparse = PlotFrame.Curves(mark).SelectMany(c => c.X.ToArray().Zip(c.Y.ToArray(), frame.Relative)).ToArray();
        if (mark is PointsMark points)
            return [.. sparse, .. Whiskers(points.Curve, frame)];
        return sparse.Length == 1
            ? sparse
            : sparse.Zip(sparse.Skip(1)).SelectMany(p => Enumerable.Range(0, Between).Select(i => Mix(p.First, p.Second, i / (float)Between)));
    }

    private static IEnumerable<SKPoint> Whiskers(Curve curve, PlotFrame frame) => PlotFrame.Errors(curve) is { } sd
        ? Enumerable.Range(0, sd.Length).SelectMany(i => new[] { -1, 1 }.Select(sign => frame.Relative(curve.X.Span[i], curve.Y.Span[i] + (sign * sd[i]))))
        : [];

    private static SKPoint Mix(SKPoint a, SKPoint b, float t) => new(a.X + (t * (b.X - a.X)), a.Y + (t * (b.Y - a.Y)));

    private static SKRect Inset(Corner corner) =>
        SKRect.Create(corner is Corner.UpperLeft or Corner.LowerLeft ? 0 : 0.5f, corner is Corner.LowerLeft or Corner.LowerRight ? 0 : 0.5f, 0.5f, 0.5f);
}
