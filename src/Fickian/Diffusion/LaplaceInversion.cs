using System.Numerics;

namespace Fickian.Diffusion;

/// <summary>Inverts Laplace images of diffusion at any time, along the parabola of <see cref="ShortTimeContour"/>.</summary>
/// <remarks>
/// f(t) = (1/2πi)∫ e^{st} f̄(s) ds with s = p², p = √(x₀/t)·(1 + iu): trapezoidal rule in u.
/// The image may be singular on the negative real axis only, which holds wherever diffusion is linear and without waves.
/// Error below 1e-13 of the largest value of f around t; a small 1 − F is not resolved by it.
/// Source: J. A. C. Weideman, L. N. Trefethen, Math. Comput. 76, 1341 (2007).
/// </remarks>
internal static class LaplaceInversion
{
    /// <summary>f at a time.</summary>
    /// <param name="image">f̄(s).</param>
    /// <param name="time">t, above 0.</param>
    public static double At(Func<Complex, Complex> image, double time)
    {
        var sum = 0.0;
        for (var k = 0; k < ShortTimeContour.Weight.Length; k++)
        {
            var direction = ShortTimeContour.Direction[k];
            sum += (ShortTimeContour.Weight[k] * image(ShortTimeContour.Vertex / time * direction * direction)).Real;
        }

        return sum / time;
    }

    /// <summary>Image of the uptake of a sphere, times s: H = 3(coth p/p − 1/p²), p = √s of the Fourier number; H(0) = 1.</summary>
    /// <remarks>Below |p| = 1 the continued fraction 3/(3 + s/(5 + s/(7 + …))), which does not cancel.</remarks>
    public static Complex Sphere(Complex s)
    {
        if (s.Magnitude < 1)
        {
            Complex tail = 23;
            for (var m = 21; m >= 3; m -= 2)
                tail = m + (s / tail);
            return 3 / tail;
        }

        var p = Complex.Sqrt(s);
        var decay = Complex.Exp(-2 * p);
        return 3 * (((1 + decay) / (1 - decay)) - (1 / p)) / p;
    }
}
