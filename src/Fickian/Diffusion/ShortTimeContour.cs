using System.Numerics;
using System.Runtime.Intrinsics;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Uptake through a surface barrier at short times, by integrating its exact Laplace image along a parabola.</summary>
/// <remarks>
/// Image:  F̄(s) = H/[s(1 + sHℓ/m)],  ℓ = 1/L,  with H = tanh p/p, 2I₁(p)/[pI₀(p)], 3(coth p/p − 1/p²),  p = √s.
/// On the parabola p = √(x₀/Fo)·(1 + iu) the real part of p is above 20 for Fo ≤ 0.01, so that tanh p = coth p = 1 to e⁻⁴¹ and
/// H = y·P(y) is a polynomial in y = 1/p: P = 1, 2Σhₖyᵏ, 3 − 3y. With y² = (Fo/x₀)/(1 + iu)² the powers of y join the weights. F̄ = m·y⁴·G with G = P/(my + ℓP), sF̄ = m·y²·G, ∂F̄/∂ℓ = −m·y⁴·G².
/// The trapezoidal rule with N = 18 intervals to either side, step 3/N and x₀ = πN/12 errs by some e^{−2πN/3}, for any ℓ from 0 to 1e12:
/// nothing cancels, neither for a tight barrier nor for an open one, where the closed forms with erfcx lose their digits in turn.
/// Relative error below 1e-13.
/// Source: J. A. C. Weideman, L. N. Trefethen, Math. Comput. 76, 1341 (2007); the images: J. Crank (1975), sections 4.3.6, 5.3.5, 6.3.4.
/// </remarks>
internal static class ShortTimeContour
{
    /// <summary>Largest Fourier number.</summary>
    public const double Longest = 0.01;

    private const int Intervals = 18;

    /// <summary>x₀: the square of p at the vertex, times Fo.</summary>
    public const double Vertex = Math.PI * Intervals / 12;
    private const double Step = 3.0 / Intervals;

    /// <summary>1 + iu at the nodes from the vertex upwards; those below are their conjugates.</summary>
    public static readonly Complex[] Direction = [.. Enumerable.Range(0, Intervals + 1).Select(k => new Complex(1, k * Step))];

    /// <summary>Weight of the image at the nodes, the conjugates included: f(t) = Σ Re(weight·image)/t.</summary>
    public static readonly Complex[] Weight =
        [.. Direction.Select((d, k) => Complex.Exp(Vertex * d * d) * d * (Step * Vertex / Math.PI * (k == 0 ? 1 : 2)))];

    private static readonly Complex[] Inverse = Array.ConvertAll(Direction, d => 1 / d);
    private static readonly Complex[] SlopeWeight =
        [.. Direction.Select((d, k) => Complex.Exp(Vertex * d * d) / d * (Step / Math.PI * (k == 0 ? 1 : 2)))];

    private static readonly Complex[] UptakeWeight = [.. SlopeWeight.Zip(Inverse, (w, i) => w * i * i / Vertex)];
    private static readonly double[][] Expansion = [[1], [.. CylinderSeries.Expansion(24).Select(h => 2 * h)], [3, -3]];

    /// <summary>Uptake at four Fourier numbers.</summary>
    /// <param name="shape">Shape of the body.</param>
    /// <param name="resistance">ℓ = D/(k·a), 1.</param>
    /// <param name="fourier">Fo = Dt/a², 1; from 0 to <see cref="Longest"/>.</param>
    public static UptakeLanes At(BodyShape shape, double resistance, Vector256<double> fourier)
    {
        var m = (int)shape + 1;
        var scale = Vector256.Sqrt(fourier / Vertex);
        var (uptake, slope, barrier) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (var k = 0; k <= Intervals; k++)
        {
            var (re, im) = (scale * Inverse[k].Real, scale * Inverse[k].Imaginary);
            var (a, b) = Polynomial(Expansion[(int)shape], re, im);
            var (c, d) = ((re * m) + (a * resistance), (im * m) + (b * resistance));
            var norm = Vector256<double>.One / ((c * c) + (d * d));
            var (x, y) = (((a * c) + (b * d)) * norm, ((b * c) - (a * d)) * norm);
            slope += (x * SlopeWeight[k].Real) - (y * SlopeWeight[k].Imaginary);
            uptake += (x * UptakeWeight[k].Real) - (y * UptakeWeight[k].Imaginary);
            barrier += (((x * x) - (y * y)) * UptakeWeight[k].Real) - (x * y * (2 * UptakeWeight[k].Imaginary));
        }

        var factor = fourier * m;
        uptake *= factor;
        return new(uptake, Vector256<double>.One - uptake, slope * factor, -barrier * factor);
    }

    private static (Vector256<double> Real, Vector256<double> Imaginary) Polynomial(double[] coefficients, Vector256<double> x, Vector256<double> y)
    {
        var (re, im) = (Vector256.Create(coefficients[^1]), Vector256<double>.Zero);
        for (var k = coefficients.Length - 2; k >= 0; k--)
            (re, im) = ((re * x) - (im * y) + Vector256.Create(coefficients[k]), (re * y) + (im * x));
        return (re, im);
    }
}
