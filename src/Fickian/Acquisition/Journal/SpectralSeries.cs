namespace Fickian.Acquisition.Journal;

/// <summary>The spectra that share an axis.</summary>
/// <param name="Axis">Their axis.</param>
/// <param name="Seconds">When each was written, s since the start of the run, [spectra].</param>
/// <param name="Values">Their values, one spectrum after the other, [spectra × points].</param>
public sealed record SpectralSeries(SpectralAxis Axis, ReadOnlyMemory<double> Seconds, ReadOnlyMemory<float> Values);
