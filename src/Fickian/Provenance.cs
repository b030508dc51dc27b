namespace Fickian;

/// <summary>How a number or a curve came to be. It is printed on every figure.</summary>
public enum Provenance
{
    /// <summary>Read from an instrument.</summary>
    Measured,

    /// <summary>Copied from the literature.</summary>
    Transcribed,

    /// <summary>Follows from other stated numbers by a formula.</summary>
    Computed,

    /// <summary>Made by the virtual laboratory from a recipe and a seed.</summary>
    Simulated,

    /// <summary>A drawing without data.</summary>
    Schematic,
}
