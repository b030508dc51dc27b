using System.Collections.Immutable;
using Fickian.Fitting;

namespace Fickian.Sorption;

/// <summary>Isosteric heat of sorption at one amount, from isotherms at several temperatures.</summary>
/// <remarks>
/// Clausius–Clapeyron: Q_st = −R·[∂ln p/∂(1/T)]_q, the slope of a weighted straight line through ln pᵢ(q) against 1/Tᵢ; positive for exothermic uptake.
/// u(ln pᵢ) comes from the covariance of each fit; the error of Q_st is multiplied by √(χ²/ν) where that exceeds 1, with three temperatures or more.
/// Ideal gas, sorbed phase of negligible volume, Q_st constant over the range of temperatures; errors of T are not in it.
/// A law that does not follow the data makes Q_st wrong by more than its error says: compare two laws.
/// Source: the Clausius–Clapeyron equation, as in any textbook of adsorption.
/// </remarks>
/// <param name="Amount">Amount q at which it holds, in the unit of the isotherms.</param>
/// <param name="Heat">Q_st, J/mol.</param>
/// <param name="Findings">What is doubtful.</param>
public sealed record IsostericHeat(double Amount, Estimate Heat, ImmutableArray<Finding> Findings)
{
    private static readonly Unit JoulePerMole = new("J/mol");

    /// <summary>Isosteric heat at an amount.</summary>
    /// <param name="amount">q, in the unit of the isotherms; above 0.</param>
    /// <param name="isotherms">Temperature in K and fit of the isotherm at it, two or more.</param>
    /// <exception cref="ArgumentException">There are fewer than two different temperatures, or a fit is not one of an isotherm.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No pressure holds the amount at one of the temperatures.</exception>
    public static IsostericHeat At(double amount, params (double Temperature, FitResult Fit)[] isotherms)
    {
        ArgumentNullException.ThrowIfNull(isotherms);
        if (isotherms.Select(i => i.Temperature).Distinct().Count() < 2)
            throw new ArgumentException($"Isotherms at two temperatures or more are expected; found {isotherms.Length} at one.", nameof(isotherms));
        foreach (var (temperature, _) in isotherms)
            SorptionParameters.Require(temperature, nameof(isotherms), "K");
        var logarithms = Array.ConvertAll(isotherms, i => LogarithmOfPressure(i.Fit, amount));
        var slope = WeightedSlope.Of(Array.ConvertAll(isotherms, i => 1 / i.Temperature), logarithms);
        var heat = new Estimate(-MolarGas.Constant * slope.Value, MolarGas.Constant * slope.StandardError, JoulePerMole)
        {
            Name = "isostericHeat",
            DegreesOfFreedom = slope.DegreesOfFreedom,
            Verdict = double.IsFinite(slope.StandardError) ? Verdict.Determined : Verdict.NotDetermined,
        };
        return new(amount, heat, [.. isotherms.SelectMany(i => Doubts(amount, i.Temperature, i.Fit))]);
    }

    private static Estimate LogarithmOfPressure(FitResult fit, double amount)
    {
        var model = Isotherm.Of(fit).Model;
        return fit.Derive(new("logarithmOfPressure", "ln p", Unit.One), v => Math.Log(new Isotherm(model, v.Span).Pressure(amount)));
    }

    private static IEnumerable<Finding> Doubts(double amount, double temperature, FitResult fit)
    {
        var (least, most) = (fit.Data.Y.ToArray().Min(), fit.Data.Y.ToArray().Max());
        if (amount < least || amount > most)
            yield return Finding.Warning($"At {temperature} K amounts from {EstimateText.Number(least, 3)} to {EstimateText.Number(most, 3)} were measured; {EstimateText.Number(amount, 3)} is extrapolated by the {fit.Model.Name} isotherm.", "amount");
    }
}
