using Fickian.Fitting;

namespace Fickian.Figures;

/// <summary>How much worse a fit becomes when one parameter is held beside its best value, with the borders of the 68 and 95 % intervals.</summary>
public static class LikelihoodFigure
{
    // As many powers of ten as an axis needs to be read as a logarithmic one.
    private const double Wide = 4;

    // Where the names of the intervals stand: this part of the way along the axis, and this part of the larger one above its border.
    private const double Beside = 0.05;
    private const double Above = 0.22;

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
        var isWide = profile.X.Span[0] > 0 && profile.X.Span[^1] / profile.X.Span[0] > Wide;
        var power = isWide ? 0 : PowerOf(fit.Values[parameter]);
        var figure = new Figure($"likelihood of {quantity.Symbol}").X(AxisLabel(quantity, power), unit: new Unit("printed", Math.Pow(10, power)))
            .Y($"S({quantity.Symbol}) / Smin", 1 - (0.5 * (two - 1)), 1 + (6 * (two - 1)))
            .Line(profile, "").HorizontalLine(one).HorizontalLine(two);
        var (first, last) = (profile.X.Span[0], profile.X.Span[^1]);

        // A profile that is open below runs through the words at its beginning: they then stand at its end.
        var part = profile.Y.Span[0] > two + (2 * Above * (two - 1)) || profile.Y.Span[^1] < profile.Y.Span[0] ? Beside : 1 - Beside;
        var beside = isWide ? first * Math.Pow(last / first, part) : first + (part * (last - first));
        figure = figure.Text(beside, one + (Above * (two - 1)), "68 %").Text(beside, two + (Above * (two - 1)), "95 %");
        return isWide ? figure.LogX() : figure;
    }

    private static int PowerOf(double value) => value == 0 || Math.Abs(value) is >= 1e-2 and < 1e4 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value)));

    private static string AxisLabel(Quantity quantity, int power)
    {
        var unit = quantity.Unit.Symbol switch
        {
            "1" => "",
            "m²/s" => "m² s⁻¹",
            "m/s" => "m s⁻¹",
            "1/s" => "s⁻¹",
            "J/mol" => "J mol⁻¹",
            var other => other,
        };
        var scale = power == 0 ? "" : "10" + string.Concat($"{power}".Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));
        var printed = $"{scale} {unit}".Trim();
        return printed.Length == 0 ? quantity.Symbol : $"{quantity.Symbol} / {printed}";
    }
}
