namespace Fickian.Acquisition.Opus;

/// <summary>Absorbance of a sample at a moment, as a spectrometer would see it.</summary>
/// <param name="time">Time of the laboratory clock (its time stamp), s.</param>
/// <returns>Wavenumbers, cm⁻¹, equally spaced and descending, and the absorbance at each.</returns>
public delegate (double[] Wavenumbers, double[] Absorbance) SampleSpectrum(double time);
