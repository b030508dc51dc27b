namespace Fickian.Thermal;

/// <summary>Value and slope of the cubic that fits the points around each place by least squares; the same weights serve any ordinate.</summary>
/// <remarks>
/// The window holds the points within a half-width of the place, seven at least, unevenly spaced as they are. A slope that follows a cubic is exact;
/// the slope of a logistic step of width w is 0.2 % low for a half-width of w and 3 % low for 2w.
/// Source: A. Savitzky and M. J. E. Golay, Anal. Chem. 36, 1627 (1964), for uneven steps.
/// </remarks>
internal sealed class LocalCubic
{
    private const int Fewest = 7;

    private readonly int[] firsts;
    private readonly double[][] values;
    private readonly double[][] slopes;

    /// <summary>Prepares the weights.</summary>
    /// <param name="x">Abscissae, ascending strictly, [n], n ≥ 7.</param>
    /// <param name="halfWidth">Half of the window, in units of x.</param>
    public LocalCubic(double[] x, double halfWidth)
    {
        var n = x.Length;
        if (n < Fewest)
            throw new ArgumentException($"At least {Fewest} points were expected in a scan and {n} were found; widen the range.", nameof(x));
        (firsts, values, slopes) = (new int[n], new double[n][], new double[n][]);
        var (first, last) = (0, 0);
        for (var i = 0; i < n; i++)
        {
            while (x[first] < x[i] - halfWidth)
                first++;
            while (last + 1 < n && x[last + 1] <= x[i] + halfWidth)
                last++;
            var (from, to) = (first, last);
            while (to - from + 1 < Fewest)
            {
                if (to + 1 < n && (from == 0 || x[to + 1] - x[i] < x[i] - x[from - 1]))
                    to++;
                else
                    from--;
            }

            firsts[i] = from;
            (values[i], slopes[i]) = Weights(x.AsSpan(from, to - from + 1), x[i]);
        }
    }

    /// <summary>Part of the noise variance of a single point that the smoothed value at a place keeps.</summary>
    public double Gain(int place) => values[place].Sum(w => w * w);

    /// <summary>Standard deviation of the slope at a place for white noise of unit standard deviation.</summary>
    public double SlopeNoise(int place) => Math.Sqrt(slopes[place].Sum(w => w * w));

    public double[] Smooth(double[] y) => Apply(values, y);

    public double[] Slope(double[] y) => Apply(slopes, y);

    private double[] Apply(double[][] weights, double[] y)
    {
        var result = new double[y.Length];
        for (var i = 0; i < y.Length; i++)
            result[i] = Numerics.VectorArithmetic.Dot(weights[i], y.AsSpan(firsts[i], weights[i].Length));
        return result;
    }

    private static (double[] Value, double[] Slope) Weights(ReadOnlySpan<double> x, double at)
    {
        var scale = Math.Max(at - x[0], x[^1] - at);
        Span<double> moments = stackalloc double[7];
        foreach (var v in x)
        {
            var (u, power) = ((v - at) / scale, 1.0);
            for (var k = 0; k < 7; k++, power *= u)
                moments[k] += power;
        }

        Span<double> a = stackalloc double[4];
        Span<double> b = stackalloc double[4];
        Solve(moments, 0, a);
        Solve(moments, 1, b);
        var (value, slope) = (new double[x.Length], new double[x.Length]);
        for (var j = 0; j < x.Length; j++)
        {
            var u = (x[j] - at) / scale;
            value[j] = a[0] + (u * (a[1] + (u * (a[2] + (u * a[3])))));
            slope[j] = (b[0] + (u * (b[1] + (u * (b[2] + (u * b[3])))))) / scale;
        }

        return (value, slope);
    }

    // Column k of the inverse of the 4 × 4 matrix of moments, which is positive definite for four different points.
    private static void Solve(ReadOnlySpan<double> moments, int column, Span<double> solution)
    {
        Span<double> m = stackalloc double[20];
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 4; j++)
                m[(i * 5) + j] = moments[i + j];
            m[(i * 5) + 4] = i == column ? 1 : 0;
        }

        for (var k = 0; k < 4; k++)
        {
            for (var i = k + 1; i < 4; i++)
            {
                var factor = m[(i * 5) + k] / m[(k * 5) + k];
                for (var j = k; j < 5; j++)
                    m[(i * 5) + j] -= factor * m[(k * 5) + j];
            }
        }

        for (var i = 3; i >= 0; i--)
        {
            var sum = m[(i * 5) + 4];
            for (var j = i + 1; j < 4; j++)
                sum -= m[(i * 5) + j] * solution[j];
            solution[i] = sum / m[(i * 5) + i];
        }
    }
}
