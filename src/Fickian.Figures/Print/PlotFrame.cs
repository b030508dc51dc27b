using SkiaSharp;

namespace Fickian.Figures.Print;

/// <summary>The axes of a figure with everything settled: maps from SI and ends on the drawn scale.</summary>
internal sealed record PlotFrame(AxisMap X, AxisMap Y, string XLabel, string YLabel, double Left, double Right, double Bottom, double Top)
{
    private const double Margin = 0.045;

    public static PlotFrame Of(Figure figure)
    {
        var curves = figure.Marks.SelectMany(Curves).ToArray();
        var (xAxis, yAxis) = (figure.XAxis, figure.YAxis);
        var x = AxisMap.Of(xAxis.Label, xAxis.Unit, xAxis.Scale, curves.FirstOrDefault()?.XQuantity);
        var y = AxisMap.Of(yAxis.Label, yAxis.Unit, yAxis.Scale, curves.FirstOrDefault()?.YQuantity);
        RequirePositive(figure, x, y);
        var exact = figure.Marks.Any(m => m is HeatmapMark) || !figure.HasAxes;
        var (left, right) = Ends([.. figure.Marks.SelectMany(XsOf)], x, xAxis, exact);
        var (bottom, top) = Ends([.. figure.Marks.SelectMany(YsOf)], y, yAxis, exact);
        var frame = new PlotFrame(x, y, xAxis.Label ?? curves.FirstOrDefault()?.XQuantity.AxisLabel ?? "", yAxis.Label ?? curves.FirstOrDefault()?.YQuantity.AxisLabel ?? "", left, right, bottom, top);
        return figure.HasAxes ? frame : Canvas.Around(figure, frame);
    }

    /// <summary>Curves of a mark.</summary>
    public static IEnumerable<Curve> Curves(IMark mark) => mark switch
    {
        PointsMark p => [p.Curve],
        LineMark l => [l.Curve],
        BandMark b => [b.Lower, b.Upper],
        _ => [],
    };

    /// <summary>Standard deviations of a curve; null if unknown.</summary>
    public static double[]? Errors(Curve curve) => curve.StandardDeviation is { Length: > 0 } sd ? sd.ToArray() : null;

    /// <summary>Edges between the columns or rows of an image: half-way between centres.</summary>
    public static (double First, double Last) Edges(ReadOnlySpan<double> centres) =>
        (centres[0] - (0.5 * (centres[1] - centres[0])), centres[^1] + (0.5 * (centres[^1] - centres[^2])));

    private static double[] XsOf(IMark mark) => mark switch
    {
        HeatmapMark h => [Edges(h.Image.X.Span).First, Edges(h.Image.X.Span).Last],
        RuleMark { Vertical: true } r => [r.Position],
        TextMark t => [t.X],
        ShapeMark s => [.. s.X],
        DiscMark d => [d.X - d.Radius, d.X + d.Radius],
        _ => [.. Curves(mark).SelectMany(c => c.X.ToArray())],
    };

    private static double[] YsOf(IMark mark) => mark switch
    {
        HeatmapMark h => [Edges(h.Image.Y.Span).First, Edges(h.Image.Y.Span).Last],
        RuleMark { Vertical: false } r => [r.Position],
        TextMark t => [t.Y],
        ShapeMark s => [.. s.Y],
        DiscMark d => [d.Y - d.Radius, d.Y + d.Radius],
        PointsMark p when Errors(p.Curve) is { } sd =>
            [.. p.Curve.Y.ToArray().Zip(sd, (v, s) => v - s), .. p.Curve.Y.ToArray().Zip(sd, (v, s) => v + s)],
        _ => [.. Curves(mark).SelectMany(c => c.Y.ToArray())],
    };

    private static (double, double) Ends(double[] si, AxisMap map, Axis axis, bool exact)
    {
        // An error bar may reach below zero on a logarithmic axis; it then runs off the edge.
        var placed = si.Select(map.Of).Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var (low, high) = (placed.Min(), placed.Max());
        if (high - low <= 1e-12 * Math.Max(Math.Abs(high), Math.Abs(low)) || high == low)
        {
            var half = axis.Scale == AxisScale.Logarithmic ? 0.5 : Math.Max(0.5 * Math.Abs(high), high == 0 ? 1 : 0);
            (low, high) = (low - half, high + half);
        }
        var margin = exact ? 0 : Margin * (high - low);
        var floor = axis.Scale == AxisScale.SquareRoot ? 0 : double.NegativeInfinity;
        var first = axis.Min is { } min ? map.Place(min) : Math.Max(floor, low - margin);
        var last = axis.Max is { } max ? map.Place(max) : high + margin;
        if (axis.Min is null && axis.Max is not null && first >= last)
            first = last - 1;
        if (axis.Max is null && axis.Min is not null && last <= first)
            last = first + 1;
        return (first, last);
    }

    private static void RequirePositive(Figure figure, AxisMap x, AxisMap y)
    {
        foreach (var mark in figure.Marks)
        {
            foreach (var curve in Curves(mark))
            {
                Require(figure, mark, "x", curve.X, x);
                Require(figure, mark, "y", curve.Y, y);
            }
            if (mark is HeatmapMark && (x.Scale != AxisScale.Linear || y.Scale != AxisScale.Linear))
                throw new InvalidOperationException($"The heat map in \"{figure.Title}\" needs linear axes: its pixels are evenly spaced.");
        }
    }

    private static void Require(Figure figure, IMark mark, string axis, ReadOnlyMemory<double> values, AxisMap map)
    {
        var wrong = Array.FindIndex(values.ToArray(), v => map.Scale switch
        {
            AxisScale.Logarithmic => map.Unit.Print(v) <= 0,
            AxisScale.SquareRoot => map.Unit.Print(v) < 0,
            _ => false,
        });
        if (wrong >= 0)
            throw new InvalidOperationException($"The series '{mark.Name}' in \"{figure.Title}\" has {axis} = {map.Unit.Print(values.Span[wrong])} at index {wrong}, which a {(map.Scale == AxisScale.Logarithmic ? "logarithmic" : "square-root")} axis cannot show; leave such points out or use a linear axis.");
    }

    public SKPoint Relative(double xSI, double ySI) =>
        new((float)((X.Of(xSI) - Left) / (Right - Left)), (float)((Y.Of(ySI) - Bottom) / (Top - Bottom)));
}
