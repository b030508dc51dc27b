namespace Fickian.Infrared;

/// <summary>The baseline of a band on an axis: level in the middle and slope, each linear in the spectrum.</summary>
/// <param name="Middle">Where the level is taken, cm⁻¹.</param>
/// <param name="Level">Weights of the level.</param>
/// <param name="Slope">Weights of the slope, per cm⁻¹.</param>
internal sealed record BandLine(double Middle, SpectralWeights Level, SpectralWeights Slope)
{
    // Points on either side through which a line through the ends is laid: a tenth of the band, three at least.
    private const int FewestEndPoints = 3;

    /// <summary>Lays the baseline.</summary>
    /// <param name="baseline">Kind of baseline.</param>
    /// <param name="axis">Spectral axis.</param>
    /// <param name="range">Points of the band.</param>
    public static BandLine Of(BandBaseline baseline, Axis axis, Range range)
    {
        var (first, last) = (range.Start.Value, range.End.Value - 1);
        var middle = 0.5 * (axis[first] + axis[last]);
        if (baseline.IsEdgeToEdge)
            return Through(axis, [first, last], middle);
        if (baseline.IsThroughEnds)
            return Through(axis, [.. Ends(first, last)], middle);
        return baseline.Ranges.Length == 0
            ? new(middle, new(first, []), new(first, []))
            : Through(axis, [.. baseline.Ranges.SelectMany(r => Indices(r.On(axis, 1))).Distinct().Order()], middle);
    }

    /// <summary>Weights of a measure of the spectrum above the baseline: its own less what the line adds.</summary>
    /// <param name="axis">Spectral axis.</param>
    /// <param name="measure">Weights of the measure from zero.</param>
    public SpectralWeights Above(Axis axis, SpectralWeights measure)
    {
        var (sum, moment) = (0.0, 0.0);
        for (var i = 0; i < measure.Values.Length; i++)
        {
            sum += measure.Values[i];
            moment += measure.Values[i] * (axis[measure.First + i] - Middle);
        }

        return measure.Plus(-sum, Level).Plus(-moment, Slope);
    }

    private static IEnumerable<int> Ends(int first, int last)
    {
        var points = Math.Max(FewestEndPoints, (last - first + 1) / 10);
        return last - first + 1 > 2 * points
            ? [.. Enumerable.Range(first, points), .. Enumerable.Range(last - points + 1, points)]
            : throw new ArgumentException($"A line through the ends of a band needs more than {2 * FewestEndPoints} points of the spectrum; found {last - first + 1}.", nameof(last));
    }

    private static IEnumerable<int> Indices(Range range) => Enumerable.Range(range.Start.Value, range.End.Value - range.Start.Value);

    private static BandLine Through(Axis axis, int[] points, double middle)
    {
        if (points.Length < 2)
            throw new ArgumentException($"A line needs at least 2 points of the spectrum; found {points.Length} in the ranges of the baseline.", nameof(points));
        var first = points.Min();
        var (level, slope) = (new double[points.Max() - first + 1], new double[points.Max() - first + 1]);
        var mean = points.Average(i => axis[i]);
        var square = points.Sum(i => (axis[i] - mean) * (axis[i] - mean));
        foreach (var i in points)
        {
            slope[i - first] = (axis[i] - mean) / square;
            level[i - first] = (1.0 / points.Length) + (slope[i - first] * (middle - mean));
        }

        return new(middle, new(first, level), new(first, slope));
    }
}
