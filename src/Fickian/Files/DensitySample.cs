using System.Collections.Immutable;
using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>Readings of one sample for its density.</summary>
/// <param name="Sample">Its name; empty if the file has no such column.</param>
/// <param name="Weighings">Weighings in air and liquid.</param>
/// <param name="Expansions">Expansions of helium.</param>
/// <param name="Mass">Mass for the expansions, kg; NaN if there is none.</param>
public sealed record DensitySample(string Sample, ImmutableArray<ImmersionReading> Weighings, ImmutableArray<PycnometerReading> Expansions, double Mass);
