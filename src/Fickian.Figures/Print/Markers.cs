using ScottPlot;
using SkiaSharp;

namespace Fickian.Figures.Print;

/// <summary>All markers of a series as one shape.</summary>
internal static class Markers
{
    private const float HeadLength = 5;
    private const float HeadWidth = 4;

    public static void Draw(SKCanvas canvas, SKPoint[] at, MarkerShape shape, float size, Colour colour)
    {
        using var paint = new SKPaint { Color = colour.ToSkia(), IsAntialias = true };
        using var path = new SKPath();
        if (shape == MarkerShape.FilledCircle)
        {
            // A dot is a line of no length with round ends: the shortest way to say a circle in a vector file.
            paint.StrokeCap = SKStrokeCap.Round;
            paint.StrokeWidth = size;
            paint.IsStroke = true;
            foreach (var point in at)
            {
                path.MoveTo(point);
                path.LineTo(point);
            }
            canvas.DrawPath(path, paint);
            return;
        }
        if (shape == MarkerShape.Eks)
        {
            foreach (var point in at)
                AddCross(path, point, 0.42f * size);
            paint.IsStroke = true;
            paint.StrokeWidth = 0.25f * size;
            canvas.DrawPath(path, paint);
            return;
        }
        foreach (var point in at)
            path.AddPoly([.. Corners(shape).Select(c => new SKPoint(point.X + (c.X * size), point.Y + (c.Y * size)))], true);
        canvas.DrawPath(path, paint);
    }

    /// <summary>Draws an arrow head and shortens the shaft to its base.</summary>
    public static void ArrowHead(SKCanvas canvas, SKPoint from, ref SKPoint tip, Colour colour)
    {
        var (dx, dy) = (tip.X - from.X, tip.Y - from.Y);
        var length = MathF.Max(1e-6f, MathF.Sqrt((dx * dx) + (dy * dy)));
        (dx, dy) = (dx / length, dy / length);
        var foot = new SKPoint(tip.X - (dx * HeadLength), tip.Y - (dy * HeadLength));
        var side = new SKPoint(-dy * HeadWidth / 2, dx * HeadWidth / 2);
        using var path = new SKPath();
        path.AddPoly([tip, foot + side, foot - side], true);
        using var paint = new SKPaint { Color = colour.ToSkia(), IsAntialias = true };
        canvas.DrawPath(path, paint);
        tip = foot;
    }

    private static void AddCross(SKPath path, SKPoint at, float half)
    {
        path.MoveTo(at.X - half, at.Y - half);
        path.LineTo(at.X + half, at.Y + half);
        path.MoveTo(at.X - half, at.Y + half);
        path.LineTo(at.X + half, at.Y - half);
    }

    // Equal areas, so that no series looks heavier than another.
    private static SKPoint[] Corners(MarkerShape shape) => shape switch
    {
        MarkerShape.FilledTriangleUp => [new(0, -0.68f), new(0.64f, 0.43f), new(-0.64f, 0.43f)],
        MarkerShape.FilledTriangleDown => [new(0, 0.68f), new(0.64f, -0.43f), new(-0.64f, -0.43f)],
        MarkerShape.FilledDiamond => [new(0, -0.63f), new(0.63f, 0), new(0, 0.63f), new(-0.63f, 0)],
        _ => [new(-0.45f, -0.45f), new(0.45f, -0.45f), new(0.45f, 0.45f), new(-0.45f, 0.45f)],
    };
}
