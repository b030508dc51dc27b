using System.Numerics;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Laplace images of diffusion in sheet, cylinder and sphere of unit half-length, for complex p = √s.</summary>
/// <remarks>
/// Surface flux over surface concentration is s/T with
/// T(s) = p coth p, pI₀(p)/I₁(p), p²/(p coth p − 1) = m + s·E(s),  E = 1/(m+2 + s/(m+4 + …)),  m = 1, 2, 3.
/// The continued fraction loses no digits for small p; where p is large, T has its closed form (sheet, sphere) or its expansion in 1/p (cylinder).
/// Concentration over surface concentration is θ(x) = cosh px/cosh p, I₀(px)/I₀(p), sinh px/(x sinh p) = e^{−p(1−x)}·Θ(x).
/// I₀ comes from the backward recurrence of I_{k+1}/I_k with I₀ + 2ΣI_k = e^p; beyond |p| = 60 from its asymptotic series.
/// Relative error below 1e-14 for |arg p| up to 72°, which is what the contour needs.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), chapters 4 to 6; M. Abramowitz, I. A. Stegun (1964), 9.1.73, 9.6.37, 9.7.1.
/// </remarks>
internal static class BodyImage
{
    // The closed forms of E cancel below it.
    private const double Small = 3;

    // Re p from which I₁/I₀ is its asymptotic expansion to the last digit.
    private const double Large = 20;

    // |p| from which I₀ is its asymptotic expansion to the last digit.
    private const double Far = 60;

    private static readonly double[] Expansion = CylinderSeries.Expansion(24);

    /// <summary>E(s), so that T = m + s·E.</summary>
    public static Complex Excess(BodyShape shape, Complex p)
    {
        var s = p * p;
        var m = (int)shape + 1;
        if (shape == BodyShape.Cylinder)
            return p.Real > Large ? (((p / Ratio(p)) - 2) / s) : Fraction(m, p, s);
        if (Complex.Abs(p) < Small)
            return Fraction(m, p, s);
        var decay = Complex.Exp(-2 * p);
        var sheet = (p * (1 + decay) / (1 - decay)) - 1;
        return shape == BodyShape.Sheet ? sheet / s : (1 / sheet) - (3 / s);
    }

    /// <summary>Θ(x), the concentration at x over that at the surface, less the factor e^{−p(1−x)}.</summary>
    /// <param name="shape">Shape.</param>
    /// <param name="p">√s.</param>
    /// <param name="x">Distance from the centre over the half-length, 0 to 1.</param>
    public static Complex Profile(BodyShape shape, Complex p, double x) => shape switch
    {
        BodyShape.Sheet => (1 + Complex.Exp(-2 * p * x)) / (1 + Complex.Exp(-2 * p)),
        BodyShape.Cylinder => ScaledBessel(p * x) / ScaledBessel(p),
        _ => ScaledSine(p * x) / ScaledSine(p),
    };

    /// <summary>1/(m+2 + s/(m+4 + …)).</summary>
    private static Complex Fraction(int m, Complex p, Complex s)
    {
        var terms = 14 + (int)(1.2 * Complex.Abs(p));
        Complex tail = m + (2.0 * terms);
        for (var j = terms - 1; j >= 1; j--)
            tail = m + (2.0 * j) + (s / tail);
        return 1 / tail;
    }

    /// <summary>I₁/I₀ for large p.</summary>
    private static Complex Ratio(Complex p)
    {
        var y = 1 / p;
        Complex sum = Expansion[^1];
        for (var k = Expansion.Length - 2; k >= 0; k--)
            sum = (sum * y) + Expansion[k];
        return sum;
    }

    /// <summary>e^{−p}·I₀(p).</summary>
    private static Complex ScaledBessel(Complex p)
    {
        var size = Complex.Abs(p);
        if (size == 0)
            return 1;
        Complex sum = 0;
        if (size > Far)
        {
            for (var k = 12; k >= 1; k--)
                sum = (1 + sum) * ((2 * k) - 1) * ((2 * k) - 1) / (8 * k * p);
            return (1 + sum) / Complex.Sqrt(2 * Math.PI * p);
        }

        Complex ratio = 0;
        for (var k = 20 + (int)(1.5 * size); k >= 1; k--)
        {
            ratio = 1 / ((2 * k / p) + ratio);
            sum = ratio * (1 + sum);
        }

        return 1 / (1 + (2 * sum));
    }

    /// <summary>e^{−p}·sinh p/p.</summary>
    private static Complex ScaledSine(Complex p)
    {
        if (Complex.Abs(p) >= 0.3)
            return (1 - Complex.Exp(-2 * p)) / (2 * p);
        var s = p * p;
        return Complex.Exp(-p) * (1 + (s / 6 * (1 + (s / 20 * (1 + (s / 42 * (1 + (s / 72 * (1 + (s / 110))))))))));
    }
}
