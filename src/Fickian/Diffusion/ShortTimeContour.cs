using System.Numerics;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Uptake through a surface barrier at short times, by integrating its exact Laplace image along a parabola.</summary>
/// <remarks>
/// Image:  F̄(s) = H/[s(1 + sHℓ/m)],  ℓ = 1/L,  with H = tanh p/p, 2I₁(p)/[pI₀(p)], 3(coth p/p − 1/p²),  p = √s.
/// On the parabola p = √(x₀/Fo)·(1 + iu) the real part of p is above 20 for Fo ≤ 0.01, so that tanh p = coth p = 1 to e⁻⁴¹ and
/// H = y·P(y) is a polynomial in y = 1/p: P = 1, 2Σhₖyᵏ, 3 − 3y. Then F̄ = m·y⁴·G with G = P/(my + ℓP), sF̄ = m·y²·G, ∂F̄/∂ℓ = −m·y⁴·G².
/// The rule of <see cref="LaplaceContour"/> serves for any ℓ from 0 to 1e12: nothing cancels, neither for a tight barrier nor for an open one, where the closed forms with erfcx lose their digits in turn.
/// Relative error below 1e-13.
/// Source: the images: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), sections 4.3.6, 5.3.5, 6.3.4.
/// </remarks>
internal static class ShortTimeContour
{
    /// <summary>Largest Fourier number.</summary>
    public const double Longest = 0.01;

    private static readonly double[][] Expansion = [[1], [.. CylinderSeries.Expansion(24).Select(h => 2 * h)], [3, -3]];

    /// <summary>Uptake at a Fourier number.</summary>
    /// <param name="shape">Shape of the body.</param>
    /// <param name="resistance">ℓ = D/(k·a), 1.</param>
    /// <param name="fourier">Fo = Dt/a², 1; above 0 and at most <see cref="Longest"/>.</param>
    public static UptakePoint At(BodyShape shape, double resistance, double fourier)
    {
        var m = (int)shape + 1;
        var scale = Math.Sqrt(fourier / LaplaceContour.Vertex);
        var (uptake, slope, barrier) = (0.0, 0.0, 0.0);
        for (var k = 0; k <= LaplaceContour.Intervals; k++)
        {
            var y = scale / LaplaceContour.Direction[k];
            var numerator = Polynomial(Expansion[(int)shape], y);
            var g = numerator / ((m * y) + (resistance * numerator));
            var rate = LaplaceContour.Weight[k] * y * y * g;
            var value = rate * y * y;
            slope += rate.Real;
            uptake += value.Real;
            barrier -= (value * g).Real;
        }

        var factor = m / fourier;
        return new(factor * uptake, 1 - (factor * uptake), factor * slope, factor * barrier);
    }

    private static Complex Polynomial(double[] coefficients, Complex y)
    {
        Complex sum = coefficients[^1];
        for (var k = coefficients.Length - 2; k >= 0; k--)
            sum = (sum * y) + coefficients[k];
        return sum;
    }
}
