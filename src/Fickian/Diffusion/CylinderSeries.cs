using Fickian.Numerics;
using MathNet.Numerics;

namespace Fickian.Diffusion;

/// <summary>Infinite cylinder of radius a, empty at first, surface at constant concentration; Fo = Dt/a².</summary>
/// <remarks>
/// Long times:   1 − F = Σₙ (4/αₙ²)·e^{−αₙ²Fo},  J₀(αₙ) = 0,  n = 1, 2, …
/// Short times:  F = Σₖ 2hₖ·Fo^{(k+1)/2}/Γ[(k+3)/2],  h₀ = 1,  2hⱼ = (j−2)hⱼ₋₁ − Σᵢ hᵢhⱼ₋ᵢ  (i = 1 … j−1),
/// an asymptotic series that begins (4/√π)√Fo − Fo − Fo^{3/2}/(3√π) − …
/// Fourteen terms of it serve below Fo = 0.005, thirty zeros above. Relative error of F and of 1 − F below 1e-13.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), eq. 5.23; the recurrence follows from the Riccati equation of I₁/I₀.
/// </remarks>
internal static class CylinderSeries
{
    private const double Join = 0.005;
    private const double Negligible = 40;
    private static readonly double[] ShortTerms = [.. Expansion(14).Select((h, k) => 2 * h / SpecialFunctions.Gamma((k + 3) / 2.0))];
    private static readonly double[] Squares = [.. Enumerable.Range(1, 30).Select(n => Math.Pow(Eigenvalues.Root(BodyShape.Cylinder, 0, n), 2))];

    public static UptakePoint At(double fourier) => fourier <= 0 ? UptakePoint.Empty : fourier < Join ? Short(fourier) : Long(fourier);

    /// <summary>hₖ in I₁(p)/I₀(p) ~ Σₖ hₖ/pᵏ.</summary>
    /// <param name="terms">Number of terms.</param>
    internal static double[] Expansion(int terms)
    {
        var h = new double[terms];
        h[0] = 1;
        for (var j = 1; j < terms; j++)
        {
            var sum = (j - 2) * h[j - 1];
            for (var i = 1; i < j; i++)
                sum -= h[i] * h[j - i];
            h[j] = sum / 2;
        }

        return h;
    }

    private static UptakePoint Short(double fourier)
    {
        var root = Math.Sqrt(fourier);
        var (uptake, slope) = (0.0, 0.0);
        for (var k = ShortTerms.Length - 1; k >= 0; k--)
        {
            uptake = (uptake * root) + ShortTerms[k];
            slope = (slope * root) + (ShortTerms[k] * 0.5 * (k + 1));
        }

        uptake *= root;
        return new(uptake, 1 - uptake, slope / root, 0);
    }

    private static UptakePoint Long(double fourier)
    {
        var (rest, slope) = (0.0, 0.0);
        foreach (var square in Squares)
        {
            if ((square - Squares[0]) * fourier > Negligible)
                break;
            var mode = Math.Exp(-square * fourier);
            rest += mode / square;
            slope += mode;
        }

        return new(1 - (4 * rest), 4 * rest, 4 * slope, 0);
    }
}
