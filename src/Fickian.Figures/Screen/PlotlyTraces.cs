using System.Globalization;
using Fickian.Figures.Print;
using Plotly.NET;

namespace Fickian.Figures.Screen;

/// <summary>Marks as traces, shapes and annotations of Plotly.</summary>
internal static class PlotlyTraces
{
    private static readonly string[] Symbols = ["circle", "square", "triangle-up", "diamond", "triangle-down", "x"];

    public static Trace New(string type, params (string Name, object Value)[] members)
    {
        var trace = new Trace(type);
        foreach (var (name, value) in members)
            trace.SetProperty(name, value);
        return trace;
    }

    public static IEnumerable<Trace> Of(Figure figure, Style style, PlotFrame frame) => style.Mark switch
    {
        PointsMark points => [Points(points, style, frame)],
        LineMark line => [Series(line.Name, Xs(line.Curve, frame), Ys(line.Curve, frame), "lines",
            ("line", Map(("color", style.Colour.ToString()), ("width", 2), ("dash", line.Dashed ? "dash" : "solid"))))],
        BandMark band => [Edge(band.Lower, frame), Area(band, style, frame)],
        HeatmapMark heatmap => [Heatmap(figure, heatmap, frame)],
        _ => [],
    };

    /// <summary>Straight lines across, rectangles and polygons.</summary>
    public static Dictionary<string, object>[] Shapes(Figure figure, PlotFrame frame) =>
    [
        .. figure.Marks.OfType<RuleMark>().Select(r => r.Vertical
            ? Rule(("x0", ScreenX(r.Position, frame)), ("x1", ScreenX(r.Position, frame)), ("yref", "paper"), ("y0", 0), ("y1", 1))
            : Rule(("y0", ScreenY(r.Position, frame)), ("y1", ScreenY(r.Position, frame)), ("xref", "paper"), ("x0", 0), ("x1", 1))),
        .. figure.Marks.OfType<ShapeMark>().Where(s => !s.Arrow).Select(s => Outline(s, frame)),
        .. figure.Marks.OfType<DiscMark>().Select(d => Disc(d, frame)),
    ];

    /// <summary>Words and arrows.</summary>
    public static IEnumerable<Dictionary<string, object>> Texts(Figure figure, PlotFrame frame)
    {
        foreach (var text in figure.Marks.OfType<TextMark>())
        {
            yield return Map(("text", text.Text), ("x", frame.X.Of(text.X)), ("y", frame.Y.Of(text.Y)), ("showarrow", false), ("font", Map(("color", text.Colour.ToString()))),
                ("xanchor", text.Alignment switch { TextAlignment.Left => "left", TextAlignment.Right => "right", _ => "center" }),
                ("yanchor", text.Alignment switch { TextAlignment.Above => "bottom", TextAlignment.Below => "top", _ => "middle" }));
        }
        foreach (var arrow in figure.Marks.OfType<ShapeMark>().Where(s => s.Arrow))
        {
            yield return Map(("text", ""), ("showarrow", true), ("arrowhead", 2), ("arrowwidth", 1), ("arrowcolor", (arrow.Outline ?? Colour.Black).ToString()),
                ("axref", "x"), ("ayref", "y"), ("ax", frame.X.Of(arrow.X[^2])), ("ay", frame.Y.Of(arrow.Y[^2])), ("x", frame.X.Of(arrow.X[^1])), ("y", frame.Y.Of(arrow.Y[^1])));
        }
    }

    private static Trace Points(PointsMark points, Style style, PlotFrame frame)
    {
        var trace = Series(points.Name, Xs(points.Curve, frame), Ys(points.Curve, frame), "markers",
            ("marker", Map(("color", style.Colour.ToString()), ("symbol", Symbols[style.MarkerIndex]), ("size", 6))));
        if (PlotFrame.Errors(points.Curve) is { } sd && frame.Y.Scale != AxisScale.SquareRoot)
            trace.SetProperty("error_y", Map(("type", "data"), ("array", Array.ConvertAll(sd, s => s / frame.Y.Unit.InSI)), ("thickness", 1), ("width", 0)));
        return trace;
    }

    private static Trace Edge(Curve lower, PlotFrame frame) =>
        Series("", Xs(lower, frame), Ys(lower, frame), "lines", ("line", Map(("width", 0))), ("hoverinfo", "skip"));

