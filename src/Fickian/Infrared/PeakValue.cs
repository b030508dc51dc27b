namespace Fickian.Infrared;

/// <summary>What the fit of a peak in one spectrum found.</summary>
/// <param name="Value">Parameters; NaN where there are none.</param>
/// <param name="StandardError">Standard error of each; +∞ where the data do not determine it, as of a mixing that lies at 0 or 1.</param>
/// <param name="Noise">Standard deviation of the residuals, in the unit of the spectrum.</param>
/// <param name="Status">How the fit ended.</param>
public readonly record struct PeakValue(PeakParameters Value, PeakParameters StandardError, double Noise, PeakStatus Status);
