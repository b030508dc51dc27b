namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>What is in the pan of a thermal instrument.</summary>
public enum ThermalContent
{
    /// <summary>Nothing: the zero line and the blank of the balance.</summary>
    Empty,

    /// <summary>A disc of sapphire.</summary>
    Sapphire,

    /// <summary>The sample.</summary>
    Sample,
}
