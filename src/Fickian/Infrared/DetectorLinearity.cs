using System.Collections.Immutable;
using Fickian.Fitting;

namespace Fickian.Infrared;

/// <summary>Whether a strong band stays in proportion to a weak one of the same path, and up to which absorbance it can be trusted.</summary>
/// <param name="StrayLight">Stray light fraction that explains the bend; an upper bound if there is none.</param>
/// <param name="Ratio">Strong band over weak band where both are small.</param>
/// <param name="LinearUpTo">Shown absorbance of the strong band that is too low by 1 %; with the upper end of the 95 % interval of the stray light.</param>
/// <param name="Findings">What is worth knowing: points above that absorbance.</param>
public sealed record DetectorLinearity(Estimate StrayLight, Estimate Ratio, double LinearUpTo, ImmutableArray<Finding> Findings)
{
    private const double Error = 0.01;

    /// <summary>Checks pairs of bands from samples, pixels or times that differ in path or amount.</summary>
    /// <param name="strongOverWeak">Absorbance of the strong band against that of the weak one, 1; heights, not areas. At least three pairs.</param>
    /// <exception cref="ArgumentException">The points cannot determine ratio and stray light.</exception>
    /// <exception cref="FitException">No minimum was found.</exception>
    public static DetectorLinearity Of(Curve strongOverWeak)
    {
        ArgumentNullException.ThrowIfNull(strongOverWeak);
        var model = new StrayLight();
        var fit = model.FitTo(strongOverWeak);
        var largest = Math.Min(fit[model.Fraction].Interval(0.95).Upper, 1);
        var limit = Infrared.StrayLight.LinearUpTo(largest, Error);
        var above = strongOverWeak.Y.ToArray().Count(y => y > limit);
        return new(
            fit[model.Fraction],
            fit[model.Ratio],
            limit,
            above == 0 ? [] : [Finding.Warning($"{above} of {strongOverWeak.Count} absorbances lie above {limit:0.00}, where they may be more than 1 % too low; use the weak band there.", strongOverWeak.Name)]);
    }
}
