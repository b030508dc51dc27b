using MathNet.Numerics.Distributions;

namespace Fickian.Fitting;

/// <summary>Test of Wald and Wolfowitz: do the signs of residuals change as often as chance would have it?</summary>
/// <remarks>
/// Given n₊ and n₋ signs, the number of runs has mean μ = 1 + 2n₊n₋/n and variance (μ − 1)(μ − 2)/(n − 1); z = (runs − μ)/σ.
/// Residuals that are zero are left out. The normal law serves from about ten of each sign.
/// Far too few runs (z ≪ 0): the model misses the course of the data, or the noise is correlated; then standard errors are too small.
/// Source: A. Wald and J. Wolfowitz, Ann. Math. Statist. 11, 147 (1940).
/// </remarks>
/// <param name="Runs">Number of runs of equal sign.</param>
/// <param name="Positive">Number of positive residuals.</param>
/// <param name="Negative">Number of negative residuals.</param>
public readonly record struct RunsTest(int Runs, int Positive, int Negative)
{
    /// <summary>Number of runs to be expected by chance.</summary>
    public double Expected => 1 + (Positive + Negative == 0 ? 0 : 2.0 * Positive * Negative / (Positive + Negative));

    /// <summary>Standard deviation of the number of runs by chance.</summary>
    public double StandardDeviation => Positive + Negative < 2 ? 0 : Math.Sqrt((Expected - 1) * Math.Max(0, Expected - 2) / (Positive + Negative - 1));

    /// <summary>(runs − expected)/σ; 0 if one sign is missing, since the test then says nothing.</summary>
    public double Z => StandardDeviation > 0 ? (Runs - Expected) / StandardDeviation : 0;

    /// <summary>Probability of a |z| at least as large by chance, both sides.</summary>
    public double PValue => 2 * Normal.CDF(0, 1, -Math.Abs(Z));

    /// <summary>Counts the runs of residuals in the order of x.</summary>
    /// <param name="residuals">Residuals, [n].</param>
    public static RunsTest Of(ReadOnlySpan<double> residuals)
    {
        var (runs, positive, negative, last) = (0, 0, 0, 0);
        foreach (var residual in residuals)
        {
            var sign = Math.Sign(residual);
            if (sign == 0)
                continue;
            if (sign != last)
                runs++;
            if (sign > 0)
                positive++;
            else
                negative++;
            last = sign;
        }

        return new(runs, positive, negative);
    }
}
