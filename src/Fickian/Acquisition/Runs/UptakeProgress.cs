namespace Fickian.Acquisition.Runs;

/// <summary>The uptake curve so far, and what a sheet of the stated thickness makes of it.</summary>
/// <param name="Times">Time since the exposure, s, [n].</param>
/// <param name="Areas">Integrated absorbance of the sorbed band, cm⁻¹, [n].</param>
/// <param name="Diffusivity">Running estimate, m²/s; null while the curve does not determine it.</param>
public sealed record UptakeProgress(IReadOnlyList<double> Times, IReadOnlyList<double> Areas, Estimate? Diffusivity);
