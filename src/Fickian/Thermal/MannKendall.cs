using MathNet.Numerics.Distributions;

namespace Fickian.Thermal;

/// <summary>Test for a monotonous trend, with ties and with the correlation of neighbours.</summary>
/// <remarks>
/// S = Σ_{i&lt;j} sign(yⱼ − yᵢ); Var S = [n(n−1)(2n+5) − Σ t(t−1)(2t+5)]/18 for groups of t ties; z = (S ∓ 1)/√Var S.
/// Correlation: Var S is multiplied by 1 + 2/[n(n−1)(n−2)]·Σₖ (n−k)(n−k−1)(n−k−2)·ρₖ, ρₖ the correlation at lag k of the ranks after Sen's slope was taken away, as far as it exceeds 1.96/√n; never below 1.
/// Series longer than 400 are averaged over blocks first. Source: H. B. Mann, Econometrica 13, 245 (1945); P. K. Sen, J. Am. Stat. Assoc. 63, 1379 (1968); K. H. Hamed, A. R. Rao, J. Hydrol. 204, 182 (1998); not consulted.
/// </remarks>
/// <param name="Statistic">S.</param>
/// <param name="Tau">Kendall's τ = S/[n(n−1)/2].</param>
/// <param name="PValue">Probability of an S as large as this without a trend, two-sided.</param>
/// <param name="CorrelationFactor">Factor by which correlation makes the variance larger.</param>
/// <param name="SenSlope">Median of all slopes between two points, per second, with the interval that the test gives.</param>
public sealed record MannKendall(double Statistic, double Tau, double PValue, double CorrelationFactor, Estimate SenSlope)
{
    private const int MostPoints = 400;

    /// <summary>Tests a series.</summary>
    /// <param name="curve">The series over time.</param>
    /// <exception cref="ArgumentException">There are fewer than four points.</exception>
    public static MannKendall Of(Curve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (curve.Count < 4)
            throw new ArgumentException($"At least four points were expected for a trend and {curve.Count} were found.", nameof(curve));
        var block = (curve.Count + MostPoints - 1) / MostPoints;
        var points = Enumerable.Range(0, curve.Count).Chunk(block).Where(c => c.Length == block).ToArray();
        var (x, y) = (Array.ConvertAll(points, c => c.Average(i => curve.X.Span[i])), Array.ConvertAll(points, c => c.Average(i => curve.Y.Span[i])));
        var n = y.Length;
        var slopes = new double[n * (n - 1) / 2];
        var (sum, at) = (0.0, 0);
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                sum += Math.Sign(y[j] - y[i]);
                slopes[at++] = (y[j] - y[i]) / (x[j] - x[i]);
            }
        }

        Array.Sort(slopes);
        var median = Quantile(slopes, 0.5);
        var ties = y.GroupBy(v => v).Sum(g => (double)g.Count() * (g.Count() - 1) * ((2 * g.Count()) + 5));
        var factor = Factor([.. y.Zip(x, (v, t) => v - (median * t))]);
        var deviation = Math.Sqrt(Math.Max(0, ((double)n * (n - 1) * ((2 * n) + 5)) - ties) / 18 * factor);
        var z = deviation == 0 ? 0 : (sum - Math.Sign(sum)) / deviation;
        return new(sum, sum / slopes.Length, deviation == 0 ? 1 : 2 * Normal.CDF(0, 1, -Math.Abs(z)), factor, Slope(slopes, median, deviation, curve));
    }

    // The slopes at ranks (N ± z·σ)/2 bound the true one; a standard error is half their distance at z = 1.
    private static Estimate Slope(double[] slopes, double median, double deviation, Curve curve)
    {
        var unit = new Unit($"{curve.YQuantity.Unit}/s");
        return new(median, 0.5 * (At(1) - At(-1)), unit)
        {
            Name = "senSlope",
            Profile = c => Normal.InvCDF(0, 1, 0.5 + (0.5 * c)) is var z ? new Interval(At(-z), At(z), c) : default,
        };

        double At(double z) => Quantile(slopes, Math.Clamp(0.5 + (0.5 * z * deviation / slopes.Length), 0, 1));
    }

    private static double Factor(double[] detrended)
    {
        var n = detrended.Length;
        var order = Enumerable.Range(0, n).OrderBy(i => detrended[i]).ToArray();
        var ranks = new double[n];
        for (var (k, next) = (0, 0); k < n; k = next)
        {
            for (next = k + 1; next < n && detrended[order[next]] == detrended[order[k]];)
                next++;
            for (var i = k; i < next; i++)
                ranks[order[i]] = (0.5 * (k + next - 1)) - (0.5 * (n - 1));
        }

        var variance = ranks.Sum(r => r * r);
        if (variance == 0 || n < 8)
            return 1;
        var (factor, threshold) = (0.0, 1.96 / Math.Sqrt(n));
        for (var lag = 1; lag < n - 2; lag++)
        {
            var product = 0.0;
            for (var i = lag; i < n; i++)
                product += ranks[i] * ranks[i - lag];
            var rho = product / variance;

            // Beyond the first lag that is noise the rest is taken for noise too: single large values at long lags are chance.
            if (Math.Abs(rho) <= threshold)
                break;
            factor += (n - lag) * (n - lag - 1.0) * (n - lag - 2.0) * rho;
        }

        return Math.Max(1, 1 + (2 * factor / (n * (n - 1.0) * (n - 2.0))));
    }

    private static double Quantile(double[] sorted, double part)
    {
        var at = part * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
