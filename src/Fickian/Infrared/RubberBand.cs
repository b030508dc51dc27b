using System.Buffers;

namespace Fickian.Infrared;

/// <summary>Baseline like a rubber band stretched from below: the lower convex hull of the spectrum.</summary>
/// <remarks>
/// Straight lines between the points of the hull; no setting. Beyond the first and the last point that count it stays level.
/// Bands point upwards and the baseline is convex; noise pulls it to its lower edge. O(n), exact.
/// Source: A. M. Andrew, Inf. Process. Lett. 9, 216 (1979), for the hull of sorted points.
/// </remarks>
public sealed record RubberBand : IBaseline
{
    /// <inheritdoc/>
    public void Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> baseline)
    {
        var direction = SpectralPositions.Require(x, y, baseline);
        var hull = ArrayPool<int>.Shared.Rent(Math.Max(x.Length, 1));
        for (var start = 0; start < y.Length; start += x.Length)
            Stretch(x, y.Slice(start, x.Length), direction, hull, baseline.Slice(start, x.Length));
        ArrayPool<int>.Shared.Return(hull);
    }

    private static void Stretch(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int direction, Span<int> hull, Span<double> baseline)
    {
        var count = 0;
        for (var i = 0; i < y.Length; i++)
        {
            if (!double.IsFinite(y[i]))
                continue;
            while (count >= 2 && LiesBelow(x, y, hull[count - 2], hull[count - 1], i, direction))
                count--;
            hull[count++] = i;
        }

        if (count == 0)
            baseline.Fill(double.NaN);
        else
            PolygonalLine.Fill(x, y, hull[..count], baseline);
    }

    // Whether the chord from a to c runs below b, or through it.
    private static bool LiesBelow(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int a, int b, int c, int direction) =>
        direction * (((x[b] - x[a]) * (y[c] - y[a])) - ((y[b] - y[a]) * (x[c] - x[a]))) <= 0;
}
