using Fickian.Numerics;

namespace Fickian.Diffraction;

/// <summary>What a pattern would be without its lines: smoothed a little, then clipped (SNIP).</summary>
/// <remarks>
/// Points are brought to even steps, smoothed by parabolas over a fifth of the window, and clipped from the half width down to one step with curved chords: lines narrower than the window vanish, halos some times wider than it stay.
/// Noise pulls the background down by at most about σ/√(points of a parabola). Steps may vary; the mean step is used.
/// Source: C. G. Ryan et al., Nucl. Instrum. Methods B 34, 396 (1988); M. Morháč et al., Nucl. Instrum. Methods A 401, 113 (1997).
/// </remarks>
/// <param name="HalfWidth">Half width of the widest window, °; somewhat more than the full width of the broadest line.</param>
public sealed record PatternBackground(double HalfWidth = 1)
{
    private const int Fewest = 5;
    private const int Degree = 2;

    /// <summary>Half width of the widest window, °.</summary>
    public double HalfWidth { get; init => field = Positive(value); } = Positive(HalfWidth);

    /// <summary>The background at the points of a pattern.</summary>
    /// <param name="pattern">Intensities over ascending 2θ.</param>
    /// <exception cref="ArgumentException">There are fewer than five points.</exception>
    public Curve Of(Curve pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (pattern.Count < Fewest)
            throw new ArgumentException($"At least {Fewest} points were expected for a background and {pattern.Count} were found.", nameof(pattern));
        var (x, y) = (pattern.X.ToArray(), pattern.Y.ToArray());
        var step = (x[^1] - x[0]) / (x.Length - 1);
        var even = new double[x.Length];
        for (var (i, k) = (0, 0); i < even.Length; i++)
        {
            var at = x[0] + (i * step);
            while (k + 2 < x.Length && x[k + 1] < at)
                k++;
            even[i] = Between(x[k], y[k], x[k + 1], y[k + 1], at);
        }

        var window = (int)Math.Clamp(Math.Round(HalfWidth / step), 1, x.Length);
        var smooth = Smooth(even, Math.Min(Math.Max(2, window / 10), (x.Length - 1) / 2));
        PeakClipping.ClipCurved(smooth, new double[smooth.Length], window);
        var background = new double[x.Length];
        for (var i = 0; i < background.Length; i++)
        {
            var place = Math.Clamp((x[i] - x[0]) / step, 0, x.Length - 1);
            var k = Math.Min((int)place, x.Length - 2);
            background[i] = smooth[k] + ((place - k) * (smooth[k + 1] - smooth[k]));
        }

        return pattern.With([.. x], background) with { Name = "background", Provenance = Provenance.Computed };
    }

    // Middle of the parabola through the points around; through the first or last points at the ends.
    private static double[] Smooth(double[] y, int half)
    {
        var points = (2 * half) + 1;
        var weights = LocalPolynomial.EvenWeights(points, Degree, 0);
        var smooth = new double[y.Length];
        for (var i = 0; i < y.Length; i++)
        {
            var first = Math.Clamp(i - half, 0, y.Length - points);
            smooth[i] = VectorArithmetic.Dot(weights.AsSpan((i - first) * points, points), y.AsSpan(first, points));
        }

        return smooth;
    }

    private static double Between(double x0, double y0, double x1, double y1, double x) => y0 + ((y1 - y0) * Math.Clamp((x - x0) / (x1 - x0), 0, 1));

    private static double Positive(double value) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "The half width of the window is positive, in degrees, for example 1.");
}
