using System.Collections.Immutable;

namespace Fickian.Infrared;

/// <summary>The band of a sorbed gas, the lines of the same gas in the beam and the baseline, told apart in every spectrum of a map.</summary>
/// <remarks>
/// A(ν̃) ≈ g·G(ν̃ − δ) + b·B(ν̃) + Σ pₖ·ν̃ᵏ by least squares over the fitted ranges; G the gas, B the shape of the sorbed band, either of which may be left out.
/// The shift δ of the instrument's wavenumbers is one for the whole map, found on its mean spectrum; g, b and p are free in every spectrum.
/// Area of the sorbed band: with a shape, b times the area of B; without, the trapezoid of what gas and polynomial leave of the band. Its standard error holds the covariance with the amount of gas.
/// Without a shape the fitted ranges should leave the band out: what lies in both is shared between gas and polynomial.
/// Noise is the scatter of the residuals, taken as independent from point to point.
/// </remarks>
public sealed record BandSeparation
{
    /// <summary>Gas in the beam; null if there is none.</summary>
    public GasPhase? Gas { get; init; }

    /// <summary>Shape of the sorbed band on any axis that covers the ranges, of any height; null if it is not modelled.</summary>
    public Spectrum? Sorbed { get; init; }

    /// <summary>Ranges that are fitted; the whole range of the gas if empty, or that of the band without gas.</summary>
    public ImmutableArray<Band> FittedRanges { get; init; } = [];

    /// <summary>Limits between which the sorbed band is integrated; antisymmetric stretch of CO₂ if not stated.</summary>
    public Band Band { get; init; } = Band.CarbonDioxideAntisymmetricStretch;

    /// <summary>Degree of the polynomial below; 1 is a straight line.</summary>
    public int PolynomialOrder { get; init; } = 1;

    /// <summary>Largest shift of the wavenumbers that is tried, cm⁻¹; 0 for none.</summary>
    public double LargestShift { get; init; }

    /// <summary>Separates gas and sorbed band in every spectrum.</summary>
    /// <param name="map">Map.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">A range holds too few points, a reference does not cover it, or the columns cannot be told apart.</exception>
    public SeparatedBand Separate(SpectralMap map, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        var axis = map.Wavenumbers;
        var shift = Shift(map);
        var (design, columns) = Design(axis, shift);
        var trapezoid = SpectralWeights.Trapezoid(axis, Band.On(axis, 2));
        var sorbed = Gas is null ? 0 : 1;
        var area = Sorbed is null ? design.Residual(trapezoid) : Scaled(design.Coefficients[sorbed], trapezoid.Of(columns[sorbed]));
        var gas = Gas is null ? null : design.Coefficients[0];
        var (areaNorm, gasNorm) = (area.Norm, gas?.Norm ?? 0);
        var correlation = gas is null ? 0 : area.Values.Select((w, i) => w * gas.At(area.First + i)).Sum() / (areaNorm * gasNorm);
        var count = map.Pixels * map.Frames.Count;
        var found = Array.ConvertAll(new double[gas is null ? 1 : 2], _ => (Value: new double[count], Error: new double[count]));
        PixelLoop.Over(map, columns.Length, (i, spectrum, coefficients) =>
        {
            var noise = design.Fit(spectrum, coefficients);
            (found[0].Value[i], found[0].Error[i]) = (area.Of(spectrum), noise * areaNorm);
            if (gas is not null)
                (found[1].Value[i], found[1].Error[i]) = (coefficients[0], noise * gasNorm);
        }, cancellation);
        return new(
            Images(0, Band.Name, InfraredQuantity.IntegratedAbsorbance),
            Gas is null ? null : Images(1, Gas.Name, new("gasAmount", "g", Gas.AmountUnit)),
            correlation,
            shift);

        BandImages Images(int which, string name, Quantity quantity) => new(found[which].Value, found[which].Error, map.Rows, map.Columns, map.Frames)
        {
            Quantity = quantity,
            Name = name,
            Provenance = map.Provenance,
            Usable = map.Usable,
            Findings = map.Findings,
        };
    }

    /// <summary>The map without the gas: A − g·G(ν̃ − δ); sorbed band and baseline stay.</summary>
    /// <param name="map">Map.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">No gas is stated, a range holds too few points, a reference does not cover it, or the columns cannot be told apart.</exception>
    public SpectralMap Subtract(SpectralMap map, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (Gas is null)
            throw new ArgumentException("A gas to take off the map was expected; found none. State it, or leave the map as it is.", nameof(map));
        var (design, columns) = Design(map.Wavenumbers, Shift(map));
        return SpectralRemainder.Of(map, design, columns[..1], cancellation);
    }

    private IReadOnlyCollection<Band> Ranges => FittedRanges.IsDefaultOrEmpty ? [Gas?.Range ?? Band] : FittedRanges;

    private (SpectralDesign Design, double[][] Columns) Design(Axis axis, double shift)
    {
        double[][] gas = Gas is null ? [] : [Gas.Column(axis, shift)];
        double[][] sorbed = Sorbed is null ? [] : [SpectralInterpolation.Linear(Sorbed, axis)];
        double[][] columns = [.. gas, .. sorbed, .. SpectralDesign.Polynomial(axis, Ranges, PolynomialOrder)];
        return (new(axis, columns, Ranges), columns);
    }

    // Scan, then golden section: the sum of squares may have side minima one line spacing away.
    private double Shift(SpectralMap map)
    {
        if (!(LargestShift >= 0))
            throw new ArgumentException($"The largest shift is not negative; found {LargestShift} cm⁻¹.", nameof(map));
        if (LargestShift == 0 || Gas is null)
            return 0;
        var mean = Array.ConvertAll(MeanSpectrum.Of(map, map.Usable), v => (float)v);
        const int steps = 20;
        var nodes = Enumerable.Range(-steps, (2 * steps) + 1).Select(k => k * LargestShift / steps).ToArray();
        var best = nodes.MinBy(Misfit);
        var (low, high) = (best - (LargestShift / steps), best + (LargestShift / steps));
        var ratio = (Math.Sqrt(5) - 1) / 2;
        while (high - low > 1e-6 * LargestShift)
        {
            var (a, b) = (high - (ratio * (high - low)), low + (ratio * (high - low)));
            (low, high) = Misfit(a) < Misfit(b) ? (low, b) : (a, high);
        }

        return 0.5 * (low + high);

        double Misfit(double shift)
        {
            var (design, columns) = Design(map.Wavenumbers, shift);
            return design.Fit(mean, new double[columns.Length]);
        }
    }

    private static SpectralWeights Scaled(SpectralWeights weights, double factor) => weights with { Values = Array.ConvertAll(weights.Values, w => w * factor) };
}
