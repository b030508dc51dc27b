using Fickian.Figures.Print;

namespace Fickian.Figures;

/// <summary>One series of a figure, in the printed units, to six significant digits.</summary>
/// <param name="Kind">points, line, band, heatmap, rule, text, disc or shape.</param>
/// <param name="Name">Name in the legend, or the words of a text.</param>
/// <param name="Provenance">How the data were obtained; empty for a drawing.</param>
/// <param name="X">Abscissa; positions of the columns of a heat map.</param>
/// <param name="Y">Ordinate, the lower edge of a band, or positions of the rows of a heat map.</param>
/// <param name="Error">Standard deviation of each y; null if unknown.</param>
/// <param name="Upper">Upper edge of a band; null otherwise.</param>
/// <param name="Values">Values of a heat map, row by row, null where there is none; null otherwise.</param>
public sealed record SeriesData(string Kind, string Name, string Provenance, double[] X, double[] Y, double[]? Error = null, double[]? Upper = null, double?[]? Values = null)
{
    internal static SeriesData Of(Figure figure, IMark mark, PlotFrame frame)
    {
        var provenance = mark.Provenance?.ToString().ToLowerInvariant() ?? "";
        return mark switch
        {
            PointsMark p => new("points", p.Name, provenance, Xs(p.Curve, frame), Ys(p.Curve, frame), Errors(p.Curve, frame)),
            LineMark l => new("line", l.Name, provenance, Xs(l.Curve, frame), Ys(l.Curve, frame)),
            BandMark b => new("band", b.Name, provenance, Xs(b.Lower, frame), Ys(b.Lower, frame), Upper: Ys(b.Upper, frame)),
            HeatmapMark h => new("heatmap", h.Name, provenance, Rounded(h.Image.X, frame.X), Rounded(h.Image.Y, frame.Y), Values: Pixels(figure, h)),
            RuleMark { Vertical: true } r => new("rule", r.Name, provenance, [Round(frame.X.Unit.Print(r.Position))], []),
            RuleMark r => new("rule", r.Name, provenance, [], [Round(frame.Y.Unit.Print(r.Position))]),
            TextMark t => new("text", t.Text, provenance, [Round(frame.X.Unit.Print(t.X))], [Round(frame.Y.Unit.Print(t.Y))]),
            DiscMark d => new("disc", "", provenance, [Round(frame.X.Unit.Print(d.X))], [Round(frame.Y.Unit.Print(d.Y))]),
            ShapeMark s => new("shape", "", provenance, Rounded(s.X.AsMemory(), frame.X), Rounded(s.Y.AsMemory(), frame.Y)),
            _ => throw new InvalidOperationException($"A mark of the kind {mark.GetType().Name} has no data form; add it to SeriesData."),
        };
    }

    private static double[] Xs(Curve curve, PlotFrame frame) => Rounded(curve.X, frame.X);

    private static double[] Ys(Curve curve, PlotFrame frame) => Rounded(curve.Y, frame.Y);

    private static double[]? Errors(Curve curve, PlotFrame frame) =>
        PlotFrame.Errors(curve) is { } sd ? Array.ConvertAll(sd, s => Round(s / frame.Y.Unit.InSI)) : null;

    // Four digits are what a colour can show, and keep a map of 64 × 64 pixels near 30 kB.
    private static double?[] Pixels(Figure figure, HeatmapMark mark) =>
        Array.ConvertAll(Heatmaps.Printed(figure, mark), v => double.IsFinite(v) ? (double?)Round(v, 4) : null);

    private static double[] Rounded(ReadOnlyMemory<double> si, AxisMap axis) => Array.ConvertAll(si.ToArray(), v => Round(axis.Unit.Print(v)));

    private static double Round(double value, int digits = 6)
    {
        if (value == 0 || !double.IsFinite(value))
            return value;
        var format = "E" + (digits - 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return double.Parse(value.ToString(format, System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
    }
}
