using System.Collections.Immutable;
using Fickian.Fitting;
using MathNet.Numerics.Distributions;

namespace Fickian.Infrared;

/// <summary>Fits a model to every pixel of an uptake map.</summary>
public static class DiffusivityMapFit
{
    // Chance at which noise alone passes for uptake, per pixel.
    private const double FalseAlarm = 1e-3;

    extension(UptakeMap map)
    {
        /// <summary>Fits one model to every pixel.</summary>
        /// <remarks>
        /// A model with one free parameter and one free coefficient goes through <see cref="PixelFit"/>, some 10⁶ pixels a second; any other is fitted pixel by pixel, some 10³ to 10⁴ a second.
        /// Least squares without weights: all values of a pixel have the same noise. A pixel whose sum of squares the model lowers no more than noise would is not determined, whatever its parameters.
        /// </remarks>
        /// <param name="model">The model.</param>
        /// <param name="region">Pixels that are fitted; null for all that are usable.</param>
        /// <param name="progress">Receives the part that is done, from 0 to 1.</param>
        /// <param name="cancellation">Ends the work early.</param>
        /// <exception cref="ArgumentException">The region has another shape than the map, or there are fewer than three times.</exception>
        public DiffusivityMap FitPixels(IModel model, PixelMask? region = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(map);
            ArgumentNullException.ThrowIfNull(model);
            var used = Used(map, region);
            var isFast = model.Parameters.Count(p => p.IsFree) == 1 && model.Coefficients.Count(c => c.IsFree) == 1;
            if (!isFast)
                return PixelByPixel.Fit(map, (_, _) => model, used, progress, cancellation);
            var fits = new PixelFit(model, map.Times.Values.ToArray()).Fit(Gathered(map, used), cancellation);
            progress?.Report(1);
            return Assemble(map, model, used, fits);
        }

        /// <summary>Fits to every pixel a model of its own, for example one that knows its distance from an edge; some 10⁴ a second.</summary>
        /// <param name="modelOf">Model of a pixel from its row and column, counted from 0 as stored; all have the same free parameters.</param>
        /// <param name="region">Pixels that are fitted; null for all that are usable.</param>
        /// <param name="progress">Receives the part that is done, from 0 to 1.</param>
        /// <param name="cancellation">Ends the work early.</param>
        /// <exception cref="ArgumentException">The region has another shape than the map, or there are fewer than three times.</exception>
        public DiffusivityMap FitPixels(Func<int, int, IModel> modelOf, PixelMask? region = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(map);
            ArgumentNullException.ThrowIfNull(modelOf);
            return PixelByPixel.Fit(map, modelOf, Used(map, region), progress, cancellation);
        }
    }

    /// <summary>Sum of squares of the residuals above which a pixel shows no uptake: a share of its sum of squares.</summary>
    /// <param name="points">Number of points.</param>
    /// <param name="unknowns">Number of unknowns.</param>
    internal static double LargestShare(int points, int unknowns) =>
        1 / (1 + (unknowns * FisherSnedecor.InvCDF(unknowns, points - unknowns, 1 - FalseAlarm) / (points - unknowns)));

    private static bool[] Used(UptakeMap map, PixelMask? region)
    {
        if (region is not null && (region.Rows, region.Columns) != (map.Rows.Count, map.Columns.Count))
            throw new ArgumentException($"A region of {map.Rows.Count} × {map.Columns.Count} pixels was expected; found {region.Rows} × {region.Columns}.", nameof(region));
        if (map.Times.Count < 3)
            throw new ArgumentException($"Uptake over at least 3 times was expected for a fit; the map has {map.Times.Count}.", nameof(map));
        return [.. Enumerable.Range(0, map.Pixels).Select(p => (region?[p] ?? true) && (map.Usable?[p] ?? true))];
    }

    private static ReadOnlyMemory<float> Gathered(UptakeMap map, bool[] used)
    {
        var (frames, count) = (map.Times.Count, used.Count(u => u));
        if (count == used.Length)
            return map.Values;
        if (count == 0)
            throw new ArgumentException("A region with at least one usable pixel was expected; found none.", nameof(used));
        var gathered = new float[(long)count * frames];
        for (var (p, at) = (0, 0); p < used.Length; p++)
        {
            if (used[p])
                map.Values.Span.Slice(p * frames, frames).CopyTo(gathered.AsSpan(frames * at++));
        }

        return gathered;
    }

    private static DiffusivityMap Assemble(UptakeMap map, IModel model, bool[] used, PixelFits fits)
    {
        var (frames, pixels) = (map.Times.Count, map.Pixels);
        var largest = LargestShare(frames, 2);
        var status = new PixelStatus[pixels];
        var (value, error, amount, amountError, rms) = (new double[pixels], new double[pixels], new double[pixels], new double[pixels], new double[pixels]);
        for (var (p, at) = (0, 0); p < pixels; p++)
        {
            var fit = used[p] ? fits.Pixels[at++] : PixelValue.None;
            (value[p], error[p], amount[p], amountError[p], rms[p]) = (fit.Value, fit.StandardError, fit.Amplitude, fit.AmplitudeError, fit.Rms);
            status[p] = used[p] ? Judged(fit, map.Values.Span.Slice(p * frames, frames), largest) : PixelStatus.Masked;
        }

        var verdicts = ImmutableArray.Create(status);
        return new(
            map,
            model.Name,
            [new(fits.Parameter, ImmutableArray.Create(value), ImmutableArray.Create(error), verdicts), new(fits.Coefficient, ImmutableArray.Create(amount), ImmutableArray.Create(amountError), verdicts)],
            ImmutableArray.Create(rms));
    }

    private static PixelStatus Judged(in PixelValue fit, ReadOnlySpan<float> values, double largest)
    {
        var total = 0.0;
        foreach (var v in values)
            total += (double)v * v;
        if (double.IsNaN(fit.Value))
            return double.IsFinite(total) ? PixelStatus.NotDetermined : PixelStatus.Failed;
        return fit.Rms * fit.Rms * values.Length > largest * total ? PixelStatus.NotDetermined : Of(fit.Verdict);
    }

    /// <summary>The status that a verdict gives a pixel.</summary>
    internal static PixelStatus Of(Verdict verdict) => verdict switch
    {
        Verdict.Determined => PixelStatus.Determined,
        Verdict.UpperBound => PixelStatus.UpperBound,
        Verdict.LowerBound => PixelStatus.LowerBound,
        _ => PixelStatus.NotDetermined,
    };
}
