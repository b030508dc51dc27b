using System.Buffers;
using Fickian.Numerics;

namespace Fickian.Infrared;

/// <summary>Baseline by statistics-sensitive non-linear iterative peak clipping (SNIP): whatever rises above the middle of its neighbours is clipped.</summary>
/// <remarks>
/// vᵢ ← min(vᵢ, (vᵢ₋ₚ + vᵢ₊ₚ)/2) for p = m, m − 1, …, 1 points; the shrinking window leaves fewer edges than the growing one.
/// Bands narrower than the window vanish, whatever the shape of the baseline; noise pulls the baseline down. The nearer to an end, the smaller the window: p is at most the distance to it.
/// Even steps. Ryan's compression of the scale by logarithms is left out, since absorbances may be negative. O(n·m).
/// Source: C. G. Ryan, E. Clayton, W. L. Griffin, S. H. Sie, D. R. Cousens, Nucl. Instrum. Methods B 34, 396 (1988); M. Morháč, J. Kliman, V. Matoušek, M. Veselský, I. Turzo, Nucl. Instrum. Methods A 401, 113 (1997), for the shrinking window.
/// </remarks>
/// <param name="HalfWidth">Half width of the widest window, in the unit of the axis, cm⁻¹; somewhat more than the full width of the broadest band at half height.</param>
public sealed record Snip(double HalfWidth) : IBaseline
{
    /// <summary>Half width of the widest window, in the unit of the axis, cm⁻¹.</summary>
    public double HalfWidth { get; init => field = Width(value); } = Width(HalfWidth);

    /// <inheritdoc/>
    public void Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> baseline)
    {
        SpectralPositions.Require(x, y, baseline);
        if (!SpectralPositions.AreEven(x))
            throw new ArgumentException("Clipping of peaks needs even steps along the axis, and these are not; use asymmetric least squares instead.", nameof(x));
        var n = x.Length;
        var window = (int)Math.Clamp(Math.Round(HalfWidth / SpectralPositions.MeanStep(x)), 0, n);
        var clipped = ArrayPool<double>.Shared.Rent(Math.Max(n, 1));
        var corners = ArrayPool<int>.Shared.Rent(Math.Max(n, 1));
        for (var start = 0; start < y.Length; start += n)
        {
            var own = baseline.Slice(start, n);
            if (Bridge(x, y.Slice(start, n), corners, own))
                PeakClipping.Clip(own, clipped.AsSpan(0, n), window);
        }

        ArrayPool<int>.Shared.Return(corners);
        ArrayPool<double>.Shared.Return(clipped);
    }

    // Straight lines across what is missing.
    private static bool Bridge(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<int> corners, Span<double> line)
    {
        var count = 0;
        for (var i = 0; i < y.Length; i++)
        {
            if (double.IsFinite(y[i]))
                corners[count++] = i;
        }

        if (count == 0)
            line.Fill(double.NaN);
        else
            PolygonalLine.Fill(x, y, corners[..count], line);
        return count > 0;
    }

    private static double Width(double value) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "The half width of the window is positive and finite, in the unit of the axis, for example 50 cm⁻¹.");
}
