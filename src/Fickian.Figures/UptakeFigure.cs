using Fickian.Diffusion;
using Fickian.Fitting;

namespace Fickian.Figures;

/// <summary>What there is to see of an uptake fit: the data with the fit, the start against √t, what the fit leaves over, and the likelihood of a parameter.</summary>
public static class UptakeFigure
{
    private const int LinePoints = 240;

    /// <summary>Draws an analysis as four panels.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="title">What was measured, for the first panel.</param>
    public static Panels Of(UptakeAnalysis analysis, string title)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return Of(analysis.Fit, title, analysis.Model.Diffusivity);
    }

    /// <summary>Draws a fit as four panels, three if no parameter is profiled.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="title">What was measured, for the first panel.</param>
    /// <param name="profiled">The free parameter whose likelihood is drawn; null for none.</param>
    /// <param name="rivals">Fits of other models to the same points, as thin lines.</param>
    public static Panels Of(FitResult fit, string title, Parameter? profiled, params FitResult[] rivals)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(rivals);
        var signal = fit.Data.YQuantity.AxisLabel;
        var data = Lines(new Figure(title).X("t / s").Y(signal).Points(fit.Data, "data"), fit, rivals, named: true);
        var start = Lines(new Figure("start against √t").X("t / s", 0).Y(signal).SqrtX().Points(fit.Data, ""), fit, rivals, named: false);
        var rest = new Figure("residuals").X("t / s").Y(signal).Points(fit.ResidualCurve, "").HorizontalLine(0);
        return Panels.Grid(2, profiled is null ? [data, start, rest] : [data, start, rest, LikelihoodFigure.Of(fit, profiled)]).Titled(title);
    }

    private static Figure Lines(Figure figure, FitResult fit, FitResult[] rivals, bool named)
    {
        foreach (var (i, rival) in rivals.Index())
            figure = figure.ThinLine(Smooth(rival), named ? rival.Model.Name : "", SeriesColours.Of(i + 1));
        return figure.Line(Smooth(fit), named ? fit.Model.Name : "", Colour.Black);
    }

    /// <summary>The fitted law between the points, evenly spread in √t, so that it is smooth at the start as well.</summary>
    private static Curve Smooth(FitResult fit) => fit.Evaluate(Between(fit.Data));

    /// <summary>Times from the first to the last point, evenly spread in √t.</summary>
    internal static double[] Between(Curve data)
    {
        var (first, last) = (Math.Sqrt(Math.Max(0, data.X.Span[0])), Math.Sqrt(Math.Max(0, data.X.Span[^1])));
        return [.. Enumerable.Range(0, LinePoints).Select(i => Math.Pow(first + ((last - first) * i / (LinePoints - 1.0)), 2))];
    }
}
