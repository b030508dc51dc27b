namespace Fickian.Infrared;

/// <summary>Runs a filter along the frames of a map: one time series for each pixel and wavenumber.</summary>
internal static class FrameSeries
{
    /// <summary>A map of the same shape, pixel after pixel on all processors.</summary>
    public static SpectralMap Transform(SpectralMap map, ISpectrumFilter filter, IProgress<double>? progress, CancellationToken cancellation)
    {
        var (n, frames) = (map.Wavenumbers.Count, map.Frames.Count);
        var values = FloatStore.Allocate(map.Values.Length);
        var steps = new MapProgress(progress, map.Pixels);
        MapBlocks.ForEach(map.Pixels, () => (Before: new double[n * frames], After: new double[n * frames]), (first, end, room) =>
        {
            for (var pixel = first; pixel < end; pixel++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (map.Usable is { } mask && !mask[pixel])
                {
                    Array.Fill(room.After, double.NaN);
                }
                else
                {
                    Gather(map, pixel, room.Before);
                    filter.Apply(map.Frames.Values.Span, room.Before, room.After);
                }

                Scatter(map, pixel, room.After, values.Span);
            }

            steps.Add(end - first);
        }, cancellation);
        return map.With(values);
    }

    private static void Gather(SpectralMap map, int pixel, Span<double> series)
    {
        var (n, frames) = (map.Wavenumbers.Count, map.Frames.Count);
        for (var frame = 0; frame < frames; frame++)
        {
            var spectrum = map.Values.Span.Slice(((frame * map.Pixels) + pixel) * n, n);
            for (var i = 0; i < n; i++)
                series[(i * frames) + frame] = spectrum[i];
        }
    }

    private static void Scatter(SpectralMap map, int pixel, ReadOnlySpan<double> series, Span<float> values)
    {
        var (n, frames) = (map.Wavenumbers.Count, map.Frames.Count);
        for (var frame = 0; frame < frames; frame++)
        {
            var spectrum = values.Slice(((frame * map.Pixels) + pixel) * n, n);
            for (var i = 0; i < n; i++)
                spectrum[i] = (float)series[(i * frames) + frame];
        }
    }
}
