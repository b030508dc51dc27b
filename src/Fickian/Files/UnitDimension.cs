namespace Fickian.Files;

/// <summary>What is measured in a unit.</summary>
internal enum UnitDimension
{
    /// <summary>Something else than the rest.</summary>
    Other,

    /// <summary>A pure number.</summary>
    Ratio,

    Time,

    Temperature,

    Mass,

    Power,

    /// <summary>Power over mass.</summary>
    SpecificPower,

    Voltage,

    /// <summary>Voltage over mass.</summary>
    SpecificVoltage,

    /// <summary>Energy over mass and temperature.</summary>
    SpecificHeatCapacity,

    /// <summary>Volume over time.</summary>
    VolumeFlow,

    Current,

    Pressure,
}
