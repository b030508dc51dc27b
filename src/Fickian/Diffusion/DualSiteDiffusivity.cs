using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Transport diffusivity of a gas that follows the dual-site isotherm of Langmuir, after Darken.</summary>
/// <remarks>
/// c = c₁·b₁p/(1 + b₁p) + c₂·b₂p/(1 + b₂p);  D(c) = D₀·Γ,  Γ = d ln p/d ln c = (q₁ + q₂)/[q₁(1 − θ₁) + q₂(1 − θ₂)], qᵢ = cᵢθᵢ;
/// Φ = D₀∫₀ᶜ Γ dc′ = D₀∫ (c/p) dp = D₀·[c₁·ln(1 + b₁p) + c₂·ln(1 + b₂p)], p(c) from a quadratic equation.
/// D₀, the same on both sites, is taken as constant; concentrations stay below c₁ + c₂.
/// Source: L. S. Darken, Trans. AIME 175, 184 (1948), for D = D₀Γ; Γ and Φ follow from the isotherm.
/// </remarks>
/// <param name="Corrected">D₀, m²/s.</param>
/// <param name="SaturationA">c₁, in the unit of concentration.</param>
/// <param name="AffinityA">b₁, 1/Pa (or over any unit of pressure that b₂ shares).</param>
/// <param name="SaturationB">c₂, in the unit of concentration.</param>
/// <param name="AffinityB">b₂, in the unit of b₁.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is not positive and finite.</exception>
public sealed record DualSiteDiffusivity(double Corrected, double SaturationA, double AffinityA, double SaturationB, double AffinityB) : IDiffusivityLaw
{
    /// <summary>D₀, m²/s.</summary>
    public double Corrected { get; } = LawArgument.Positive(Corrected, nameof(Corrected), "A diffusivity", "m²/s");

    /// <summary>c₁, in the unit of concentration.</summary>
    public double SaturationA { get; } = LawArgument.Positive(SaturationA, nameof(SaturationA), "A saturation", "the unit of concentration");

    /// <summary>b₁, 1/Pa.</summary>
    public double AffinityA { get; } = LawArgument.Positive(AffinityA, nameof(AffinityA), "An affinity", "1/Pa");

    /// <summary>c₂, in the unit of concentration.</summary>
    public double SaturationB { get; } = LawArgument.Positive(SaturationB, nameof(SaturationB), "A saturation", "the unit of concentration");

    /// <summary>b₂, in the unit of b₁.</summary>
    public double AffinityB { get; } = LawArgument.Positive(AffinityB, nameof(AffinityB), "An affinity", "1/Pa");

    /// <inheritdoc/>
    public double Diffusivity(double concentration)
    {
        var p = Pressure(concentration);
        var (one, two) = (1 + (AffinityA * p), 1 + (AffinityB * p));
        var (first, second) = (SaturationA * AffinityA, SaturationB * AffinityB);

        // Both sums divided by p, so that Γ = 1 at p = 0.
        return Corrected * ((first / one) + (second / two)) / ((first / (one * one)) + (second / (two * two)));
    }

    /// <inheritdoc/>
    public double Potential(double concentration)
    {
        var p = Pressure(concentration);
        return Corrected * ((SaturationA * Math.Log(1 + (AffinityA * p))) + (SaturationB * Math.Log(1 + (AffinityB * p))));
    }

    /// <summary>p(c): positive root of b₁b₂(c₁ + c₂ − c)p² + [c₁b₁ + c₂b₂ − c(b₁ + b₂)]p − c = 0, in the form that does not cancel.</summary>
    private double Pressure(double concentration)
    {
        var a = AffinityA * AffinityB * (SaturationA + SaturationB - concentration);
        var b = (SaturationA * AffinityA) + (SaturationB * AffinityB) - (concentration * (AffinityA + AffinityB));
        if (!(a > 0))
            return double.NaN;
        var root = Math.Sqrt((b * b) + (4 * a * concentration));
        return b > 0 ? 2 * concentration / (b + root) : (root - b) / (2 * a);
    }
}
