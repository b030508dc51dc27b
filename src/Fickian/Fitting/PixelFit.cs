using System.Collections.Immutable;

namespace Fickian.Fitting;

/// <summary>Fits one model to very many curves on one axis: parameter, amplitude, their errors and a verdict for every pixel of a map.</summary>
/// <remarks>
/// The curves that the model can take on the axis span a space of few dimensions. Each pixel is projected onto it once and fitted there,
/// exactly, but for the interpolation of the family: parameters agree with those of the fit of all points to 1e-6, relative.
/// Unweighted least squares with one free parameter θ (logarithmic, with bounds) and one free coefficient. Verdicts are those of the 95 % profile interval.
/// A pixel that holds a number that is not finite has none: NaN and <see cref="Verdict.NotDetermined"/>.
/// Pixels are independent of each other and of how the work is divided.
/// </remarks>
public sealed class PixelFit
{
    private const int Chunk = 256;

    private readonly ParameterSet set;
    private readonly ModelFamily family;
    private readonly PixelSearch search;

    /// <summary>Prepares the family of curves; a few milliseconds.</summary>
    /// <param name="model">Model with one free parameter, logarithmic and with bounds, and one free coefficient.</param>
    /// <param name="x">Abscissae that all pixels share, SI, [n].</param>
    /// <exception cref="ArgumentException">The model is of another kind, or there are fewer than three points.</exception>
    public PixelFit(IModel model, double[] x)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(x);
        set = new ParameterSet(model);
        if (!SingleParameterSearch.Serves(set) || set.Axes[set.Free[0]] is not { IsLogarithmic: true } axis || !double.IsFinite(axis.LowerCoordinate) || !double.IsFinite(axis.UpperCoordinate))
            throw new ArgumentException($"Pixels are fitted with one free parameter, logarithmic and with bounds, and one free coefficient; the {model.Name} is of another kind.", nameof(model));
        if (x.Length < 3)
            throw new ArgumentException($"Two unknowns per pixel need at least 3 points; found {x.Length}.", nameof(x));
        family = ModelFamily.Of(set, x);
        search = new PixelSearch(family, x.Length);
    }

    /// <summary>Model of every pixel.</summary>
    public IModel Model => set.Model;

    /// <summary>Number of orthonormal curves a pixel is projected onto, filled up to a multiple of eight.</summary>
    public int Dimensions => family.Rank;

    /// <summary>Fits all pixels, on all processors.</summary>
    /// <param name="y">Ordinates, pixel after pixel, [pixels × n].</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">The number of ordinates is not a multiple of n.</exception>
    public PixelFits Fit(ReadOnlyMemory<double> y, CancellationToken cancellation = default) =>
        Run(y.Length, (pixel, buffer) => y.Span.Slice(pixel * family.Points, family.Points).CopyTo(buffer), cancellation);

    /// <summary>Fits all pixels of single-precision data, on all processors.</summary>
    /// <param name="y">Ordinates, pixel after pixel, [pixels × n].</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">The number of ordinates is not a multiple of n.</exception>
    public PixelFits Fit(ReadOnlyMemory<float> y, CancellationToken cancellation = default) => Run(
        y.Length,
        (pixel, buffer) =>
        {
            var row = y.Span.Slice(pixel * family.Points, family.Points);
            for (var i = 0; i < row.Length; i++)
                buffer[i] = row[i];
        },
        cancellation);

    private PixelFits Run(int length, Row row, CancellationToken cancellation)
    {
        if (length == 0 || length % family.Points != 0)
            throw new ArgumentException($"A whole number of pixels with {family.Points} points each was expected; found {length} ordinates.", nameof(length));
        var pixels = new PixelValue[length / family.Points];
        Parallel.For(0, (pixels.Length + Chunk - 1) / Chunk, new ParallelOptions { CancellationToken = cancellation }, chunk =>
        {
            Span<double> buffer = new double[family.Points];
            Span<double> room = stackalloc double[PixelSearch.Room(family)];
            for (var pixel = chunk * Chunk; pixel < Math.Min(pixels.Length, (chunk + 1) * Chunk); pixel++)
            {
                row(pixel, buffer);
                pixels[pixel] = search.Fit(buffer, room);
            }
        });
        return new(set.All[set.Free[0]], set.All[^1], ImmutableArray.Create(pixels));
    }

    private delegate void Row(int pixel, Span<double> buffer);
}
