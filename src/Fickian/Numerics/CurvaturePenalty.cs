namespace Fickian.Numerics;

/// <summary>The matrix λDᵀD that punishes the curvature of a curve on given positions, as its three bands.</summary>
/// <remarks>
/// (Dz)ᵢ is the second divided difference in units of the mean step, times the square root of the stretch it stands for; on even steps zᵢ₋₁ − 2zᵢ + zᵢ₊₁.
/// Straight lines cost nothing. Rounding of the bands acts like a relative error of ε·λ in weights of 1.
/// Source: P. H. C. Eilers, Anal. Chem. 75, 3631 (2003), for even steps.
/// </remarks>
internal static class CurvaturePenalty
{
    /// <summary>Fills the bands.</summary>
    /// <param name="x">Positions in one direction, [n].</param>
    /// <param name="even">Whether all steps are to be taken as equal.</param>
    /// <param name="strength">λ.</param>
    /// <param name="bands">Receives the diagonal, then the entries (i, i + 1), then those (i, i + 2); 0 where there is none, [3 × n].</param>
    public static void Fill(ReadOnlySpan<double> x, bool even, double strength, Span<double> bands)
    {
        var n = x.Length;
        var step = n < 2 ? 1 : (x[^1] - x[0]) / (n - 1);
        bands.Clear();
        var diagonal = bands[..n];
        var first = bands.Slice(n, n);
        var second = bands.Slice(2 * n, n);
        for (var i = 1; i < n - 1; i++)
        {
            var (h, k) = even ? (1.0, 1.0) : ((x[i] - x[i - 1]) / step, (x[i + 1] - x[i]) / step);
            var stretch = strength * 0.5 * (h + k);
            var (a, b, c) = (2 / (h * (h + k)), -2 / (h * k), 2 / (k * (h + k)));
            diagonal[i - 1] += stretch * a * a;
            diagonal[i] += stretch * b * b;
            diagonal[i + 1] += stretch * c * c;
            first[i - 1] += stretch * a * b;
            first[i] += stretch * b * c;
            second[i - 1] += stretch * a * c;
        }
    }
}
