using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Uptake with a rectangular isotherm: a sharp front between full and empty moves inwards.</summary>
/// <remarks>
/// With F = M/M∞ and the time τ = q_s·a²/(2mDc₀) at which the front meets in the middle, m = 1, 2, 3:
/// sheet F = √(t/τ);  cylinder t/τ = F + (1−F)ln(1−F);  sphere t/τ = 1 − 3(1−F)^{2/3} + 2(1−F);  F = 1 from τ on.
/// D is that of the mobile gas in the filled layer, c₀ its concentration there at the surface, q_s the amount bound per volume.
/// Binding is irreversible and much faster than diffusion, and q_s ≫ c₀, so that the profile behind the front is steady.
/// Only D·c₀/q_s can be found from a curve. Relative error of F below 1e-14.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), chapter 13; the formulas follow from the quasi-steady balance at the front.
/// </remarks>
/// <param name="Shape">Shape of the body.</param>
/// <param name="Length">Half-thickness or radius a, m.</param>
/// <param name="CapacityRatio">q_s/c₀, bound amount over mobile concentration at the surface, 1; above 1.</param>
/// <exception cref="ArgumentOutOfRangeException">The length is not positive and finite, or the ratio is not above 1.</exception>
public sealed record MovingFront(BodyShape Shape, double Length, double CapacityRatio) : IModel
{
    /// <summary>Half-thickness or radius a, m.</summary>
    public double Length { get; init => field = UptakeParameters.Length(value, nameof(Length)); } = UptakeParameters.Length(Length, nameof(Length));

    /// <summary>q_s/c₀, 1; above 1.</summary>
    public double CapacityRatio { get; init => field = AboveOne(value); } = AboveOne(CapacityRatio);

    /// <summary>Diffusivity D of the mobile gas, m²/s; free by default.</summary>
    public Parameter Diffusivity { get; init => field = UptakeParameters.Diffusivity(value); } = UptakeParameters.FreeDiffusivity;

    /// <summary>Amount at equilibrium M∞, in the unit of the data; free by default.</summary>
    public Parameter EquilibriumUptake { get; init => field = value.Of(Quantity.EquilibriumUptake); } = UptakeParameters.FreeEquilibrium;

    /// <inheritdoc/>
    public string Name => $"moving front, {Shape switch { BodyShape.Sheet => "sheet", BodyShape.Cylinder => "cylinder", _ => "sphere" }}";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Diffusivity];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [EquilibriumUptake];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        var end = CompletionTime(parameters[0]);
        for (var i = 0; i < x.Length; i++)
            columns[i] = FrontPosition.Uptake(Shape, x[i] / end);
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) =>
        CandidateSearch.Fill(this, data, CandidateGrid.Rates(data, perDecade: 8).Select(rate => new[] { rate * Length * Length * CapacityRatio }), parameters);

    /// <summary>Fractional uptake F = M/M∞.</summary>
    /// <param name="time">Time since the gas was let in, s; 0 or before gives 0, [n].</param>
    /// <param name="diffusivity">D, m²/s.</param>
    /// <returns>F, 1, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">D is not positive and finite.</exception>
    public double[] FractionalUptake(double[] time, double diffusivity)
    {
        ArgumentNullException.ThrowIfNull(time);
        var uptake = new double[time.Length];
        Evaluate(time, [diffusivity], uptake);
        return uptake;
    }

    /// <summary>Time τ at which the front meets in the middle, s.</summary>
    /// <param name="diffusivity">D, m²/s.</param>
    /// <exception cref="ArgumentOutOfRangeException">D is not positive and finite.</exception>
    public double CompletionTime(double diffusivity)
    {
        UptakeParameters.RequirePositive(diffusivity, nameof(diffusivity), "A diffusivity", "in m²/s");
        return CapacityRatio * Length * Length / (2 * ((int)Shape + 1)) / diffusivity;
    }

    private static double AboveOne(double ratio) =>
        ratio > 1 && double.IsFinite(ratio) ? ratio
            : throw new ArgumentOutOfRangeException(nameof(ratio), ratio, $"A sharp front needs more bound than mobile gas, q_s/c₀ above 1; found {ratio}.");
}
