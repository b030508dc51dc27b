using System.Collections.Immutable;

namespace Fickian.Infrared;

/// <summary>Band of a guest in a host that absorbs too: the spectrum of the empty host is fitted beside the band and subtracted.</summary>
/// <remarks>
/// A(ν̃) ≈ s·S(ν̃) + Σ pₖ·ν̃ᵏ by least squares over the fitted ranges, outside the band; area of A − s·S − Σ pₖ·ν̃ᵏ over the band by trapezoids; area/s is the amount per thickness.
/// S is interpolated linearly to the axis. s measures the thickness if S was recorded of a known one.
/// The area is linear in the spectrum: its standard error holds the covariance of s and the polynomial. Noise is the scatter of the residuals over the fitted ranges, taken as independent from point to point:
/// where the host differs from its reference by more than noise, errors are a guess.
/// </remarks>
/// <param name="Reference">Spectrum S of the host without the guest.</param>
/// <param name="Band">Band of the guest.</param>
public sealed record ReferenceSubtraction(Spectrum Reference, Band Band)
{
    /// <summary>Ranges that are fitted; they hold bands of the host and none of the guest.</summary>
    public required ImmutableArray<Band> FittedRanges { get; init; }

    /// <summary>Degree of the polynomial; 1 is a straight line.</summary>
    public int PolynomialOrder { get; init; } = 1;

    /// <summary>Measures every spectrum of a map.</summary>
    /// <param name="map">Map of the host with the guest.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">A range holds too few points, or the reference does not cover it.</exception>
    public SubtractedBand Measure(SpectralMap map, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        var (design, columns) = Design(map.Wavenumbers);
        var range = Band.On(map.Wavenumbers, 2);
        var area = design.Residual(SpectralWeights.Trapezoid(map.Wavenumbers, range));
        var scale = design.Coefficients[0];
        var norms = (Area: area.Norm, Scale: scale.Norm, Cross: area.Values.Select((w, i) => w * scale.At(area.First + i)).Sum());
        var count = map.Pixels * map.Frames.Count;
        var found = Array.ConvertAll(new double[3], _ => (Value: new double[count], Error: new double[count]));
        PixelLoop.Over(map, columns, (i, spectrum, coefficients) =>
        {
            var noise = design.Fit(spectrum, coefficients);
            var (a, s) = (area.Of(spectrum), coefficients[0]);
            var ratio = a / s;
            (found[0].Value[i], found[0].Error[i]) = (a, noise * norms.Area);
            (found[1].Value[i], found[1].Error[i]) = (s, noise * norms.Scale);
            var variance = (norms.Area * norms.Area) - (2 * ratio * norms.Cross) + (ratio * ratio * norms.Scale * norms.Scale);
            (found[2].Value[i], found[2].Error[i]) = (ratio, noise * Math.Sqrt(Math.Max(variance, 0)) / Math.Abs(s));
        }, cancellation);
        return new(Images(0, InfraredQuantity.IntegratedAbsorbance), Images(1, new("hostScale", "s", Unit.One)), Images(2, new("areaPerScale", "∫A dν̃/s", Unit.PerCentimetre)));

        BandImages Images(int which, Quantity quantity) => new(found[which].Value, found[which].Error, map.Rows, map.Columns, map.Frames)
        {
            Quantity = quantity,
            Name = Band.Name,
            Provenance = map.Provenance,
            Usable = map.Usable,
            Findings = map.Findings,
        };
    }

    /// <summary>Measures one spectrum.</summary>
    /// <param name="spectrum">Spectrum of the host with the guest.</param>
    /// <exception cref="ArgumentException">A range holds too few points, or the reference does not cover it.</exception>
    public SubtractedBand Measure(Spectrum spectrum)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        var values = Array.ConvertAll(spectrum.Values.ToArray(), v => (float)v);
        return Measure(new SpectralMap(values, spectrum.Axis, Axis.Index("row", 1), Axis.Index("column", 1)) { Value = spectrum.Value, Provenance = spectrum.Provenance });
    }

    /// <summary>The map without its host: A − s·S − Σ pₖ·ν̃ᵏ at every point that the reference covers, NaN elsewhere.</summary>
    /// <param name="map">Map of the host with the guest.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">A range holds too few points, or the reference does not cover it.</exception>
    public SpectralMap Subtract(SpectralMap map, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        var columns = Columns(map.Wavenumbers);
        return SpectralRemainder.Of(map, new SpectralDesign(map.Wavenumbers, columns, FittedRanges), columns, cancellation);
    }

    private (SpectralDesign Design, int Columns) Design(Axis axis)
    {
        var columns = Columns(axis);
        return (new(axis, columns, FittedRanges), columns.Length);
    }

    private double[][] Columns(Axis axis)
    {
        if (FittedRanges.IsDefaultOrEmpty)
            throw new ArgumentException("A host is fitted over at least one range; found none. State ranges beside the band.", nameof(axis));
        return [SpectralInterpolation.Linear(Reference, axis), .. SpectralDesign.Polynomial(axis, FittedRanges, PolynomialOrder)];
    }
}
