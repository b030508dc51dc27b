using Fickian.Acquisition.Rigs;
using Fickian.Infrared;

namespace Fickian.Acquisition.Recipes;

/// <summary>How the amount taken up is read from each spectrum while the run goes on, and what a diffusivity is made of it.</summary>
/// <param name="Band">Band of the sorbed gas.</param>
/// <param name="Gas">Whether the lines of gaseous CO₂ in the beam are parted from it.</param>
/// <param name="Thickness">Thickness of the sheet, m.</param>
/// <param name="Sample">Name of the sample.</param>
/// <param name="Pressure">Gauge whose readings since the exposure are the pressure at the surface; null if the gas counts as let in at once.</param>
public sealed record UptakeReading(Band Band, bool Gas, double Thickness, string Sample, ParameterName? Pressure = null);
