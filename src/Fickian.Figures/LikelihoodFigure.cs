using Fickian.Fitting;

namespace Fickian.Figures;

/// <summary>How much worse a fit becomes when one parameter is held beside its best value, with the borders of the 68 and 95 % intervals.</summary>
public static class LikelihoodFigure
{
    // As many powers of ten as an axis needs to be read as a logarithmic one.
    private const double Wide = 4;

    /// <summary>Draws the profile of a parameter.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="parameter">A free parameter or coefficient of its model.</param>
    /// <exception cref="ArgumentException">The parameter is fixed or not of this model.</exception>
    public static Figure Of(FitResult fit, Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(parameter);
        var profile = fit.ProfileAround(parameter);
        var quantity = profile.XQuantity;
        var (one, two) = (fit.ProfileThreshold(0.68), fit.ProfileThreshold());
        var figure = new Figure($"likelihood of {quantity.Symbol}").X(AxisLabel(quantity), unit: Unit.One).Y($"S({quantity.Symbol}) / Smin", 1 - (0.5 * (two - 1)), 1 + (6 * (two - 1)))
            .Line(profile, "").HorizontalLine(one, "68 %").HorizontalLine(two, "95 %");
        return profile.X.Span[0] > 0 && profile.X.Span[^1] / profile.X.Span[0] > Wide ? figure.LogX() : figure;
    }

    private static string AxisLabel(Quantity quantity) => quantity.Unit.Symbol switch
    {
        "1" => quantity.Symbol,
        "m²/s" => $"{quantity.Symbol} / m² s⁻¹",
        "m/s" => $"{quantity.Symbol} / m s⁻¹",
        "1/s" => $"{quantity.Symbol} / s⁻¹",
        "J/mol" => $"{quantity.Symbol} / J mol⁻¹",
        _ => quantity.AxisLabel,
    };
}
