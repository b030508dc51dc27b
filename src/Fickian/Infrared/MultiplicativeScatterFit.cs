using System.Collections.Immutable;

namespace Fickian.Infrared;

/// <summary>What <see cref="MultiplicativeScatterCorrection"/> finds in one spectrum.</summary>
/// <param name="Multiplier">b: thickness or amount relative to the reference.</param>
/// <param name="Baseline">Coefficients of Chebyshev's polynomials, in the unit of the spectrum, [degree + 1].</param>
/// <param name="Interferents">Amount of each interferent relative to its spectrum.</param>
/// <param name="ResidualDeviation">Standard deviation of what no term describes, in the unit of the spectrum.</param>
/// <param name="Corrected">Spectrum without baseline and interferents, divided by b; without values where b is not positive.</param>
public sealed record MultiplicativeScatterFit(Estimate Multiplier, ImmutableArray<Estimate> Baseline, ImmutableArray<Estimate> Interferents, double ResidualDeviation, Spectrum Corrected);
