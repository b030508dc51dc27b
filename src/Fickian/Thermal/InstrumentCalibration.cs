using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>Calibration of a calorimeter by fixed points: a correction of its temperatures and, where a heat of fusion is known, a factor of its heat flow.</summary>
/// <remarks>
/// <see cref="TemperatureCalibration"/> and <see cref="HeatFlowCalibration"/> from the same runs. The correction holds the lag of the standards at their heating rate; what a sample has beyond it stays in the error of its onset.
/// The factor is the weighted mean of all fixed points whose heat of fusion is known.
/// </remarks>
public sealed record InstrumentCalibration
{
    // Nobody repeats an onset better, whatever the noise of one run: repeatability of a metal that is melted anew.
    private const double Repeatability = 0.05;
    private const double HeatRepeatability = 0.005;
    private const double SameRate = 0.1;

    /// <summary>Fits the calibration.</summary>
    /// <param name="degree">1 for a linear, 2 for a quadratic correction of temperatures; one fixed point gives a constant.</param>
    /// <param name="points">Fixed points as they were measured, all at one heating rate within a tenth.</param>
    /// <exception cref="ArgumentException">There are too few fixed points, or the heating rates differ.</exception>
    public InstrumentCalibration(int degree, params ImmutableArray<CalibrationPoint> points)
    {
        if (points.IsDefaultOrEmpty)
            throw new ArgumentException("At least one fixed point was expected and none was given.", nameof(points));
        var rates = points.Select(p => p.Rate).Order().ToArray();
        if (rates[^1] - rates[0] > SameRate * Math.Abs(rates[^1]))
            throw new ArgumentException(FormattableString.Invariant($"One heating rate was expected for all standards and {60 * rates[0]:0.##} to {60 * rates[^1]:0.##} K/min were found; calibrate each rate by itself."), nameof(points));
        (Degree, Points) = (degree, points);
        Temperature = TemperatureCalibration.Of(degree, [.. points.Select(p => (p.Point, p.Onset with { StandardError = Math.Sqrt((p.Onset.StandardError * p.Onset.StandardError) + (Repeatability * Repeatability)) }))]);
        HeatFlowFactor = Factor(points);
        var lags = points.Select(p => Math.Abs(p.Lag / p.Rate)).Where(double.IsFinite).ToArray();
        OnsetDelay = lags.Length == 0 ? 0 : lags.Average();
    }

    /// <summary>Degree that was asked for.</summary>
    public int Degree { get; }

    /// <summary>The fixed points.</summary>
    public ImmutableArray<CalibrationPoint> Points { get; }

    /// <summary>Correction of temperatures.</summary>
    public TemperatureCalibration Temperature { get; }

    /// <summary>Factor of the heat flow; null if no heat of fusion is known.</summary>
    public Estimate? HeatFlowFactor { get; }

    /// <summary>Mean δ/β of the standards, s: the lag at their onsets, which the correction takes out.</summary>
    public double OnsetDelay { get; }

    /// <summary>Mean heating rate, K/s.</summary>
    public double Rate => Points.Average(p => p.Rate);

    /// <summary>What is worth knowing of a scan that is calibrated by it.</summary>
    internal IEnumerable<Finding> FindingsFor(double rate, ScanRange range)
    {
        yield return Finding.Hint($"Calibrated by {string.Join(", ", Points.Select(p => p.Point.Name))}: {Temperature.Correction(0.5 * (range.Lower + range.Upper))} at {0.5 * (range.Lower + range.Upper):0.#} K{(HeatFlowFactor is { } f ? $", heat flow × {f}" : ", heat flow as it was")}.", "calibration");
        foreach (var finding in Temperature.Findings)
            yield return finding;
        if (Math.Abs(rate - Rate) > SameRate * Math.Abs(Rate))
            yield return Finding.Warning(FormattableString.Invariant($"The calibration was made at {60 * Rate:0.##} K/min and the scan at {60 * rate:0.##} K/min; the lag differs."), "calibration");
        if (Points.Length > 1 && !(Temperature.Covers(range.Lower) && Temperature.Covers(range.Upper)))
            yield return Finding.Hint("The scan reaches beyond the fixed points; the error of the correction grows there.", "calibration");
    }

    internal double TemperatureError(double measured) => double.IsFinite(measured) ? Temperature.Correction(measured - Temperature.Shift(measured)).StandardError : 0;

    private static Estimate? Factor(ImmutableArray<CalibrationPoint> points)
    {
        var factors = points.Where(p => p is { Heat: not null, Point.HeatOfFusion: not null })
            .Select(p => HeatFlowCalibration.Factor(p.Point, p.Heat! with { StandardError = Math.Sqrt((p.Heat.StandardError * p.Heat.StandardError) + Math.Pow(HeatRepeatability * p.Heat.Value, 2)) })).ToArray();
        if (factors.Length == 0)
            return null;
        var weight = factors.Sum(f => 1 / (f.StandardError * f.StandardError));
        return new(factors.Sum(f => f.Value / (f.StandardError * f.StandardError)) / weight, Math.Sqrt(1 / weight), Unit.One) { Name = "heatFlowFactor" };
    }
}
