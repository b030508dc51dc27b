using Fickian.Figures;
using Fickian.Fitting;

namespace Fickian.Cli.Verbs;

/// <summary>Losses of volume with the fitted law.</summary>
internal static class FitDecayFigure
{
    private const int Places = 200;
    private static readonly Unit Hour = new("h", 3600);

    public static Figure Of(FitResult fit, string title)
    {
        var end = 1.05 * fit.Data.X.Span[^1];
        var law = fit.Evaluate([.. Enumerable.Range(0, Places + 1).Select(i => end * i / Places)]);
        return new Figure(title).X("t / h", unit: Hour).Y("−ΔV/V₀").Points(fit.Data, "volume").Line(law, fit.Model.Name, Colour.Black);
    }
}
