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
        AddTo(twoTheta, Peaks, Radiation, sum);
        return sum;
    }

    /// <summary>Adds fitted lines to a course.</summary>
    internal static void AddTo(double[] twoTheta, IEnumerable<DiffractionPeak> peaks, Radiation? radiation, double[] sum)
    {
        foreach (var peak in peaks.Where(p => p.IsFitted && p.Width.Value > 0))
        {
            // Of pieces of unit area the parts are η·π/2 and (1 − η)·1.06 of that of the height.
            var share = peak.Mixing.Value * Math.PI / 2 / PseudoVoigt.AreaFactor(peak.Mixing.Value);
            LineProfile.AddLine(twoTheta, peak.Position.Value, peak.Width.Value, share, peak.Area.Value, sum);
            if (radiation is { IsDoublet: true } && radiation.SecondTwoTheta(peak.Position.Value) is var second && double.IsFinite(second))
                LineProfile.AddLine(twoTheta, second, peak.Width.Value, share, radiation.SecondRatio * peak.Area.Value, sum);
        }
    }
}
