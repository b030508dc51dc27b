using Fickian.Numerics;

namespace Fickian.Sorption;

/// <summary>What a solid takes up from a mixture of two gases, from the isotherms of the pure gases: ideal adsorbed solution theory.</summary>
/// <remarks>
/// yᵢP = xᵢ·pᵢ°(ψ), x₁ + x₂ = 1, ψ₁(p₁°) = ψ₂(p₂°) = ψ with ψ(p) = ∫₀ᵖ q d ln p′;  1/q = x₁/q₁(p₁°) + x₂/q₂(p₂°);  selectivity S = (x₁/y₁)/(x₂/y₂).
/// The guests form an ideal solution on a surface that is the same for both; no size exclusion, no site that only one guest can reach (ψ then goes wrong quietly); ideal gas, equal temperature.
/// ψ₁(Py₁/x₁) − ψ₂(Py₂/x₂) falls from +∞ to −∞ with x₁, so that there is exactly one solution; it is bracketed in ln(x₁/x₂). Relative error 1e-11.
/// For S far from 1 the fugitive component's p° lies far beyond its data: the isotherm is extrapolated there.
/// Source: A. L. Myers and J. M. Prausnitz, AIChE J. 11, 121 (1965), not consulted.
/// </remarks>
/// <param name="First">Isotherm of the first pure gas.</param>
/// <param name="Second">Isotherm of the second pure gas, at the same temperature.</param>
/// <exception cref="ArgumentException">One isotherm is per mass, the other per volume.</exception>
public sealed record IdealAdsorbedSolution(Isotherm First, Isotherm Second)
{
    // e^±640 still leaves room for a pressure.
    private const double WidestLogarithm = 640;

    /// <summary>Isotherm of the first pure gas.</summary>
    public Isotherm First { get; init; } = First ?? throw new ArgumentNullException(nameof(First));

    /// <summary>Isotherm of the second pure gas.</summary>
    public Isotherm Second { get; init; } = SameUnit(First, Second);

    /// <summary>Amounts taken up from a mixture.</summary>
    /// <param name="firstPressure">Partial pressure y₁P of the first gas, Pa; above 0.</param>
    /// <param name="secondPressure">Partial pressure y₂P of the second gas, Pa; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A partial pressure is not positive and finite.</exception>
    /// <exception cref="ArgumentException">The mixture would condense, or one gas is sorbed too much more strongly for numbers.</exception>
    public MixtureUptake At(double firstPressure, double secondPressure)
    {
        SorptionParameters.Require(firstPressure, nameof(firstPressure), "Pa");
        SorptionParameters.Require(secondPressure, nameof(secondPressure), "Pa");
        if (!((firstPressure / First.PressureLimit) + (secondPressure / Second.PressureLimit) < 1))
            throw new ArgumentException($"The mixture of {firstPressure} and {secondPressure} Pa would condense: a solution of two isotherms with a limit lies below Σpᵢ/limitᵢ = 1.", nameof(firstPressure));

        // Rises with ln(x₂/x₁).
        double Imbalance(double logarithm) => First.SpreadingPressure(Pure(firstPressure, -logarithm, First)) - Second.SpreadingPressure(Pure(secondPressure, logarithm, Second));
        var (low, high) = (-1.0, 1.0);
        while (!(Imbalance(low) < 0) && low > -WidestLogarithm)
            low *= 2;
        while (!(Imbalance(high) > 0) && high < WidestLogarithm)
            high *= 2;
        if (!(Imbalance(low) < 0 && Imbalance(high) > 0))
            throw new ArgumentException($"At {firstPressure} and {secondPressure} Pa no pressure of one pure gas gives the spreading pressure of the other: one of them is sorbed so much more that it is as if alone.", nameof(firstPressure));
        var root = BracketedRoot.Find(Imbalance, low, high, 0);
        return Mixture(firstPressure, secondPressure, root);
    }

    private static Isotherm SameUnit(Isotherm first, Isotherm second)
    {
        ArgumentNullException.ThrowIfNull(second);
        return first.Model.AmountUnit == second.Model.AmountUnit ? second
            : throw new ArgumentException($"Two isotherms in one unit are expected; found {first.Model.AmountUnit} and {second.Model.AmountUnit}.", nameof(second));
    }

    private MixtureUptake Mixture(double firstPressure, double secondPressure, double logarithm)
    {
        var (first, second) = (Pure(firstPressure, -logarithm, First), Pure(secondPressure, logarithm, Second));
        var (x1, x2) = (Share(-logarithm), Share(logarithm));
        var total = 1 / ((x1 / First.Amount(first)) + (x2 / Second.Amount(second)));
        return new(x1 * total, x2 * total, x1 / x2 / (firstPressure / secondPressure), First.SpreadingPressure(first));
    }

    /// <summary>x of one gas from ln(x/x′), x′ the other's.</summary>
    private static double Share(double logarithm) => 1 / (1 + Math.Exp(-logarithm));

    /// <summary>p° = partial pressure over share, kept from condensation: beyond it ψ is infinite and any value so large has the same sign.</summary>
    private static double Pure(double partial, double logarithm, Isotherm isotherm) =>
        Math.Min(partial * (1 + Math.Exp(-logarithm)), Math.BitDecrement(isotherm.PressureLimit));
}
