using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Transport diffusivity from a thermodynamic factor of any form, after Darken.</summary>
/// <remarks>
/// D(c) = D₀·Γ(c),  Γ = d ln p/d ln c of the isotherm;  Φ = D₀∫₀ᶜ Γ dc′.
/// D₀, the corrected diffusivity, is taken as constant. Γ is replaced by cubics that agree with it to 1e-9 where they are checked, once, at construction.
/// Good up to the stated concentration and a thousandth beyond it, where D keeps its last value; it has none farther out.
/// Source: L. S. Darken, Trans. AIME 175, 184 (1948).
/// </remarks>
public sealed class DarkenDiffusivity : IDiffusivityLaw
{
    private readonly PiecewiseDiffusivity form;

    /// <summary>Makes the law from D₀ and Γ.</summary>
    /// <param name="corrected">D₀, m²/s.</param>
    /// <param name="thermodynamicFactor">Γ at a concentration from 0 to the limit, 1; not negative and finite.</param>
    /// <param name="limit">Largest concentration, in the unit of concentration.</param>
    /// <exception cref="ArgumentException">Γ is negative or not finite somewhere up to the limit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">D₀ or the limit is not positive and finite.</exception>
    public DarkenDiffusivity(double corrected, Func<double, double> thermodynamicFactor, double limit)
    {
        ArgumentNullException.ThrowIfNull(thermodynamicFactor);
        Corrected = LawArgument.Positive(corrected, nameof(corrected), "A diffusivity", "m²/s");
        form = PiecewiseDiffusivity.Of(thermodynamicFactor, LawArgument.Positive(limit, nameof(limit), "A limit", "the unit of concentration"));
    }

    /// <summary>D₀, m²/s.</summary>
    public double Corrected { get; }

    /// <summary>Of a gas that follows Tóth's isotherm θ = bp/[1 + (bp)ᵗ]^(1/t): Γ = 1/(1 − θᵗ), θ = c/c_sat, up to θ = 1 − 10⁻⁶.</summary>
    /// <param name="corrected">D₀, m²/s.</param>
    /// <param name="saturation">c_sat, in the unit of concentration.</param>
    /// <param name="exponent">t, 1; 1 is Langmuir's isotherm.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive and finite.</exception>
    public static DarkenDiffusivity Toth(double corrected, double saturation, double exponent)
    {
        LawArgument.Positive(saturation, nameof(saturation), "A saturation", "the unit of concentration");
        LawArgument.Positive(exponent, nameof(exponent), "An exponent", "no unit");
        return new(corrected, c => -1 / Exponential.MinusOne(exponent * Math.Log(c / saturation)), (1 - 1e-6) * saturation);
    }

    /// <inheritdoc/>
    public double Diffusivity(double concentration) => Corrected * form.Diffusivity(concentration);

    /// <inheritdoc/>
    public double Potential(double concentration) => Corrected * form.Potential(concentration);

    /// <inheritdoc/>
    public void Diffusivities(ReadOnlySpan<double> concentration, Span<double> diffusivity)
    {
        form.Diffusivities(concentration, diffusivity);
        foreach (ref var d in diffusivity)
            d *= Corrected;
    }

    /// <inheritdoc/>
    public void Potentials(ReadOnlySpan<double> concentration, Span<double> potential)
    {
        form.Potentials(concentration, potential);
        foreach (ref var p in potential)
            p *= Corrected;
    }
}
