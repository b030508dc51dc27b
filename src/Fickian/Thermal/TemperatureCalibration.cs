using System.Collections.Immutable;
using Fickian.Fitting;

namespace Fickian.Thermal;

/// <summary>Correction of measured temperatures by the onsets of fixed points.</summary>
/// <remarks>
/// T_true − T = c₀ + c₁·(T − T̄) + c₂·(T − T̄)²: constant for one fixed point, linear for two (exactly through both) or more, quadratic on request for three or more.
/// Weighted by the errors of the onsets where all are known; the error of a corrected temperature is that of the fitted correction. Outside the fixed points it grows, and the correction says so.
/// It holds for the heating rate, pan and purge of the calibration. Source: principle of ASTM E967, as restated in the literature.
/// </remarks>
public sealed record TemperatureCalibration
{
    private readonly FitResult? fit;

    // Corrections at one or two fixed points, through which the line goes exactly.
    private readonly Estimate[] exact;
    private readonly ScanRange range;

    private TemperatureCalibration(FitResult? fit, Estimate[] exact, ScanRange range) => (this.fit, this.exact, this.range) = (fit, exact, range);

    /// <summary>What is worth knowing.</summary>
    public ImmutableArray<Finding> Findings => exact.Length != 1 ? [] : [Finding.Hint("One fixed point: the correction is taken to be the same at all temperatures.", "calibration")];

    /// <summary>Fits the correction.</summary>
    /// <param name="degree">1 for a linear, 2 for a quadratic correction; one fixed point gives a constant.</param>
    /// <param name="onsets">Fixed points and their measured extrapolated onsets, K.</param>
    /// <exception cref="ArgumentException">There are too few fixed points for the degree, or a temperature occurs twice.</exception>
    public static TemperatureCalibration Of(int degree, params (FixedPoint Point, Estimate Onset)[] onsets)
    {
        ArgumentNullException.ThrowIfNull(onsets);
        if (onsets.Length == 0 || degree is < 1 or > 2 || (onsets.Length > 1 && onsets.Length <= degree))
            throw new ArgumentException($"A correction of degree 1 or 2 and more fixed points than its degree (or a single one) were expected; found degree {degree} and {onsets.Length} fixed points.", nameof(onsets));
        var sorted = onsets.OrderBy(o => o.Onset.Value).ToArray();
        ScanRange covered = new(sorted[0].Onset.Value, sorted[^1].Onset.Value);
        if (sorted.Zip(sorted.Skip(1)).Any(p => p.First.Onset.Value >= p.Second.Onset.Value))
            throw new ArgumentException("Fixed points at different temperatures were expected; two have the same onset.", nameof(onsets));
        if (sorted.Length <= 2)
            return new(null, Array.ConvertAll(sorted, o => o.Onset with { Value = o.Point.Temperature - o.Onset.Value, Name = "correction" }), covered);
        var errors = Array.ConvertAll(sorted, o => o.Onset.StandardError);
        var curve = new Curve(
            Array.ConvertAll(sorted, o => o.Onset.Value), Array.ConvertAll(sorted, o => o.Point.Temperature - o.Onset.Value),
            Array.TrueForAll(errors, e => e > 0 && double.IsFinite(e)) ? errors : null);
        return new(new PolynomialLaw(degree, sorted.Average(o => o.Onset.Value)).FitTo(curve), [], covered);
    }

    /// <summary>What has to be added to a measured temperature, K.</summary>
    /// <param name="temperature">Measured temperature, K.</param>
    public Estimate Correction(double temperature)
    {
        if (fit is not null)
            return fit.Derive(new("correction", "ΔT", Unit.Kelvin), v => ((PolynomialLaw)fit.Model).At(temperature, v));
        var part = Part(temperature);
        return exact.Length == 1 ? exact[0] : Propagation.OfIndependent(new("correction", "ΔT", Unit.Kelvin), v => v[0] + (part * (v[1] - v[0])), exact);
    }

    /// <summary>What has to be added to a measured temperature, K, without its error.</summary>
    /// <param name="temperature">Measured temperature, K.</param>
    public double Shift(double temperature) =>
        fit is null ? exact[0].Value + (Part(temperature) * (exact[^1].Value - exact[0].Value)) : ((PolynomialLaw)fit.Model).At(temperature, fit.Values);

    /// <summary>A temperature after correction; its own error and that of the correction are added in squares.</summary>
    /// <param name="temperature">Measured temperature, K.</param>
    public Estimate Corrected(Estimate temperature)
    {
        ArgumentNullException.ThrowIfNull(temperature);
        return Propagation.OfIndependent(new(temperature.Name, "T", Unit.Kelvin), v => v[0] + v[1], temperature, Correction(temperature.Value));
    }

    private double Part(double temperature) => exact.Length == 2 ? (temperature - range.Lower) / range.Length : 0;

    /// <summary>Whether a temperature lies between the fixed points.</summary>
    /// <param name="temperature">Measured temperature, K.</param>
    public bool Covers(double temperature) => range.Contains(temperature);
}
