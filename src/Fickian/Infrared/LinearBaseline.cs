using System.Collections.Immutable;

namespace Fickian.Infrared;

/// <summary>Straight lines between anchors.</summary>
/// <remarks>
/// The ordinate at an anchor is the mean of the points within its half width, or that of the nearest point that counts if there is none; the position likewise. Beyond the outermost anchors their line goes on; a single anchor gives a level line.
/// An anchor must lie on the axis. Anchors have to stand where no band absorbs. Exact for a baseline that is straight between anchors; noise enters as that of the means.
/// </remarks>
public sealed record LinearBaseline : IBaseline
{
    /// <summary>Makes a baseline.</summary>
    /// <param name="anchors">Wavenumbers where the spectrum is baseline, cm⁻¹, in any order.</param>
    /// <exception cref="ArgumentException">There is no anchor, or one is not finite.</exception>
    public LinearBaseline(params double[] anchors)
    {
        ArgumentNullException.ThrowIfNull(anchors);
        if (anchors.Length == 0 || !Array.TrueForAll(anchors, double.IsFinite))
            throw new ArgumentException($"At least one anchor is expected, all of them finite, for example new LinearBaseline(2250, 2420); found {(anchors.Length == 0 ? "none" : string.Join(", ", anchors))}.", nameof(anchors));
        Anchors = [.. anchors.Distinct().Order()];
    }

    /// <summary>Wavenumbers where the spectrum is baseline, cm⁻¹, ascending.</summary>
    public ImmutableArray<double> Anchors { get; }

    /// <summary>Distance from an anchor up to which points are averaged, cm⁻¹; 0 takes the nearest point alone.</summary>
    public double HalfWidth { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A half width is not negative, in cm⁻¹."); }

    /// <inheritdoc/>
    public void Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> baseline)
    {
        SpectralPositions.Require(x, y, baseline);
        if (!x.IsEmpty)
            RequireInside(Math.Min(x[0], x[^1]), Math.Max(x[0], x[^1]), SpectralPositions.MeanStep(x));
        Span<(double X, double Y)> corners = new (double, double)[Anchors.Length];
        for (var start = 0; start < y.Length; start += x.Length)
        {
            var count = 0;
            foreach (var anchor in Anchors)
            {
                if (Mean(x, y.Slice(start, x.Length), anchor) is var corner && double.IsFinite(corner.Y) && (count == 0 || corner.X > corners[count - 1].X))
                    corners[count++] = corner;
            }

            Draw(x, corners[..count], baseline.Slice(start, x.Length));
        }
    }

    private void RequireInside(double lowest, double highest, double step)
    {
        foreach (var anchor in Anchors)
        {
            if (anchor < lowest - step || anchor > highest + step)
                throw new ArgumentException($"Anchors were expected on the axis, from {lowest} to {highest} cm⁻¹; found one at {anchor} cm⁻¹.", nameof(lowest));
        }
    }

    private (double X, double Y) Mean(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double anchor)
    {
        var (sum, place, count, nearest) = (0.0, 0.0, 0, -1);
        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(y[i]))
                continue;
            if (nearest < 0 || Math.Abs(x[i] - anchor) < Math.Abs(x[nearest] - anchor))
                nearest = i;
            if (Math.Abs(x[i] - anchor) <= HalfWidth)
                (sum, place, count) = (sum + y[i], place + x[i], count + 1);
        }

        return count > 0 ? (place / count, sum / count) : nearest >= 0 ? (x[nearest], y[nearest]) : (double.NaN, double.NaN);
    }

    private static void Draw(ReadOnlySpan<double> x, ReadOnlySpan<(double X, double Y)> corners, Span<double> baseline)
    {
        if (corners.Length < 2)
        {
            baseline.Fill(corners.IsEmpty ? double.NaN : corners[0].Y);
            return;
        }

        for (var i = 0; i < x.Length; i++)
        {
            var k = 0;
            while (k < corners.Length - 2 && x[i] > corners[k + 1].X)
                k++;
            var (a, b) = (corners[k], corners[k + 1]);
            baseline[i] = a.Y + ((b.Y - a.Y) * ((x[i] - a.X) / (b.X - a.X)));
        }
    }
}
