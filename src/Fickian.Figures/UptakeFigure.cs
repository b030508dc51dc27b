using Fickian.Diffusion;

namespace Fickian.Figures;

/// <summary>What there is to see of an uptake fit: the data with the fit, the start against √t, what the fit leaves over, and the likelihood of D.</summary>
public static class UptakeFigure
{
    private const int ProfilePoints = 121;

    /// <summary>Draws an analysis as four panels.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="title">What was measured, for the first panel.</param>
    public static Panels Of(UptakeAnalysis analysis, string title)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var signal = analysis.Data.YQuantity.AxisLabel;
        var data = new Figure(title).X("t / s").Y(signal).Points(analysis.Data, "data").Line(analysis.Fit.FittedCurve, analysis.Model.Name, Colour.Black);
        var start = new Figure("start against √t").X("t / s", 0).Y(signal).SqrtX().Points(analysis.Data, "").Line(analysis.Fit.FittedCurve, "", Colour.Black);
        var rest = new Figure("residuals").X("t / s").Y(signal).Points(analysis.Fit.ResidualCurve, "").HorizontalLine(0);
        return Panels.Grid(2, data, start, rest, Likelihood(analysis)).Titled(title);
    }

    private static Figure Likelihood(UptakeAnalysis analysis)
    {
        var threshold = analysis.Fit.ProfileThreshold();
        var profile = analysis.Fit.Profile(analysis.Model.Diffusivity, Around(analysis.Diffusivity));
        return new Figure("likelihood of D").X("D / m² s⁻¹").Y("S(D) / Smin", 1 - (0.5 * (threshold - 1)), 1 + (6 * (threshold - 1))).LogX()
            .Line(profile, "").HorizontalLine(threshold, "95 %");
    }

    // Three times the interval on either side; an open side is shown for a decade and a half.
    private static double[] Around(Estimate estimate)
    {
        var interval = estimate.Interval(0.95);
        var best = Math.Clamp(estimate.Value, 1e-19, 1e-6);
        var lower = interval.Lower > 0 ? best * Math.Pow(interval.Lower / best, 3) : Math.Min(best, double.IsFinite(interval.Upper) ? interval.Upper : best) / 30;
        var upper = double.IsFinite(interval.Upper) ? Math.Max(interval.Upper * 1.05, best * Math.Pow(interval.Upper / best, 3)) : best * 30;
        (lower, upper) = (Math.Max(lower, 1e-20), Math.Min(upper, 1e-5));
        return [.. Enumerable.Range(0, ProfilePoints).Select(i => lower * Math.Pow(upper / lower, i / (ProfilePoints - 1.0)))];
    }
}
