namespace Fickian.Acquisition.Instruments;

/// <summary>A spectrum that was taken, and the file in which the spectrometer's program keeps it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Absorbance">Absorbance over wavenumber in cm⁻¹, ascending.</param>
public sealed record MeasuredSpectrum(string Path, Curve Absorbance);
