using MathNet.Numerics.LinearAlgebra;

namespace Fickian.Infrared;

/// <summary>The complete spectra of the usable pixels of a map, and differences between neighbours, as rows of numbers.</summary>
internal static class MapSamples
{
    // Rows that are added to the covariance at once: a few megabytes.
    private const int Block = 256;

    /// <summary>Mean of the complete spectra, and how many there are.</summary>
    /// <exception cref="ArgumentException">There are fewer than two.</exception>
    public static (double[] Mean, int Count) Mean(SpectralMap map)
    {
        var (mean, count) = (new double[map.Wavenumbers.Count], 0);
        for (var s = 0; s < map.Pixels * map.Frames.Count; s++)
        {
            if (!Serves(map, s))
                continue;
            count++;
            var spectrum = At(map, s);
            for (var i = 0; i < mean.Length; i++)
                mean[i] += spectrum[i];
        }

        if (count < 2 || mean.Length == 0)
            throw new ArgumentException($"Components need at least two complete spectra of usable pixels; '{map.Name}' holds {count} of {mean.Length} points.", nameof(map));
        return (Array.ConvertAll(mean, m => m / count), count);
    }

    /// <summary>The complete spectra less their mean, [count × wavenumbers].</summary>
    public static Matrix<double> Centred(SpectralMap map, double[] mean, int count)
    {
        var places = Enumerable.Range(0, map.Pixels * map.Frames.Count).Where(s => Serves(map, s)).ToArray();
        return Matrix<double>.Build.Dense(count, mean.Length, (k, i) => At(map, places[k])[i] - mean[i]);
    }

    /// <summary>Moments of the complete spectra about their mean.</summary>
    public static MapMoments AboutMean(SpectralMap map, double[] mean, MapProgress progress, CancellationToken cancellation) =>
        Collect(map, Enumerable.Range(0, map.Pixels * map.Frames.Count).Where(s => Serves(map, s)).Select(s => (s, -1)), mean, progress, cancellation);

    /// <summary>Moments of (a − b)/√2 over disjoint pairs of neighbours, in columns or in frames.</summary>
    public static MapMoments OfNoise(SpectralMap map, NoiseSource source, MapProgress progress, CancellationToken cancellation) =>
        Collect(map, Pairs(map, source).Where(p => Serves(map, p.First) && Serves(map, p.Second)), null, progress, cancellation);

    private static IEnumerable<(int First, int Second)> Pairs(SpectralMap map, NoiseSource source)
    {
        var frames = source == NoiseSource.NeighbouringFrames;
        var step = frames ? map.Pixels : 1;
        for (var s = 0; s + step < map.Pixels * map.Frames.Count; s++)
        {
            var place = frames ? s / map.Pixels : s % map.Columns.Count;
            if (place % 2 == 0 && (frames || place + 1 < map.Columns.Count))
                yield return (s, s + step);
        }
    }

    private static MapMoments Collect(SpectralMap map, IEnumerable<(int First, int Second)> samples, double[]? mean, MapProgress progress, CancellationToken cancellation)
    {
        var n = map.Wavenumbers.Count;
        var (moments, room) = (new MapMoments(n), new double[Block * n]);
        foreach (var block in samples.Chunk(Block))
        {
            cancellation.ThrowIfCancellationRequested();
            Array.Clear(room);
            for (var k = 0; k < block.Length; k++)
            {
                var row = room.AsSpan(k * n, n);
                var a = At(map, block[k].First);
                var b = mean is null ? At(map, block[k].Second) : default;
                for (var i = 0; i < n; i++)
                    row[i] = mean is null ? (a[i] - (double)b[i]) / Math.Sqrt(2) : a[i] - mean[i];
            }

            moments.Add(room, block.Length);
            progress.Add(block.Length);
        }

        return moments;
    }

    private static ReadOnlySpan<float> At(SpectralMap map, int spectrum) => map.Values.Span.Slice(spectrum * map.Wavenumbers.Count, map.Wavenumbers.Count);

    private static bool Serves(SpectralMap map, int spectrum)
    {
        if (map.Usable is { } mask && !mask[spectrum % map.Pixels])
            return false;
        foreach (var value in At(map, spectrum))
        {
            if (!float.IsFinite(value))
                return false;
        }

        return true;
    }
}
