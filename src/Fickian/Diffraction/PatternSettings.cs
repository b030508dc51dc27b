namespace Fickian.Diffraction;

/// <summary>How a powder pattern is simulated.</summary>
public sealed record PatternSettings
{
    /// <summary>The default: copper Kα1, 5° to 40°, B = 3 Å² for every atom.</summary>
    public static PatternSettings Default { get; } = new();

    /// <summary>Radiation.</summary>
    public Radiation Radiation { get; init; } = Radiation.CopperKAlpha1;

    /// <summary>First 2θ, °.</summary>
    public double From { get; init; } = 5;

    /// <summary>Last 2θ, °.</summary>
    public double To { get; init; } = 40;

    /// <summary>Displacement B of every atom, m²; null for that of the file, which must then state it for each.</summary>
    public double? Displacement { get; init; } = 3e-20;

    /// <summary>Reflections this close are one line, °.</summary>
    public double MergeWithin { get; init; } = 0.012;
}
