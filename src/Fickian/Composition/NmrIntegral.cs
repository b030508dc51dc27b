namespace Fickian.Composition;

/// <summary>Integral of one signal.</summary>
/// <param name="Range">The signal.</param>
/// <param name="Area">Its area over the baseline, intensity × ppm.</param>
/// <param name="Noise">Standard deviation of the spectrum about the baseline beside the signal, in the unit of the intensity.</param>
public sealed record NmrIntegral(NmrRange Range, Estimate Area, double Noise);
