namespace Fickian.Files;

/// <summary>What the name of a column says that it holds, whatever its unit.</summary>
internal enum ThermalName
{
    /// <summary>Nothing that an analysis asks for.</summary>
    Other,

    Time,

    SampleTemperature,

    ProgramTemperature,

    Mass,

    HeatFlow,

    HeatCapacity,

    GasFlow,
}
