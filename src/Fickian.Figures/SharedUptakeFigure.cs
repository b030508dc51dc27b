using Fickian.Fitting;

namespace Fickian.Figures;

/// <summary>What there is to see of several uptake curves fitted together: all data with the common fit, the same as fractions, residuals, and the likelihood of what is shared.</summary>
public static class SharedUptakeFigure
{
    /// <summary>Draws a global fit as four panels.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="curves">Name in the legend, points, amount at equilibrium and characteristic length of each curve.</param>
    /// <param name="title">What was measured, for the first panel.</param>
    /// <param name="reducedLabel">What each curve is divided by, <c>M/M∞</c> or another.</param>
    /// <param name="profiled">The shared parameter whose likelihood is drawn.</param>
    /// <exception cref="ArgumentException">There are not as many curves as in the fit.</exception>
    public static Panels Of(GlobalFit fit, IReadOnlyList<SharedCurve> curves, string title, string reducedLabel, Parameter profiled)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Count != fit.Model.Curves)
            throw new ArgumentException($"One entry for each of the {fit.Model.Curves} curves was expected; found {curves.Count}.", nameof(curves));
        var signal = curves[0].Data.YQuantity.AxisLabel;
        var data = new Figure(title).X("t / s").Y(signal);
        var reduced = new Figure("as fractions, time over size squared").SqrtX().X("t/a² / s µm⁻²", 0, unit: PerSquareMicrometre).Y(reducedLabel, unit: Unit.One);
        var rest = new Figure("residuals").X("t / s").Y(signal).HorizontalLine(0);
        foreach (var (i, curve) in curves.Index())
        {
            var colour = SeriesColours.Of(i);
            var line = fit.Evaluate(i, UptakeFigure.Between(curve.Data));
            data = data.Points(curve.Data, curve.Name, colour).Line(line, "", Colour.Black);
            reduced = reduced.Points(Reduced(curve.Data, curve), "", colour).Line(Reduced(line, curve), "", Colour.Black);
            rest = rest.Points(fit.Residuals(i), "", colour);
        }

        return Panels.Grid(2, data, reduced, rest, LikelihoodFigure.Of(fit.All, profiled)).Titled(title);
    }

    private static Curve Reduced(Curve curve, SharedCurve of)
    {
        var time = Array.ConvertAll(curve.X.ToArray(), t => Math.Max(0, t) / of.Length / of.Length);
        var scaled = curve.Scaled(1 / of.Whole);
        return scaled.With(time, scaled.Y.ToArray(), scaled.StandardDeviation?.ToArray()) with { XQuantity = ReducedTime, YQuantity = Quantity.FractionalUptake };
    }

    private static Quantity ReducedTime { get; } = new("reducedTime", "t/a²", PerSquareMicrometre);

    private static Unit PerSquareMicrometre => new("s/µm²", 1e12);
}
