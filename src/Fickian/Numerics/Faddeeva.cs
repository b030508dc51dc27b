using System.Numerics;
using System.Runtime.Intrinsics;

namespace Fickian.Numerics;

/// <summary>Faddeeva function w(z) = e^{−z²}·erfc(−iz), in the upper half plane: the complex form of the Voigt profile.</summary>
/// <remarks>
/// w(z) ≈ [1/√π + 2·p(Z)/(L − iz)]/(L − iz), Z = (L + iz)/(L − iz), p a polynomial of 40 terms, L = √(40/√2).
/// Its coefficients are the Fourier coefficients of e^{−t²}(L² + t²) over t = L·tan(θ/2).
/// Absolute error below 1e-13 for Im z ≥ 0, where |w| ≤ 1; no branches, so that four arguments go at once.
/// Far out the real part on the real axis, e^{−x²}, is lost below that bound.
/// Source: J. A. C. Weideman, Computation of the complex error function, SIAM J. Numer. Anal. 31, 1497 (1994).
/// </remarks>
public static class Faddeeva
{
    private const int Terms = 40;
    private static readonly double Scale = Math.Sqrt(Terms / Math.Sqrt(2));
    private static readonly double InverseRootPi = 1 / Math.Sqrt(Math.PI);
    private static readonly double[] Coefficients = Fourier();

    /// <summary>w(z).</summary>
    /// <param name="z">Argument with Im z ≥ 0, 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The argument lies in the lower half plane.</exception>
    public static Complex W(Complex z)
    {
        if (!(z.Imaginary >= 0))
            throw new ArgumentOutOfRangeException(nameof(z), z, "The Faddeeva function is computed in the upper half plane; an imaginary part of 0 or more was expected.");
        var (re, im) = W(Vector256.Create(z.Real), Vector256.Create(z.Imaginary));
        return new(re[0], im[0]);
    }

    /// <summary>w(x + iy) of four arguments, y ≥ 0.</summary>
    internal static (Vector256<double> Real, Vector256<double> Imaginary) W(Vector256<double> x, Vector256<double> y)
    {
        // d = L − iz = (L + y) − ix and its inverse; Z = (L + iz)/(L − iz).
        var scale = Vector256.Create(Scale);
        var (dr, di) = (scale + y, -x);
        var square = (dr * dr) + (di * di);
        var (ir, ii) = (dr / square, -di / square);
        var (nr, ni) = (scale - y, x);
        var (zr, zi) = ((nr * ir) - (ni * ii), (nr * ii) + (ni * ir));
        var (pr, pi) = (Vector256.Create(Coefficients[0]), Vector256<double>.Zero);
        for (var k = 1; k < Coefficients.Length; k++)
            (pr, pi) = ((pr * zr) - (pi * zi) + Vector256.Create(Coefficients[k]), (pr * zi) + (pi * zr));
        var (sr, si) = ((2 * ((pr * ir) - (pi * ii))) + Vector256.Create(InverseRootPi), 2 * ((pr * ii) + (pi * ir)));
        return ((sr * ir) - (si * ii), (sr * ii) + (si * ir));
    }

    // Trapezoids over θ of a smooth periodic function: the error falls faster than any power of the number of points.
    private static double[] Fourier()
    {
        const int points = 16 * Terms;
        var coefficients = new double[Terms];
        for (var n = 1; n <= Terms; n++)
        {
            var sum = 0.0;
            for (var k = 1; k < points; k++)
            {
                var theta = Math.PI * ((2.0 * k / points) - 1);
                var t = Scale * Math.Tan(0.5 * theta);
                sum += Math.Exp(-t * t) * ((Scale * Scale) + (t * t)) * Math.Cos(n * theta);
            }

            // Highest power first, as Horner takes them.
            coefficients[Terms - n] = sum / points;
        }

        return coefficients;
    }
}
