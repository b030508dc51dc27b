using MathNet.Numerics.Integration;
using MathNet.Numerics.RootFinding;

namespace Fickian.Infrared;

/// <summary>How large a singular value or eigenvalue has to be to stand out of white noise.</summary>
internal static class SingularValueThreshold
{
    /// <summary>Factor on the median singular value of a matrix of unknown white noise above which a component is kept.</summary>
    /// <remarks>
    /// ω(β) = λ(β)/√μ(β), λ = √{2(β + 1) + 8β/[β + 1 + √(β² + 14β + 1)]}, μ the median of the Marchenko–Pastur distribution of ratio β.
    /// Asymptotically optimal in the mean square; the median has to be one of noise, so less than half of the components may be signal.
    /// Source: M. Gavish and D. L. Donoho, IEEE Trans. Inf. Theory 60, 5040 (2014).
    /// </remarks>
    /// <param name="ratio">β, smaller side of the matrix over the larger one, above 0, at most 1.</param>
    public static double OnMedian(double ratio)
    {
        var threshold = Math.Sqrt((2 * (ratio + 1)) + (8 * ratio / (ratio + 1 + Math.Sqrt((ratio * ratio) + (14 * ratio) + 1))));
        var (lower, upper) = (Math.Pow(1 - Math.Sqrt(ratio), 2), Math.Pow(1 + Math.Sqrt(ratio), 2));
        var (middle, half) = (0.5 * (lower + upper), 0.5 * (upper - lower));

        // With t = middle − half·cos θ the density √[(upper − t)(t − lower)]/(2πβt) has no root in it.
        double Below(double angle) => angle == 0 ? 0 : GaussLegendreRule.Integrate(a => half * half * Math.Pow(Math.Sin(a), 2) / (2 * Math.PI * ratio * (middle - (half * Math.Cos(a)))), 0, angle, 64);
        var median = middle - (half * Math.Cos(Bisection.FindRoot(a => Below(a) - 0.5, 0, Math.PI, 1e-12)));
        return threshold / Math.Sqrt(median);
    }

    /// <summary>Largest eigenvalue that noise alone gives of a covariance over another one of the same noise.</summary>
    /// <remarks>
    /// [(1 + √(c + d − cd))/(1 − d)]², c and d the width over the number of samples of either; the limit for large ones, exceeded by little in small ones.
    /// Source: K. W. Wachter, Ann. Stat. 8, 937 (1980); Z. Bai and J. W. Silverstein, Spectral Analysis of Large Dimensional Random Matrices, 2nd ed. (2010), chapter 4.
    /// </remarks>
    public static double OnNoiseRatio(int width, int samples, int noiseSamples)
    {
        var (c, d) = ((double)width / samples, (double)width / noiseSamples);
        return Math.Pow((1 + Math.Sqrt(c + d - (c * d))) / (1 - d), 2);
    }
}
