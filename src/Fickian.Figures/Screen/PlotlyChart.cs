using Fickian.Figures.Print;
using Plotly.NET;
using static Fickian.Figures.Screen.PlotlyTraces;

namespace Fickian.Figures.Screen;

/// <summary>From a figure to a Plotly.NET chart.</summary>
internal static class PlotlyChart
{
    public static GenericChart Of(Figure figure)
    {
        if (figure.Marks.Length == 0)
            throw new InvalidOperationException($"The figure \"{figure.Title}\" is empty; add data with Points, Line, Band or Heatmap before showing it.");
        var frame = PlotFrame.Of(figure);
        var traces = Style.Of(figure).SelectMany(s => PlotlyTraces.Of(figure, s, frame)).ToArray();
        // A drawing of shapes alone still needs a trace to carry its axes.
        if (traces.Length == 0)
            traces = [New("scatter", ("x", Array.Empty<double>()), ("y", Array.Empty<double>()))];
        var charts = traces.Select(t => GenericChart.ofTraceObject(useDefaults: false, t));
        return GenericChart.setLayout(LayoutOf(figure, frame), GenericChart.combine(charts));
    }

    /// <summary>Traces and layout as JSON.</summary>
    public static string Json(GenericChart chart) => Newtonsoft.Json.JsonConvert.SerializeObject(Map(
        ("data", GenericChart.getTraces(chart).Select(t => Map([("type", t.type), .. Members(t)])).ToArray()),
        ("layout", Map([.. Members(GenericChart.getLayout(chart))]))));

    private static IEnumerable<(string, object)> Members(DynamicObj.DynamicObj value) =>
        value.Properties.Select(p => (p.Key, p.Value));

    private static Layout LayoutOf(Figure figure, PlotFrame frame)
    {
        var layout = new Layout();
        foreach (var (name, value) in new (string, object)[]
        {
            ("title", Map(("text", Title(figure)), ("x", 0.02), ("xanchor", "left"))),
            ("font", Map(("family", "Inter, Helvetica, Arial, sans-serif"), ("size", 12), ("color", "black"))),
            ("plot_bgcolor", "white"),
            ("paper_bgcolor", "white"),
            ("showlegend", figure.HasLegend && figure.Marks.Any(m => m.Name.Length > 0)),
            ("xaxis", AxisOf(figure, frame.XLabel, figure.XAxis.Scale, frame.Left, frame.Right, [("constrain", "domain"), .. Words(figure)])),
            ("yaxis", AxisOf(figure, frame.YLabel, figure.YAxis.Scale, frame.Bottom, frame.Top, Anchor(figure))),
            ("shapes", Shapes(figure, frame)),
            ("annotations", Texts(figure, frame).Prepend(Badge(figure)).ToArray()),
        })
            layout.SetProperty(name, value);
        return layout;
    }

    private static string Title(Figure figure) => figure.PanelLetter.Length > 0 ? $"<b>{figure.PanelLetter}</b>  {figure.Title}" : figure.Title;

    private static (string, object)[] Anchor(Figure figure) => PlotBuilder.HasSquarePixels(figure) ? [("scaleanchor", "x"), ("constrain", "domain")] : [];

    private static Dictionary<string, object> AxisOf(Figure figure, string label, AxisScale scale, double from, double to, params (string, object)[] more) => Map(
    [
        ("title", Map(("text", label))),
        ("range", new[] { from, to }),
        ("showline", true),
        ("mirror", true),
        ("linecolor", "black"),
        ("ticks", "outside"),
        ("showgrid", false),
        ("zeroline", false),
        ("visible", figure.HasAxes),
        .. more,
        .. Scaled(scale, from, to),
    ]);

    private static (string, object)[] Words(Figure figure) => figure.XAxis.Categories.IsEmpty
        ? []
        : [("tickvals", Enumerable.Range(0, figure.XAxis.Categories.Length).ToArray()), ("ticktext", figure.XAxis.Categories.ToArray())];

    // Plotly has no square-root axis: places are drawn, and labelled with what they stand for.
    private static (string, object)[] Scaled(AxisScale scale, double from, double to)
    {
        if (scale == AxisScale.Linear)
            return [];
        if (scale == AxisScale.Logarithmic)
            return [("type", "log"), ("exponentformat", "power")];
        var ticks = Ticks.Between(from * from, to * to, scale, 8);
        return [("tickvals", ticks.Select(t => t.Position).ToArray()), ("ticktext", ticks.Select(t => t.Label).ToArray())];
    }

    private static Dictionary<string, object> Badge(Figure figure)
    {
        var simulated = figure.Provenances.Contains(Provenance.Simulated);
        var ink = simulated ? "#783c00" : "#6e6e6e";
        return Map(
            ("text", figure.BadgeText), ("showarrow", false),
            ("xref", "paper"), ("yref", "paper"), ("x", 1), ("y", 1.02), ("xanchor", "right"), ("yanchor", "bottom"),
            ("borderpad", 3), ("bordercolor", ink), ("bgcolor", simulated ? "#fde6be" : "white"), ("font", Map(("size", 10), ("color", ink))));
    }
}
