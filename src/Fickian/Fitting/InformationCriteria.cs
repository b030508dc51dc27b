namespace Fickian.Fitting;

/// <summary>Criteria that weigh the misfit of a model against the number of its parameters.</summary>
/// <remarks>
/// Both hold for independent normal residuals; compare only fits of the same points with the same weights.
/// With autocorrelated residuals put the effective number of points for n.
/// Source: K. P. Burnham and D. R. Anderson, Model Selection and Multimodel Inference, 2nd ed. (2002), sections 2.4 and 6.4.
/// </remarks>
public static class InformationCriteria
{
    /// <summary>AICc = n·ln(SSR/n) + 2K + 2K(K + 1)/(n − K − 1), K = parameters + 1 for the variance; +∞ if n ≤ K + 1.</summary>
    /// <param name="sumOfSquares">Sum of (weighted) squares SSR.</param>
    /// <param name="points">Number of points n.</param>
    /// <param name="parameters">Number of free parameters and coefficients.</param>
    public static double Aicc(double sumOfSquares, double points, int parameters)
    {
        var k = parameters + 1;
        return points > k + 1 ? (points * Math.Log(sumOfSquares / points)) + (2 * k) + (2 * k * (k + 1) / (points - k - 1)) : double.PositiveInfinity;
    }

    /// <summary>BIC = n·ln(SSR/n) + K·ln n, K = parameters + 1 for the variance.</summary>
    /// <param name="sumOfSquares">Sum of (weighted) squares SSR.</param>
    /// <param name="points">Number of points n.</param>
    /// <param name="parameters">Number of free parameters and coefficients.</param>
    public static double Bic(double sumOfSquares, double points, int parameters) =>
        (points * Math.Log(sumOfSquares / points)) + ((parameters + 1) * Math.Log(points));
}
