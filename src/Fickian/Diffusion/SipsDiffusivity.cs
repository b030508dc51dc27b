using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Transport diffusivity of a gas that follows the isotherm of Sips (Langmuir–Freundlich), after Darken.</summary>
/// <remarks>
/// D(c) = D₀·Γ,  Γ = 1/[n(1 − θ)],  θ = c/c_sat, for the isotherm θ = (bp)ⁿ/[1 + (bp)ⁿ];  Φ = −(D₀/n)·c_sat·ln(1 − θ).
/// It is Langmuir's law with D₀/n in the place of D₀. D₀ is taken as constant; concentrations stay below c_sat.
/// Source: L. S. Darken, Trans. AIME 175, 184 (1948), for D = D₀Γ; Γ follows from the isotherm.
/// </remarks>
/// <param name="Corrected">D₀, m²/s.</param>
/// <param name="Saturation">c_sat, in the unit of concentration.</param>
/// <param name="Exponent">n, 1; 1 is Langmuir's isotherm.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is not positive and finite.</exception>
public sealed record SipsDiffusivity(double Corrected, double Saturation, double Exponent) : IDiffusivityLaw
{
    private readonly LangmuirDiffusivity form = new(Corrected / LawArgument.Positive(Exponent, nameof(Exponent), "An exponent", "no unit"), Saturation);

    /// <summary>D₀, m²/s.</summary>
    public double Corrected { get; } = Corrected;

    /// <summary>c_sat, in the unit of concentration.</summary>
    public double Saturation { get; } = Saturation;

    /// <summary>n, 1.</summary>
    public double Exponent { get; } = Exponent;

    /// <inheritdoc/>
    public double Diffusivity(double concentration) => form.Diffusivity(concentration);

    /// <inheritdoc/>
    public double Potential(double concentration) => form.Potential(concentration);

    /// <inheritdoc/>
    public void Diffusivities(ReadOnlySpan<double> concentration, Span<double> diffusivity) => form.Diffusivities(concentration, diffusivity);

    /// <inheritdoc/>
    public void Potentials(ReadOnlySpan<double> concentration, Span<double> potential) => form.Potentials(concentration, potential);
}
