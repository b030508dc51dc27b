using Fickian.Numerics;

namespace Fickian.Diffraction;

/// <summary>Weighted linear least squares with absolute errors, enlarged by √(χ²/ν) where the columns do not describe the points.</summary>
internal static class WeightedColumns
{
    /// <summary>Coefficients and standard errors; NaN and +∞ where the points do not determine them.</summary>
    /// <param name="columns">Columns, each [n].</param>
    /// <param name="y">Ordinates, [n].</param>
    /// <param name="sigma">Standard deviations, above 0, [n].</param>
    public static (double[] Coefficients, double[] Errors) Solve(IReadOnlyList<double[]> columns, ReadOnlySpan<double> y, ReadOnlySpan<double> sigma)
    {
        var (n, count) = (y.Length, columns.Count);
        var (weighted, right) = (new double[n * count], new double[n]);
        for (var i = 0; i < n; i++)
        {
            right[i] = y[i] / sigma[i];
            for (var c = 0; c < count; c++)
                weighted[(c * n) + i] = columns[c][i] / sigma[i];
        }

        var (coefficients, errors) = (new double[count], new double[count]);
        var (sum, freedom) = new LinearLeastSquares(weighted, n).Solve(right, coefficients, errors);
        var deviation = freedom > 0 ? Math.Sqrt(sum / freedom) : 0;
        for (var c = 0; c < count && deviation is > 0 and < 1; c++)
            errors[c] /= deviation;
        return (coefficients, errors);
    }
}