    private static Trace Area(BandMark band, Style style, PlotFrame frame) =>
        Series(band.Name, Xs(band.Upper, frame), Ys(band.Upper, frame), "lines", ("line", Map(("width", 0))), ("fill", "tonexty"),
            ("fillcolor", string.Create(CultureInfo.InvariantCulture, $"rgba({style.Colour.Red},{style.Colour.Green},{style.Colour.Blue},0.22)")));

    private static Trace Heatmap(Figure figure, HeatmapMark mark, PlotFrame frame)
    {
        var printed = Heatmaps.Printed(figure, mark);
        var (low, high) = Heatmaps.Range(mark, printed);
        var rows = Array.ConvertAll(printed, v => double.IsFinite(v) ? (double?)v : null).Chunk(mark.Image.Columns).ToArray();
        var colours = mark.Map.ToScottPlot();
        var scale = Enumerable.Range(0, 11).Select(i => new object[] { i / 10.0, colours.GetColor(i / 10.0).ToHex() }).ToArray();
        return New("heatmap",
            ("x", Array.ConvertAll(mark.Image.X.ToArray(), frame.X.Of)), ("y", Array.ConvertAll(mark.Image.Y.ToArray(), frame.Y.Of)), ("z", rows),
            ("zmin", low), ("zmax", high), ("colorscale", scale), ("opacity", mark.Opacity), ("showscale", figure.ColourBarLabel is not null && mark == figure.Marks.OfType<HeatmapMark>().Last()),
            ("colorbar", Map(("title", Map(("text", figure.ColourBarLabel ?? ""), ("side", "right"))))));
    }

    private static Trace Series(string name, double[] x, double[] y, string mode, params (string, object)[] more) =>
        New("scatter", [("x", x), ("y", y), ("mode", mode), ("name", name), ("showlegend", name.Length > 0), .. more]);

    private static Dictionary<string, object> Rule(params (string, object)[] ends) =>
        Map([("type", "line"), ("line", Map(("color", Colour.Grey.ToString()), ("width", 1), ("dash", "dash"))), .. ends]);

    private static Dictionary<string, object> Outline(ShapeMark shape, PlotFrame frame)
    {
        var corners = shape.X.Zip(shape.Y, (x, y) => string.Create(CultureInfo.InvariantCulture, $"{ScreenX(x, frame):G8} {ScreenY(y, frame):G8}"));
        return Map(("type", "path"), ("path", "M" + string.Join('L', corners) + (shape.Closed ? "Z" : "")),
            ("fillcolor", shape.Fill?.ToString() ?? "rgba(0,0,0,0)"), ("line", Map(("color", (shape.Outline ?? Colour.Black).ToString()), ("width", shape.Outline is null ? 0 : 1))));
    }

    // As wide as high on the screen only where both axes have one scale, as in a drawing.
    private static Dictionary<string, object> Disc(DiscMark disc, PlotFrame frame) => Map(
        ("type", "circle"), ("x0", ScreenX(disc.X - disc.Radius, frame)), ("x1", ScreenX(disc.X + disc.Radius, frame)), ("y0", ScreenY(disc.Y - disc.Radius, frame)), ("y1", ScreenY(disc.Y + disc.Radius, frame)),
        ("fillcolor", disc.Fill.ToString()), ("line", Map(("color", (disc.Outline ?? disc.Fill).ToString()), ("width", 1))));

    // Plotly takes the logarithm itself, but not the square root.
    private static double Screen(double printed, AxisMap axis) => axis.Scale == AxisScale.SquareRoot ? axis.Place(printed) : printed;

    private static double ScreenX(double si, PlotFrame frame) => Screen(frame.X.Unit.Print(si), frame.X);

    private static double ScreenY(double si, PlotFrame frame) => Screen(frame.Y.Unit.Print(si), frame.Y);

    private static double[] Xs(Curve curve, PlotFrame frame) => Array.ConvertAll(curve.X.ToArray(), v => ScreenX(v, frame));

    private static double[] Ys(Curve curve, PlotFrame frame) => Array.ConvertAll(curve.Y.ToArray(), v => ScreenY(v, frame));

    /// <summary>An object of JSON.</summary>
    public static Dictionary<string, object> Map(params (string Name, object Value)[] members) =>
        members.ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);
}
