namespace Fickian.Fitting;

/// <summary>What the fit of one pixel found.</summary>
/// <param name="Value">Parameter, SI.</param>
/// <param name="StandardError">Its standard error, SI; +∞ where the parameter ran to an end of the range that data can tell.</param>
/// <param name="Amplitude">Coefficient, in the unit of the data.</param>
/// <param name="AmplitudeError">Its standard error; +∞ likewise.</param>
/// <param name="Rms">Root mean square of the residuals, in the unit of the data.</param>
/// <param name="Verdict">Which ends of the 95 % profile interval of the parameter are closed.</param>
public readonly record struct PixelValue(double Value, double StandardError, double Amplitude, double AmplitudeError, double Rms, Verdict Verdict)
{
    /// <summary>A pixel without numbers.</summary>
    public static PixelValue None { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, Verdict.NotDetermined);
}
