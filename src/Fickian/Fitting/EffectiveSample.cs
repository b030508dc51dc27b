namespace Fickian.Fitting;

/// <summary>How many independent points a series of autocorrelated residuals is worth.</summary>
/// <remarks>
/// n_eff = n/(1 + 2Σₖρₖ), ρₖ the autocorrelation at lag k; the sum ends where ρ₂ⱼ₋₁ + ρ₂ⱼ is no longer positive. At most n, at least 2.
/// Assumes a stationary series in the order of measurement, evenly spaced.
/// Source: C. J. Geyer, Statist. Sci. 7, 473 (1992), for where the sum ends.
/// </remarks>
public static class EffectiveSample
{
    /// <summary>Effective number of points.</summary>
    /// <param name="residuals">Residuals in the order of measurement, [n].</param>
    public static double SizeOf(ReadOnlySpan<double> residuals)
    {
        var n = residuals.Length;
        var variance = Product(residuals, 0);
        if (n < 4 || variance == 0)
            return n;
        var sum = 0.0;
        for (var lag = 1; lag + 1 < n / 2; lag += 2)
        {
            var pair = (Product(residuals, lag) + Product(residuals, lag + 1)) / variance;
            if (pair <= 0)
                break;
            sum += pair;
        }

        return Math.Clamp(n / (1 + (2 * sum)), 2, n);
    }

    private static double Product(ReadOnlySpan<double> r, int lag)
    {
        var sum = 0.0;
        for (var i = lag; i < r.Length; i++)
            sum += r[i] * r[i - lag];
        return sum;
    }
}
