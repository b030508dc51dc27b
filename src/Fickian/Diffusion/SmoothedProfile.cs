namespace Fickian.Diffusion;

/// <summary>Value and slope of a measured profile from parabolas through neighbouring points.</summary>
/// <remarks>
/// At each point the parabola of least squares through the w points on either side (fewer, on one side, near the ends) gives c and ∂c/∂x.
/// Noise of the slope falls as w^(−3/2); the error of a smooth profile is that of the parabola, of the third order in its width.
/// </remarks>
internal sealed class SmoothedProfile
{
    private readonly double[] x;
    private readonly double[] c;
    private readonly int window;

    /// <summary>Smooths a profile.</summary>
    /// <param name="profile">Concentration over position, ascending.</param>
    /// <param name="window">Points on either side, w ≥ 1.</param>
    public SmoothedProfile(Curve profile, int window)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (window < 1 || profile.Count < (2 * window) + 1)
            throw new ArgumentException($"A profile smoothed over {window} points on either side needs {(2 * window) + 1} points, and at least 1 on either side; found {profile.Count} points.", nameof(profile));
        (x, c, this.window) = (profile.X.ToArray(), profile.Y.ToArray(), window);
        for (var i = 1; i < x.Length; i++)
        {
            if (!(x[i] > x[i - 1]))
                throw new ArgumentException($"Positions of a profile ascend; found {x[i]} m after {x[i - 1]} m at index {i}.", nameof(profile));
        }

        Value = new double[x.Length];
        Slope = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            (Value[i], Slope[i]) = At(x[i]);
    }

    /// <summary>Positions, m, [n].</summary>
    public double[] X => x;

    /// <summary>Smoothed concentrations, [n].</summary>
    public double[] Value { get; }

    /// <summary>Their slopes ∂c/∂x, [n].</summary>
    public double[] Slope { get; }

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

    /// <summary>Parabola of least squares around a position, within the points or a little beyond their ends.</summary>
    public (double Value, double Slope) At(double position)
    {
        var found = Array.BinarySearch(x, position);
        var centre = Math.Clamp(found < 0 ? ~found : found, window, x.Length - 1 - window);
        var scale = x[centre + window] - x[centre - window];
        Span<double> s = stackalloc double[5];
        Span<double> r = stackalloc double[3];
        for (var i = centre - window; i <= centre + window; i++)
        {
            var u = (x[i] - position) / scale;
            var p = 1.0;
            for (var k = 0; k < 5; k++, p *= u)
            {
                s[k] += p;
                if (k < 3)
                    r[k] += p * c[i];
            }
        }

        // Cramer's rule for the normal equations of three unknowns; the abscissae are of the order of 1.
        var (a, b, d) = ((s[2] * s[4]) - (s[3] * s[3]), (s[1] * s[4]) - (s[2] * s[3]), (s[1] * s[3]) - (s[2] * s[2]));
        var determinant = (s[0] * a) - (s[1] * b) + (s[2] * d);
        var value = ((r[0] * a) - (r[1] * b) + (r[2] * d)) / determinant;
        var slope = ((s[0] * ((r[1] * s[4]) - (r[2] * s[3]))) - (r[0] * b) + (s[2] * ((s[1] * r[2]) - (s[2] * r[1])))) / determinant;
        return (value, slope / scale);
    }
}
