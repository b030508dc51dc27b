using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Diffusivity that rises or falls exponentially with concentration.</summary>
/// <remarks>
/// D(c) = D₀·e^{βc},  Φ = D₀·(e^{βc} − 1)/β.
/// The usual empirical form for glasses and polymers that penetrants loosen (β &gt; 0); β = 0 is constant D.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), chapter 9.
/// </remarks>
/// <param name="AtZero">D₀, m²/s.</param>
/// <param name="Steepness">β, over the unit of concentration.</param>
/// <exception cref="ArgumentOutOfRangeException">D₀ is not positive and finite, or β is not finite.</exception>
public sealed record ExponentialDiffusivity(double AtZero, double Steepness) : IDiffusivityLaw
{
    /// <summary>D₀, m²/s.</summary>
    public double AtZero { get; } = LawArgument.Positive(AtZero, nameof(AtZero), "A diffusivity", "m²/s");

    /// <summary>β, over the unit of concentration.</summary>
    public double Steepness { get; } = LawArgument.Finite(Steepness, nameof(Steepness), "A steepness", "1 over the unit of concentration");

    /// <inheritdoc/>
    public double Diffusivity(double concentration) => AtZero * Math.Exp(Steepness * concentration);

    /// <inheritdoc/>
    public double Potential(double concentration) =>
        Steepness == 0 ? AtZero * concentration : AtZero * Exponential.MinusOne(Steepness * concentration) / Steepness;

    /// <inheritdoc/>
    public void Diffusivities(ReadOnlySpan<double> concentration, Span<double> diffusivity)
    {
        var c = MemoryMarshal.Cast<double, Vector256<double>>(concentration);
        var d = MemoryMarshal.Cast<double, Vector256<double>>(diffusivity);
        for (var i = 0; i < c.Length; i++)
            d[i] = AtZero * Vector256.Exp(Steepness * c[i]);
        for (var i = 4 * c.Length; i < concentration.Length; i++)
            diffusivity[i] = Diffusivity(concentration[i]);
    }

    /// <inheritdoc/>
    public void Potentials(ReadOnlySpan<double> concentration, Span<double> potential)
    {
        var c = MemoryMarshal.Cast<double, Vector256<double>>(concentration);
        var phi = MemoryMarshal.Cast<double, Vector256<double>>(potential);
        var scale = AtZero / Steepness;

        // Where βc is not small, what rounding of e^{βc} − 1 leaves is a few ulp of the largest Φ, and the logarithm can be spared.
        var isSteep = concentration.Length > 0 && Math.Abs(Steepness) * Math.Max(Math.Abs(concentration[0]), Math.Abs(concentration[^1])) > 0.1;
        for (var i = 0; i < c.Length; i++)
            phi[i] = isSteep ? scale * (Vector256.Exp(Steepness * c[i]) - Vector256<double>.One) : AtZero * c[i] * MeanFactor(Steepness * c[i]);
        for (var i = 4 * c.Length; i < concentration.Length; i++)
            potential[i] = Potential(concentration[i]);
    }

    /// <summary>(e^x − 1)/x; dividing by the logarithm of the rounded e^x cancels its rounding.</summary>
    private static Vector256<double> MeanFactor(Vector256<double> x)
    {
        var exponential = Vector256.Exp(x);
        var logarithm = Vector256.Log(exponential);
        var factor = (exponential - Vector256<double>.One) / logarithm;
        return Vector256.ConditionalSelect(Vector256.Equals(logarithm, Vector256<double>.Zero), Vector256<double>.One, factor);
    }
}
