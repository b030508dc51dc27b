namespace Fickian.Diffusion;

/// <summary>Value and slope of a measured profile from parabolas through neighbouring points, with what noise makes of them.</summary>
/// <remarks>
/// At each point the parabola of least squares through the w points on either side (fewer, on one side, near the ends) gives c and ∂c/∂x.
/// Noise of the slope falls as w^(−3/2); the error of a smooth profile is that of the parabola, of the second order in its width and therefore
/// about a third of what doubling the width changes.
/// Standard deviations of the points are those of the curve, or else one for all: the median of what parabolas through five points leave over.
/// </remarks>
internal sealed class SmoothedProfile
{
    // Median of χ² with one degree of freedom.
    private const double MedianSquare = 0.4549364;

    private readonly double[] x;
    private readonly double[] c;
    private readonly int window;

    /// <summary>Smooths a profile.</summary>
    /// <param name="profile">Concentration over position, ascending.</param>
    /// <param name="window">Points on either side, w ≥ 1; null for <see cref="BestWindow"/>.</param>
    public SmoothedProfile(Curve profile, int? window)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (window < 1 || profile.Count < (2 * (window ?? 2)) + 1)
            throw new ArgumentException($"A profile smoothed over {window ?? 2} points on either side needs {(2 * (window ?? 2)) + 1} points, and at least 1 on either side; found {profile.Count} points.", nameof(profile));
        (x, c) = (profile.X.ToArray(), profile.Y.ToArray());
        for (var i = 1; i < x.Length; i++)
        {
            if (!(x[i] > x[i - 1]))
                throw new ArgumentException($"Positions of a profile ascend; found {x[i]} m after {x[i - 1]} m at index {i}.", nameof(profile));
        }

