using System.Collections.Immutable;

namespace Fickian.Diffraction;

/// <summary>The powder pattern of a crystal: its lines, computed from its atoms.</summary>
/// <remarks>
/// I(hkl) = m·|F|²·(1 + cos²2θ)/(sin²θ·cos θ): kinematic, an ideal powder in reflection without absorption, texture, extinction, guests or monochromator; dispersion neglected.
/// Against the reference lists of ZIF-62, ZIF-zni and ZIF-4: 0.01° and 0.7 % of the strongest line.
/// Source: International Tables for Crystallography, volume C, chapters 6.1 and 6.2.
/// </remarks>
public sealed record PowderPattern
{
    private PowderPattern(CrystalStructure structure, PatternSettings settings, ImmutableArray<Reflection> reflections, ImmutableArray<PowderLine> lines) =>
        (Structure, Settings, Reflections, Lines) = (structure, settings, reflections, lines);

    /// <summary>The crystal.</summary>
    public CrystalStructure Structure { get; }

    /// <summary>How the pattern was simulated.</summary>
    public PatternSettings Settings { get; }

    /// <summary>Reflections that are not absent, by ascending angle.</summary>
    public ImmutableArray<Reflection> Reflections { get; }

    /// <summary>Lines by ascending angle, the strongest being 100.</summary>
    public ImmutableArray<PowderLine> Lines { get; }

    /// <summary>The strongest line.</summary>
    /// <exception cref="InvalidOperationException">The range holds no line.</exception>
    public PowderLine Strongest => Lines.MaxBy(l => l.Intensity) ?? throw new InvalidOperationException($"A line was expected between {Settings.From}° and {Settings.To}° and there is none; ask for a wider range.");

    /// <summary>Computes a pattern.</summary>
    /// <param name="structure">The crystal.</param>
    /// <param name="settings">Radiation, range and displacement; null for copper Kα1, 5° to 40°, 3 Å².</param>
    /// <exception cref="ArgumentException">The structure has no atoms or operations, or the settings make no sense.</exception>
    public static PowderPattern Of(CrystalStructure structure, PatternSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(structure);
        settings ??= PatternSettings.Default;
        var reflections = ReflectionList.Of(structure, settings);
        return new(structure, settings, reflections, Merge(reflections, settings.MergeWithin));
    }

    /// <summary>The line that the planes hkl, or planes equal to them, belong to; null if they are absent or out of range.</summary>
    public PowderLine? Line(int h, int k, int l)
    {
        var plane = ReflectionList.Representative(Structure, h, k, l);
        return Lines.FirstOrDefault(line => line.Reflections.Any(r => (r.H, r.K, r.L) == plane));
    }

    /// <summary>The pattern as a diffractometer would show it.</summary>
    /// <remarks>Σ over the lines of area × profile, the weaker wavelength included; lines beyond the range of the settings are missing, so the ends lack their feet.</remarks>
    /// <param name="twoTheta">Angles 2θ, °, ascending, [n].</param>
    /// <param name="profile">Shape and width of a line.</param>
    /// <returns>Intensity per degree, the integral of the strongest line being 100.</returns>
    public Curve On(double[] twoTheta, LineProfile profile)
    {
        ArgumentNullException.ThrowIfNull(twoTheta);
        ArgumentNullException.ThrowIfNull(profile);
        var y = new double[twoTheta.Length];
        var radiation = Settings.Radiation;
        foreach (var line in Lines)
        {
            profile.AddTo(twoTheta, line.TwoTheta, line.Intensity, y);
            if (radiation.IsDoublet)
                profile.AddTo(twoTheta, radiation.SecondTwoTheta(line.TwoTheta), radiation.SecondRatio * line.Intensity, y);
        }

        return new(twoTheta, y) { XQuantity = DiffractionQuantity.TwoTheta, YQuantity = DiffractionQuantity.RelativeIntensity, Name = Structure.Name, Provenance = Provenance.Computed };
    }

    private static ImmutableArray<PowderLine> Merge(ImmutableArray<Reflection> reflections, double within)
    {
        List<(double TwoTheta, double Intensity, ImmutableArray<Reflection> Members)> lines = [];
        for (var start = 0; start < reflections.Length;)
        {
            var end = start + 1;
            while (end < reflections.Length && reflections[end].TwoTheta - reflections[start].TwoTheta <= within)
                end++;
            var members = reflections[start..end];
            var total = members.Sum(r => r.Intensity);
            lines.Add((members.Sum(r => r.Intensity * r.TwoTheta) / total, total, [.. members.OrderByDescending(r => r.Intensity)]));
            start = end;
        }

        var strongest = lines.Count == 0 ? 1 : lines.Max(l => l.Intensity);
        return [.. lines.Select(l => new PowderLine(l.TwoTheta, 100 * l.Intensity / strongest, l.Members))];
    }
}
