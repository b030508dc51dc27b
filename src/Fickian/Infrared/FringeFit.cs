namespace Fickian.Infrared;

/// <summary>Fringes of one spectrum.</summary>
/// <param name="OpticalThickness">n·d, m; not determined if there are no significant fringes.</param>
/// <param name="Thickness">d, m, with the error of the refractive index.</param>
/// <param name="Amplitude">Mean amplitude, √2 times the root mean square, in the unit of the spectrum; 0 if there are none.</param>
/// <param name="Period">Width 1/(2nd) of one fringe, cm⁻¹; NaN if there are none.</param>
/// <param name="FalseAlarmProbability">Probability that white noise shows such fringes, 1.</param>
/// <param name="Fringes">The fringes alone, to be drawn; zero if there are none.</param>
public sealed record FringeFit(Estimate OpticalThickness, Estimate Thickness, double Amplitude, double Period, double FalseAlarmProbability, Spectrum Fringes);
