using ScottPlot;
using SkiaSharp;

namespace Fickian.Figures.Print;

/// <summary>How each kind of mark is drawn.</summary>
internal static class MarkPainter
{
    public static IPlottable? Plottable(Style style, PlotFrame frame) => style.Mark switch
    {
        PointsMark points => new Drawing((canvas, at, _) => Points(canvas, at, points.Curve, style, frame)),
        LineMark line => new Drawing((canvas, at, _) => Line(canvas, at, line, style, frame)),
        BandMark band => new Drawing((canvas, at, _) => Band(canvas, at, band, style, frame)),
        RuleMark rule => new Drawing((canvas, at, area) => Rule(canvas, at, rule, area, frame)),
        ShapeMark shape => new Drawing((canvas, at, _) => Shape(canvas, at, shape, frame)),
        DiscMark disc => new Drawing((canvas, at, _) => Disc(canvas, at, disc, frame)),
        TextMark text => new Drawing((canvas, at, _) => Words.Draw(canvas, text, at(frame.X.Of(text.X), frame.Y.Of(text.Y)))),
        _ => null,
    };

    private static void Points(SKCanvas canvas, Func<double, double, SKPoint> at, Curve curve, Style style, PlotFrame frame)
    {
        var pixels = new SKPoint[curve.Count];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = at(frame.X.Of(curve.X.Span[i]), frame.Y.Of(curve.Y.Span[i]));
        if (PlotFrame.Errors(curve) is { } sd)
            Whiskers(canvas, at, curve, sd, style, frame);
        Markers.Draw(canvas, pixels, style.Marker, Theme.Marker, style.Colour);
    }

    private static void Whiskers(SKCanvas canvas, Func<double, double, SKPoint> at, Curve curve, ReadOnlySpan<double> sd, Style style, PlotFrame frame)
    {
        using var path = new SKPath();
        for (var i = 0; i < sd.Length; i++)
        {
            var x = frame.X.Of(curve.X.Span[i]);
            var low = frame.Y.Of(curve.Y.Span[i] - sd[i]);
            path.MoveTo(at(x, double.IsFinite(low) ? low : Math.Min(frame.Bottom, frame.Top) - 1));
            path.LineTo(at(x, frame.Y.Of(curve.Y.Span[i] + sd[i])));
        }
        using var paint = Stroke(style.Colour, Theme.Whisker);
        canvas.DrawPath(path, paint);
    }

    private static void Line(SKCanvas canvas, Func<double, double, SKPoint> at, LineMark line, Style style, PlotFrame frame)
    {
        using var path = Path(at, line.Curve, frame, closed: false);
        using var paint = Stroke(style.Colour, line.Thin ? Theme.ThinLine : Theme.Line);
        using var dash = SKPathEffect.CreateDash([3, 2], 0);
        if (line.Dashed)
            paint.PathEffect = dash;
        canvas.DrawPath(path, paint);
    }

    private static void Band(SKCanvas canvas, Func<double, double, SKPoint> at, BandMark band, Style style, PlotFrame frame)
    {
        var backwards = band.Upper.With([.. band.Upper.X.ToArray().Reverse()], [.. band.Upper.Y.ToArray().Reverse()]);
        var around = band.Lower.With([.. band.Lower.X.Span, .. backwards.X.Span], [.. band.Lower.Y.Span, .. backwards.Y.Span]);
        using var path = Path(at, around, frame, closed: true);
        using var paint = new SKPaint { Color = style.Colour.ToSkia(0.22), IsAntialias = true };
        canvas.DrawPath(path, paint);
    }

    private static void Rule(SKCanvas canvas, Func<double, double, SKPoint> at, RuleMark rule, PixelRect area, PlotFrame frame)
    {
        using var paint = Stroke(Colour.Grey, Theme.Frame);
        using var dash = SKPathEffect.CreateDash([2, 2], 0);
        paint.PathEffect = dash;
        if (rule.Vertical)
        {
            var x = at(frame.X.Of(rule.Position), frame.Bottom).X;
            canvas.DrawLine(x, area.Bottom, x, area.Top, paint);
        }
        else
        {
            var y = at(frame.Left, frame.Y.Of(rule.Position)).Y;
            canvas.DrawLine(area.Left, y, area.Right, y, paint);
        }
    }

    private static void Shape(SKCanvas canvas, Func<double, double, SKPoint> at, ShapeMark shape, PlotFrame frame)
    {
        var corners = shape.X.Zip(shape.Y, (x, y) => at(frame.X.Of(x), frame.Y.Of(y))).ToArray();
        if (shape.Arrow)
            Markers.ArrowHead(canvas, corners[^2], ref corners[^1], shape.Outline ?? Colour.Black);
        using var path = new SKPath();
        path.AddPoly(corners, shape.Closed);
        using var fill = new SKPaint { Color = (shape.Fill ?? Colour.White).ToSkia(), IsAntialias = true };
        using var stroke = Stroke(shape.Outline ?? Colour.Black, 0.75f);
        if (shape.Fill is not null)
            canvas.DrawPath(path, fill);
        if (shape.Outline is not null)
            canvas.DrawPath(path, stroke);
    }

    private static void Disc(SKCanvas canvas, Func<double, double, SKPoint> at, DiscMark disc, PlotFrame frame)
    {
        var centre = at(frame.X.Of(disc.X), frame.Y.Of(disc.Y));
        var radius = Math.Abs(at(frame.X.Of(disc.X + disc.Radius), frame.Y.Of(disc.Y)).X - centre.X);
        using var fill = new SKPaint { Color = disc.Fill.ToSkia(), IsAntialias = true };
        canvas.DrawCircle(centre, radius, fill);
        if (disc.Outline is not { } outline)
            return;
        using var stroke = Stroke(outline, Theme.ThinLine);
        canvas.DrawCircle(centre, radius, stroke);
    }

    private static SKPath Path(Func<double, double, SKPoint> at, Curve curve, PlotFrame frame, bool closed)
    {
        var path = new SKPath();
        path.AddPoly([.. Enumerable.Range(0, curve.Count).Select(i => at(frame.X.Of(curve.X.Span[i]), frame.Y.Of(curve.Y.Span[i])))], closed);
        return path;
    }

    private static SKPaint Stroke(Colour colour, float width) => new()
    {
        Color = colour.ToSkia(),
        StrokeWidth = width,
        IsStroke = true,
        IsAntialias = true,
        StrokeJoin = SKStrokeJoin.Round,
    };
}
