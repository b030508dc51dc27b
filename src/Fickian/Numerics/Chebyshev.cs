namespace Fickian.Numerics;

/// <summary>Interpolation of a smooth function on [−1, 1] by Chebyshev polynomials, Σ cₖTₖ(x).</summary>
/// <remarks>
/// The error falls as ρ⁻ⁿ, where the function is regular within the ellipse with foci ±1 and half-axes of sum ρ.
/// Source: L. N. Trefethen, Approximation Theory and Approximation Practice (2013), chapters 3, 8 and 19.
/// </remarks>
internal static class Chebyshev
{
    /// <summary>The i-th of n nodes, cos[(i + ½)π/n].</summary>
    public static double Node(int i, int n) => Math.Cos((i + 0.5) * Math.PI / n);

    /// <summary>Coefficients of the interpolant from values at the nodes.</summary>
    public static double[] Coefficients(ReadOnlySpan<double> values)
    {
        var n = values.Length;
        var coefficients = new double[n];
        for (var k = 0; k < n; k++)
        {
            for (var i = 0; i < n; i++)
                coefficients[k] += values[i] * Math.Cos(k * (i + 0.5) * Math.PI / n);
            coefficients[k] *= (k == 0 ? 1.0 : 2.0) / n;
        }

        return coefficients;
    }

    /// <summary>Coefficients of h·∫ from −1 to x.</summary>
    /// <param name="coefficients">Coefficients of the function.</param>
    /// <param name="scale">h.</param>
    public static double[] Integral(double[] coefficients, double scale)
    {
        var n = coefficients.Length;
        var integral = new double[n + 1];
        double At(int k) => k < n ? coefficients[k] : 0;
        for (var k = 1; k <= n; k++)
        {
            integral[k] = scale * ((k == 1 ? 2 * At(0) : At(k - 1)) - At(k + 1)) / (2 * k);
            integral[0] -= (k % 2 == 0 ? 1 : -1) * integral[k];
        }

        return integral;
    }

    /// <summary>Value at x by Clenshaw's recurrence.</summary>
    public static double Evaluate(double[] coefficients, double x)
    {
        var (b1, b2) = (0.0, 0.0);
        for (var k = coefficients.Length - 1; k >= 1; k--)
            (b1, b2) = ((2 * x * b1) - b2 + coefficients[k], b1);
        return (x * b1) - b2 + coefficients[0];
    }
}
