using System.Collections.Immutable;
using Fickian.Fitting;

namespace Fickian.Infrared;

/// <summary>Fits pixels one by one with any model, on all processors.</summary>
internal static class PixelByPixel
{
    /// <summary>Fits all pixels in use.</summary>
    public static DiffusivityMap Fit(UptakeMap map, Func<int, int, IModel> modelOf, bool[] used, IProgress<double>? progress, CancellationToken cancellation)
    {
        var first = Array.IndexOf(used, true);
        if (first < 0)
            throw new ArgumentException("A region with at least one usable pixel was expected; found none.", nameof(used));
        var model = modelOf(first / map.Columns.Count, first % map.Columns.Count);
        var free = model.Parameters.Concat(model.Coefficients).Where(p => p.IsFree).ToArray();
        if (free.Length == 0)
            throw new ArgumentException($"A model with a free parameter was expected; all of the {model.Name} are fixed.", nameof(modelOf));
        var layers = Array.ConvertAll(free, _ => (Values: new double[map.Pixels], Errors: new double[map.Pixels], Status: new PixelStatus[map.Pixels]));
        var (rms, done) = (new double[map.Pixels], 0);
        Parallel.For(0, map.Pixels, new ParallelOptions { CancellationToken = cancellation }, p =>
        {
            var result = used[p] ? Fitted(map, p, modelOf) : null;
            rms[p] = result?.Rms ?? double.NaN;
            var isSeen = result is not null && IsSeen(result, free.Length);
            for (var k = 0; k < free.Length; k++)
            {
                var estimate = result?[free[k]];
                layers[k].Values[p] = estimate?.Value ?? double.NaN;
                layers[k].Errors[p] = estimate?.StandardError ?? double.NaN;
                layers[k].Status[p] = !used[p] ? PixelStatus.Masked
                    : estimate is null ? PixelStatus.Failed
                    : isSeen ? DiffusivityMapFit.Of(estimate.Verdict) : PixelStatus.NotDetermined;
            }

            var count = Interlocked.Increment(ref done);
            if (count % 64 == 0 || count == map.Pixels)
                progress?.Report((double)count / map.Pixels);
        });
        return new(
            map,
            model.Name,
            [.. free.Zip(layers, (p, l) => new MapLayer(p, ImmutableArray.Create(l.Values), ImmutableArray.Create(l.Errors), ImmutableArray.Create(l.Status)))],
            ImmutableArray.Create(rms));
    }

    private static FitResult? Fitted(UptakeMap map, int pixel, Func<int, int, IModel> modelOf)
    {
        var (row, column) = (pixel / map.Columns.Count, pixel % map.Columns.Count);
        var curve = map.Pixel(row, column);
        if (curve.Count < map.Times.Count)
            return null;
        try
        {
            return modelOf(row, column).FitTo(curve);
        }
        catch (Exception e) when (e is FitException or ArgumentException)
        {
            return null;
        }
    }

    private static bool IsSeen(FitResult result, int unknowns)
    {
        var total = 0.0;
        foreach (var y in result.Data.Y.Span)
            total += y * y;
        return result.SumOfSquares <= DiffusivityMapFit.LargestShare(result.Data.Count, unknowns) * total;
    }
}