        this.window = window ?? BestWindow(profile);
        (Value, Slope) = (new double[x.Length], new double[x.Length]);
        for (var i = 0; i < x.Length; i++)
            (Value[i], Slope[i]) = At(x[i]);
    }

    /// <summary>Points on either side.</summary>
    public int Window => window;

    /// <summary>Positions, m, [n].</summary>
    public double[] X => x;

    /// <summary>Smoothed concentrations, [n].</summary>
    public double[] Value { get; }

    /// <summary>Their slopes ∂c/∂x, [n].</summary>
    public double[] Slope { get; }

    /// <summary>Standard deviation of each point of a profile, [n].</summary>
    public static double[] Deviations(Curve profile)
    {
        if (profile.StandardDeviation is { } stated)
            return stated.ToArray();
        var five = new SmoothedProfile(profile, Math.Min(2, (profile.Count - 1) / 2));
        var squares = new double[profile.Count];
        for (var i = 0; i < squares.Length; i++)
        {
            var (first, value, _) = five.Weights(five.x[i]);

            // The residual of a point that takes part in its own parabola with weight h has variance σ²(1 − h); three points leave none.
            var rest = 1 - value[i - first];
            squares[i] = rest > 1e-9 ? Math.Pow(five.c[i] - five.Value[i], 2) / rest : 0;
        }

        Array.Sort(squares);
        var sigma = Math.Sqrt(squares[squares.Length / 2] / MedianSquare);
        return [.. Enumerable.Repeat(sigma, squares.Length)];
    }

    /// <summary>The window whose slopes err least, noise and parabola together, over the places steeper than a fifth of the steepest.</summary>
    /// <param name="profile">Concentration over position, ascending.</param>
    public static int BestWindow(Curve profile)
    {
        var sigma = Deviations(profile);
        var (best, least) = (1, double.PositiveInfinity);
        for (var points = 1; (8 * points) + 1 <= profile.Count || points == 1; points += Math.Max(1, points / 3))
        {
            var smooth = new SmoothedProfile(profile, points);
            var (misfit, steep) = (smooth.Misfit(profile), 0.2 * smooth.Slope.Max(Math.Abs));
            var (sum, count) = (0.0, 0);
            for (var i = 0; i < smooth.x.Length; i++)
            {
                if (Math.Abs(smooth.Slope[i]) < steep)
                    continue;
                var (first, _, slope) = smooth.Weights(smooth.x[i]);
                sum += misfit[i] * misfit[i];
                for (var j = 0; j < slope.Length; j++)
                    sum += Math.Pow(slope[j] * sigma[first + j], 2);
                count++;
            }

            if (sum / count < least)
                (best, least) = (points, sum / count);
        }

        return best;
    }

    /// <summary>How far the parabolas bend the slopes: a third of what doubling the window changes; 0 where there are too few points for that, [n].</summary>
    public double[] Misfit(Curve profile)
    {
        if (profile.Count < (4 * window) + 1)
            return new double[x.Length];
        var wide = new SmoothedProfile(profile, 2 * window);
        return [.. wide.Slope.Zip(Slope, (w, s) => (w - s) / 3)];
    }

    /// <summary>∫ (c − reference)·xᵐ dx of the points as measured, from one index to another, by trapezoids.</summary>
    public double Integral(int from, int to, double reference, int power = 0)
    {
        var sum = 0.0;
        for (var i = from; i < to; i++)
        {
            var (left, right) = ((c[i] - reference) * Math.Pow(x[i], power), (c[i + 1] - reference) * Math.Pow(x[i + 1], power));
            sum += 0.5 * (left + right) * (x[i + 1] - x[i]);
        }

        return sum;
    }

    /// <summary>Weight of a point in the integral from one index to another.</summary>
    public double IntegralWeight(int point, int from, int to, int power = 0)
    {
        if (point < from || point > to)
            return 0;
        var width = (point > from ? x[point] - x[point - 1] : 0) + (point < to ? x[point + 1] - x[point] : 0);
        return 0.5 * width * Math.Pow(x[point], power);
    }

    /// <summary>Parabola of least squares around a position, within the points or a little beyond their ends.</summary>
    public (double Value, double Slope) At(double position)
    {
        var (first, value, slope) = Weights(position);
        var (sum, rise) = (0.0, 0.0);
        for (var j = 0; j < value.Length; j++)
            (sum, rise) = (sum + (value[j] * c[first + j]), rise + (slope[j] * c[first + j]));
        return (sum, rise);
    }

    /// <summary>Weights of neighbouring points in value and slope at a position, from the first of them on.</summary>
    public (int First, double[] Value, double[] Slope) Weights(double position)
    {
        var found = Array.BinarySearch(x, position);
        var centre = Math.Clamp(found < 0 ? ~found : found, window, x.Length - 1 - window);
        var (first, scale) = (centre - window, x[centre + window] - x[centre - window]);
        Span<double> s = stackalloc double[5];
        s.Clear();
        for (var i = first; i <= centre + window; i++)
        {
            var (u, p) = ((x[i] - position) / scale, 1.0);
            for (var k = 0; k < 5; k++, p *= u)
                s[k] += p;
        }

        // Cramer's rule for the normal equations of three unknowns; the abscissae are of the order of 1.
        var (a, b, d) = ((s[2] * s[4]) - (s[3] * s[3]), (s[1] * s[4]) - (s[2] * s[3]), (s[1] * s[3]) - (s[2] * s[2]));
        var determinant = (s[0] * a) - (s[1] * b) + (s[2] * d);
        var (value, slope) = (new double[(2 * window) + 1], new double[(2 * window) + 1]);
        for (var j = 0; j < value.Length; j++)
        {
            var u = (x[first + j] - position) / scale;
            value[j] = (a - (u * b) + (u * u * d)) / determinant;
            slope[j] = ((s[0] * ((u * s[4]) - (u * u * s[3]))) - b + (s[2] * ((s[1] * u * u) - (s[2] * u)))) / (determinant * scale);
        }

        return (first, value, slope);
    }
}
