namespace Fickian.Thermal;

/// <summary>What the temperature does over a stretch of a run.</summary>
public enum ProgrammeDirection
{
    /// <summary>It stays.</summary>
    Isothermal,

    /// <summary>It rises.</summary>
    Heating,

    /// <summary>It falls.</summary>
    Cooling,
}
