using MathNet.Numerics.LinearAlgebra;

namespace Fickian.Infrared;

/// <summary>Least squares of spectra on columns that all spectra of an axis share: c = P·A, P = R⁻¹·Qᵀ.</summary>
/// <remarks>
/// Each coefficient, and each linear measure of the residual, is a linear functional of the spectrum, computed once:
/// Σ mᵢ·(A − X·c)ᵢ has the weights m − Pᵀ·Xᵀm. Covariances are σ²·wᵀv, correlations between coefficients included.
/// The noise σ is that of the residuals over the fitted points, m − p degrees of freedom: it counts what the columns do not describe as noise.
/// </remarks>
internal sealed class SpectralDesign
{
    private readonly double[][] columns;
    private readonly (int First, int End)[] stretches;
    private readonly int points;

    /// <summary>Factorises the columns over the ranges.</summary>
    /// <param name="axis">Spectral axis.</param>
    /// <param name="columns">Columns on the whole axis, [p][n].</param>
    /// <param name="ranges">Ranges that are fitted.</param>
    /// <exception cref="ArgumentException">Fewer points than unknowns plus one, a column without a value, or columns that depend on each other.</exception>
    public SpectralDesign(Axis axis, double[][] columns, IEnumerable<Band> ranges)
    {
        this.columns = columns;
        var indices = ranges.Select(r => r.On(axis, 1)).SelectMany(r => Enumerable.Range(r.Start.Value, r.End.Value - r.Start.Value)).Distinct().Order().ToArray();
        points = indices.Length;
        stretches = Stretches(indices);
        if (points <= columns.Length)
            throw new ArgumentException($"{columns.Length} unknowns need more than {columns.Length} points of the spectrum; found {points} in the fitted ranges.", nameof(ranges));
        var lengths = Array.ConvertAll(columns, c => Math.Sqrt(indices.Sum(i => c[i] * c[i])));
        var missing = Array.FindIndex(lengths, l => !double.IsFinite(l));
        if (missing >= 0)
            throw new ArgumentException($"Column {missing} of the fit has no value at every point of the fitted ranges; use a reference that covers {axis[indices[0]]} to {axis[indices[^1]]} cm⁻¹.", nameof(columns));
        var qr = Matrix<double>.Build.Dense(points, columns.Length, (i, k) => columns[k][indices[i]] / lengths[k]).QR();
        if (Enumerable.Range(0, columns.Length).Any(k => !(Math.Abs(qr.R[k, k]) > 1e-10)))
            throw new ArgumentException("The columns of the fit depend on each other over the fitted ranges; widen the ranges or leave a column out.", nameof(columns));
        var inverse = qr.R.Inverse() * qr.Q.Transpose();
        Coefficients = [.. Enumerable.Range(0, columns.Length).Select(k => Scatter(indices, i => inverse[k, i] / lengths[k]))];
    }

    /// <summary>Weights of each coefficient, [p].</summary>
    public SpectralWeights[] Coefficients { get; }

    /// <summary>Weights of a measure of what the columns leave.</summary>
    public SpectralWeights Residual(SpectralWeights measure)
    {
        var weights = measure;
        for (var k = 0; k < columns.Length; k++)
            weights = weights.Plus(-measure.Of(columns[k]), Coefficients[k]);
        return weights;
    }

    /// <summary>Coefficients of one spectrum and the standard deviation of its residuals.</summary>
    /// <param name="spectrum">Stored values, [n].</param>
    /// <param name="coefficients">Receives the coefficients, [p].</param>
    public double Fit(ReadOnlySpan<float> spectrum, Span<double> coefficients)
    {
        for (var k = 0; k < columns.Length; k++)
            coefficients[k] = Coefficients[k].Of(spectrum);
        var sum = 0.0;
        foreach (var (first, end) in stretches)
        {
            for (var i = first; i < end; i++)
            {
                var r = (double)spectrum[i];
                for (var k = 0; k < columns.Length; k++)
                    r -= coefficients[k] * columns[k][i];
                sum += r * r;
            }
        }

        return Math.Sqrt(sum / (points - columns.Length));
    }

    private static SpectralWeights Scatter(int[] indices, Func<int, double> value)
    {
        var weights = new double[indices[^1] - indices[0] + 1];
        for (var i = 0; i < indices.Length; i++)
            weights[indices[i] - indices[0]] = value(i);
        return new(indices[0], weights);
    }

    private static (int First, int End)[] Stretches(int[] indices)
    {
        List<(int, int)> found = [];
        var first = 0;
        for (var i = 1; i <= indices.Length; i++)
        {
            if (i < indices.Length && indices[i] == indices[i - 1] + 1)
                continue;
            found.Add((indices[first], indices[i - 1] + 1));
            first = i;
        }

        return [.. found];
    }

    /// <summary>Powers 0 to <paramref name="order"/> of the wavenumber from the middle of the ranges, over half their span, [order + 1][n].</summary>
    public static IEnumerable<double[]> Polynomial(Axis axis, IReadOnlyCollection<Band> ranges, int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        var (low, high) = (ranges.Min(r => r.Lower), ranges.Max(r => r.Upper));
        return Enumerable.Range(0, order + 1).Select(k => Array.ConvertAll(axis.Values.ToArray(), v => Math.Pow(((2 * v) - low - high) / (high - low), k)));
    }
}
