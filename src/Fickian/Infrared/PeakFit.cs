namespace Fickian.Infrared;

/// <summary>Fits one peak on a straight line to every spectrum of a map.</summary>
/// <remarks>
/// A(ν̃) = h·g(ν̃; p, w, η) + a + b·(ν̃ − ν̄). Height, offset and slope are linear and eliminated (variable projection); position, logarithm of the width and mixing by Levenberg and Marquardt with Kaufman's Jacobian.
/// Least squares with equal weights; errors from the scatter of the residuals with n − 5 or n − 6 degrees of freedom, covariances of all parameters included. They assume that the peak has this shape and that noise is independent from point to point.
/// Started from the largest deviation from a line through both ends of the window, of either sign. One peak: where several overlap in the window, its parameters describe none of them.
/// Source: G. H. Golub, V. Pereyra, SIAM J. Numer. Anal. 10, 413 (1973); L. Kaufman, BIT 15, 49 (1975).
/// </remarks>
/// <param name="Shape">Shape of the peak.</param>
/// <param name="Window">Window that holds the peak and some of the line on both sides.</param>
public sealed record PeakFit(PeakShape Shape, Band Window)
{
    /// <summary>Fits every spectrum, on all processors.</summary>
    /// <param name="map">Map.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">Fewer than 8 points of the axis lie in the window.</exception>
    public PeakFits Fit(SpectralMap map, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        var search = new PeakSearch(Shape, map.Wavenumbers, Window);
        var found = new PeakValue[map.Pixels * map.Frames.Count];
        PixelLoop.Over(map, search.Room, (i, spectrum, room) => found[i] = search.Fit(spectrum, room), cancellation);
        return new(found, map, Window.Name);
    }

    /// <summary>Fits one spectrum.</summary>
    /// <param name="spectrum">Spectrum; its values pass through single precision, as those of maps do.</param>
    /// <exception cref="ArgumentException">Fewer than 8 points of the axis lie in the window.</exception>
    public PeakValue Fit(Spectrum spectrum)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        var search = new PeakSearch(Shape, spectrum.Axis, Window);
        return search.Fit(Array.ConvertAll(spectrum.Values.ToArray(), v => (float)v), new double[search.Room]);
    }
}
