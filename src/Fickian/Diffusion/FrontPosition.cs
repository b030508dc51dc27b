using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Part of a body that a sharp front has passed, as a function of t/τ, and its inverse.</summary>
/// <remarks>
/// Sheet F = √T. Cylinder T = F + (1−F)ln(1−F) = Σ Fᵏ/[k(k−1)], k ≥ 2, solved for F in a bracket.
/// Sphere: with u = (1−F)^{1/3}, T = 1 − 3u² + 2u³, whose root in [0, 1] is u = ½ + cos(π/3 + δ), δ = (2/3)arcsin√T, so that
/// 1 − u = sin²(δ/2) + (√3/2)sin δ, which does not cancel.
/// </remarks>
internal static class FrontPosition
{
    private const int SeriesTerms = 14;

    /// <summary>F at T = t/τ.</summary>
    public static double Uptake(BodyShape shape, double time)
    {
        if (time <= 0)
            return 0;
        if (time >= 1)
            return 1;
        return shape switch
        {
            BodyShape.Sheet => Math.Sqrt(time),
            // F²/2 ≤ T ≤ F², so that the root lies between √T and √(2T).
            BodyShape.Cylinder => BracketedRoot.Find(f => Time(BodyShape.Cylinder, f) - time, Math.Sqrt(time) * 0.999, Math.Min(1, Math.Sqrt(2 * time) * 1.001), 0),
            _ => Sphere(time),
        };
    }

    /// <summary>T = t/τ at F.</summary>
    public static double Time(BodyShape shape, double uptake)
    {
        var rest = 1 - uptake;
        return shape switch
        {
            BodyShape.Sheet => uptake * uptake,
            BodyShape.Cylinder => uptake < 0.1 ? CylinderSeries(uptake) : uptake + (rest <= 0 ? 0 : rest * Math.Log(rest)),
            _ => 1 - (3 * Math.Pow(rest, 2.0 / 3)) + (2 * rest),
        };
    }

    private static double CylinderSeries(double uptake)
    {
        var sum = 0.0;
        for (var k = SeriesTerms; k >= 2; k--)
            sum = (sum * uptake) + (1.0 / (k * (k - 1)));
        return sum * uptake * uptake;
    }

    private static double Sphere(double time)
    {
        var angle = 2.0 / 3 * Math.Asin(Math.Sqrt(time));
        var half = Math.Sin(0.5 * angle);
        var depth = (half * half) + (0.5 * Math.Sqrt(3) * Math.Sin(angle));
        var inner = 1 - depth;
        return depth * (1 + inner + (inner * inner));
    }
}
