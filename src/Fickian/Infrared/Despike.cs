using System.Buffers;

namespace Fickian.Infrared;

/// <summary>Removes spikes: points that jump away from both neighbours, as cosmic rays and electrical glitches do.</summary>
/// <remarks>
/// The differences Δyᵢ = yᵢ − yᵢ₋₁ are scored by zᵢ = 0.6745·(Δyᵢ − median Δy)/MAD; |zᵢ| above the threshold is a jump.
/// Points from the first of a run of jumps to the last jump back are a spike if they are at most <see cref="Widest"/>; the straight line between the means of up to m points on either side takes their place.
/// Wider features are bands and are kept, as is a step without return, and so a spike at either end. Where more than half of the differences are equal, MAD is the mean absolute deviation instead, by 0.7979; where all are, there is no spike.
/// Missing points are passed over and stay missing. Works on spectra and, along time, on series.
/// Source: D. A. Whitaker and K. Hayes, Chemom. Intell. Lab. Syst. 179, 82 (2018); the score is that of B. Iglewicz and D. C. Hoaglin, How to Detect and Handle Outliers (1993).
/// </remarks>
/// <param name="Threshold">Score above which a difference is a jump, 1; 6 to 10 for spectra.</param>
public sealed record Despike(double Threshold = 8) : ISpectrumFilter
{
    private const double NormalMedian = 0.6744897501960817;
    private const double NormalMean = 0.7978845608028654;

    /// <summary>Score above which a difference is a jump, 1.</summary>
    public double Threshold { get; init => field = Positive(value); } = Positive(Threshold);

    /// <summary>Largest number of points of one spike.</summary>
    public int Widest { get; init => field = (int)Positive(value); } = 3;

    /// <summary>Number m of good points on either side whose mean takes the place of the spike.</summary>
    public int Neighbours { get; init => field = (int)Positive(value); } = 3;

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        SpectralPositions.Require(x, y, result);
        y.CopyTo(result);
        if (y.IsEmpty)
            return;
        var n = x.Length;
        var rented = ArrayPool<double>.Shared.Rent(3 * n);
        var places = ArrayPool<int>.Shared.Rent(n);
        for (var start = 0; start < y.Length; start += n)
        {
            var own = result.Slice(start, n);
            var count = 0;
            for (var i = 0; i < n; i++)
            {
                if (double.IsFinite(own[i]))
                    places[count++] = i;
            }

            if (count > 2)
                Repair(own, places.AsSpan(0, count), rented.AsSpan(0, 3 * n));
        }

        ArrayPool<int>.Shared.Return(places);
        ArrayPool<double>.Shared.Return(rented);
    }

    private void Repair(Span<double> y, ReadOnlySpan<int> places, Span<double> room)
    {
        var jumps = room[..(places.Length - 1)];
        for (var k = 0; k < jumps.Length; k++)
            jumps[k] = y[places[k + 1]] - y[places[k]];
        Score(jumps, room.Slice(jumps.Length, jumps.Length));
        for (var k = 0; k < jumps.Length; k++)
        {
            // A flank goes on where the difference before it was a jump already.
            if (Jump(jumps, k) is var way && (way == 0 || Jump(jumps, k - 1) == way))
                continue;
            var back = -1;
            for (var next = k + 1; next <= k + Widest; next++)
                back = Jump(jumps, next) == -way ? next : back;
            if (back < 0 || Jump(jumps, back + 1) == -way)
                continue;
            Bridge(y, places, k, back + 1);
            k = back;
        }
    }

    private int Jump(ReadOnlySpan<double> scores, int k) =>
        (uint)k < (uint)scores.Length && Math.Abs(scores[k]) > Threshold ? Math.Sign(scores[k]) : 0;

    // Straight across from the last good point k to the first good one again.
    private void Bridge(Span<double> y, ReadOnlySpan<int> places, int last, int next)
    {
        var (before, after) = (Math.Min(Neighbours, last + 1), Math.Min(Neighbours, places.Length - next));
        var (left, right) = (0.0, 0.0);
        for (var k = 0; k < before; k++)
            left += y[places[last - k]] / before;
        for (var k = 0; k < after; k++)
            right += y[places[next + k]] / after;
        var (from, to) = (last - (0.5 * (before - 1)), next + (0.5 * (after - 1)));
        for (var k = last + 1; k < next; k++)
            y[places[k]] = left + ((right - left) * ((k - from) / (to - from)));
    }

    private static void Score(Span<double> differences, Span<double> room)
    {
        var centre = Median(differences, room);
        var mean = 0.0;
        foreach (ref var d in differences)
        {
            d -= centre;
            mean += Math.Abs(d) / differences.Length;
        }

        for (var k = 0; k < differences.Length; k++)
            room[k] = Math.Abs(differences[k]);
        var middle = Median(room[..differences.Length], room);
        var scale = middle > 0 ? NormalMedian / middle : mean > 0 ? NormalMean / mean : 0;
        foreach (ref var d in differences)
            d *= scale;
    }

    private static double Median(ReadOnlySpan<double> values, Span<double> room)
    {
        values.CopyTo(room);
        var sorted = room[..values.Length];
        sorted.Sort();
        var half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
    }

    private static double Positive(double value) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "Threshold, width and neighbours of a spike are positive, for example 8, 3 and 3.");
}
