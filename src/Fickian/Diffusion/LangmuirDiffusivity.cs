using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Transport diffusivity of a gas that follows Langmuir's isotherm, after Darken.</summary>
/// <remarks>
/// D(c) = D₀·Γ,  Γ = d ln p/d ln c = 1/(1 − θ),  θ = c/c_sat;  Φ = −D₀·c_sat·ln(1 − θ).
/// D₀, the corrected diffusivity, is taken as constant; all sites are alike and molecules do not interact.
/// Grows without bound at saturation: concentrations stay below c_sat.
/// Source: L. S. Darken, Trans. AIME 175, 184 (1948); J. Kärger, D. M. Ruthven, D. N. Theodorou, Diffusion in Nanoporous Materials (2012).
/// </remarks>
/// <param name="Corrected">D₀, m²/s.</param>
/// <param name="Saturation">c_sat, in the unit of concentration.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is not positive and finite.</exception>
public sealed record LangmuirDiffusivity(double Corrected, double Saturation) : IDiffusivityLaw
{
    /// <summary>D₀, m²/s.</summary>
    public double Corrected { get; } = LawArgument.Positive(Corrected, nameof(Corrected), "A diffusivity", "m²/s");

    /// <summary>c_sat, in the unit of concentration.</summary>
    public double Saturation { get; } = LawArgument.Positive(Saturation, nameof(Saturation), "A saturation", "the unit of concentration");

    /// <inheritdoc/>
    public double Diffusivity(double concentration) => concentration < Saturation ? Corrected / (1 - (concentration / Saturation)) : double.NaN;

    /// <inheritdoc/>
    public double Potential(double concentration) => -Corrected * Saturation * Math.Log(1 - (concentration / Saturation));

    /// <inheritdoc/>
    public void Diffusivities(ReadOnlySpan<double> concentration, Span<double> diffusivity)
    {
        for (var i = 0; i < concentration.Length; i++)
            diffusivity[i] = Diffusivity(concentration[i]);
    }

    /// <inheritdoc/>
    public void Potentials(ReadOnlySpan<double> concentration, Span<double> potential)
    {
        var (scale, inverse) = (-Corrected * Saturation, 1 / Saturation);
        var c = MemoryMarshal.Cast<double, Vector256<double>>(concentration);
        var phi = MemoryMarshal.Cast<double, Vector256<double>>(potential);
        for (var i = 0; i < c.Length; i++)
            phi[i] = scale * Vector256.Log(Vector256<double>.One - (inverse * c[i]));
        for (var i = 4 * c.Length; i < concentration.Length; i++)
            potential[i] = scale * Math.Log(1 - (inverse * concentration[i]));
    }
}
