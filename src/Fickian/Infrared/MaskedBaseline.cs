using System.Buffers;
using System.Collections.Immutable;

namespace Fickian.Infrared;

/// <summary>A baseline that does not look at some ranges: those of the bands.</summary>
/// <param name="Baseline">Baseline that is fitted to the rest, and runs through beneath the ranges.</param>
/// <param name="Excluded">Ranges whose points do not count.</param>
public sealed record MaskedBaseline(IBaseline Baseline, ImmutableArray<WavenumberRange> Excluded) : IBaseline
{
    /// <inheritdoc/>
    public void Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> baseline)
    {
        SpectralPositions.Require(x, y, baseline);
        var rented = ArrayPool<double>.Shared.Rent(y.Length);
        var kept = rented.AsSpan(0, y.Length);
        y.CopyTo(kept);
        for (var i = 0; i < x.Length; i++)
        {
            if (!Excludes(x[i]))
                continue;
            for (var at = i; at < kept.Length; at += x.Length)
                kept[at] = double.NaN;
        }

        Baseline.Fit(x, kept, baseline);
        ArrayPool<double>.Shared.Return(rented);
    }

    private bool Excludes(double position)
    {
        foreach (var range in Excluded)
        {
            if (range.Contains(position))
                return true;
        }

        return false;
    }
}
