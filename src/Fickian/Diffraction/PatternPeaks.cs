using System.Collections.Immutable;

namespace Fickian.Diffraction;

/// <summary>The lines of a measured pattern.</summary>
/// <param name="Pattern">The points that were fitted, with their standard deviations.</param>
/// <param name="Peaks">Lines by ascending angle.</param>
/// <param name="Findings">What is worth knowing about the fits.</param>
public sealed record PatternPeaks(Curve Pattern, ImmutableArray<DiffractionPeak> Peaks, ImmutableArray<Finding> Findings)
{
    /// <summary>Radiation whose second wavelength was taken into account; null if none was.</summary>
    public Radiation? Radiation { get; init; }

    /// <summary>The line of the greatest area.</summary>
    /// <exception cref="InvalidOperationException">There is no line.</exception>
    public DiffractionPeak Strongest => Peaks.MaxBy(p => p.Area.Value) ?? throw new InvalidOperationException($"A line was expected in '{Pattern.Name}' and none is significant; measure longer or lower the significance.");

    /// <summary>Sum of the fitted lines, the weaker wavelength included.</summary>
    /// <param name="twoTheta">Angles 2θ, °, [n].</param>
    public double[] LinesAt(double[] twoTheta)
    {
        ArgumentNullException.ThrowIfNull(twoTheta);
        var sum = new double[twoTheta.Length];
        foreach (var peak in Peaks.Where(p => p.IsFitted))
        {
            var profile = LineProfile.OfWidth(peak.Width.Value) with { Mixing = Math.Clamp(peak.Mixing.Value, 0, 1) };
            profile.AddTo(twoTheta, peak.Position.Value, peak.Area.Value, sum);
            if (Radiation is { IsDoublet: true } light)
                profile.AddTo(twoTheta, light.SecondTwoTheta(peak.Position.Value), light.SecondRatio * peak.Area.Value, sum);
        }

        return sum;
    }
}
