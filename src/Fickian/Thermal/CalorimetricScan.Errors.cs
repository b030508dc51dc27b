using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <content>What the instrument adds to the errors of a reading.</content>
public sealed partial record CalorimetricScan
{
    /// <summary>Error of temperatures by the delay of the heat flow: |β|·√(τ² + u²(τ)); none where it is not known.</summary>
    internal ImmutableArray<ErrorPart> DelayError =>
        Delay is { } late ? [new(ErrorPart.Lag, Math.Abs(Rate) * Math.Sqrt((late.Value * late.Value) + (late.StandardError * late.StandardError)))] : [];

    /// <summary>What the errors of a step do not hold.</summary>
    internal ImmutableArray<Finding> ErrorFindings =>
    [
        .. Delay is null ? [Finding.Warning("No end of a ramp shows how late the heat flow comes: errors of temperatures hold no lag, which at 20 K/min is some kelvin. State the delay, or read a heating and a cooling.", "errors")] : Array.Empty<Finding>(),
        .. Calibration is null ? [Finding.Hint("The temperature is not calibrated by this file: errors hold noise, the choice of baselines, lag and relaxation, not a wrong scale.", "errors")] : Array.Empty<Finding>(),
    ];

    /// <summary>Error of a temperature by the calibration; 0 without one.</summary>
    internal ErrorPart TemperatureError(double temperature) => new(ErrorPart.Calibration, Calibration?.TemperatureError(temperature) ?? 0);

    /// <summary>Error of a heat or heat capacity by the calibration; 0 without one.</summary>
    internal ErrorPart HeatError(double value) =>
        new(ErrorPart.Calibration, Calibration?.HeatFlowFactor is { } factor ? Math.Abs(value) * factor.StandardError / factor.Value : 0);
}
