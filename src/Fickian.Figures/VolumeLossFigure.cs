using Fickian.Fitting;
using Fickian.Thermal;

namespace Fickian.Figures;

/// <summary>Losses of volume on tempering with the fitted law, its 95 % band and its rivals.</summary>
public static class VolumeLossFigure
{
    private const int Places = 160;
    private const double Beyond = 1.05;
    private static readonly Unit Hour = new("h", 3600);

    /// <summary>Draws a fit.</summary>
    /// <remarks>The band is that of <see cref="VolumeLoss.LossAt"/>, linear propagation at each time by itself, with Student's t.</remarks>
    /// <param name="fit">Fit of a <see cref="VolumeLoss"/>.</param>
    /// <param name="title">What was tempered.</param>
    /// <param name="rivals">Fits of other laws to the same points, with the names that they have in the legend, as dashed lines.</param>
    /// <exception cref="ArgumentException">The fit is of another law.</exception>
    public static Figure Of(FitResult fit, string title, params (string Name, FitResult Fit)[] rivals)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(rivals);
        var end = Beyond * fit.Data.X.Span[^1];
        double[] times = [.. Enumerable.Range(0, Places + 1).Select(i => end * i / Places)];
        var band = Array.ConvertAll(times, t => VolumeLoss.LossAt(fit, t).Interval());
        var figure = new Figure(title).X("t / h", 0, unit: Hour).Y("−ΔV/V₀", 0).Legend(Corner.LowerRight).Points(fit.Data, "volume");
        if (Array.TrueForAll(band, b => b.IsClosed))
            figure = figure.Band(times, Array.ConvertAll(band, b => b.Lower), Array.ConvertAll(band, b => b.Upper), "95 % band", colour: Colour.Grey);
        figure = figure.Line(fit.Evaluate(times), fit.Model.Name, Colour.Black);
        foreach (var (i, (name, rival)) in rivals.Index())
            figure = figure.DashedLine(rival.Evaluate(times), name, SeriesColours.Of(i + 1));
        return figure;
    }
}
