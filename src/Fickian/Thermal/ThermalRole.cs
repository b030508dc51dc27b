namespace Fickian.Thermal;

/// <summary>What a signal of a thermal instrument is, in SI.</summary>
public enum ThermalRole
{
    /// <summary>Time since the start of the run, s.</summary>
    Time,

    /// <summary>Temperature of the sample, K.</summary>
    SampleTemperature,

    /// <summary>Temperature of the furnace, of the reference or of the programme, K.</summary>
    ProgramTemperature,

    /// <summary>Mass on the balance, or its change where the file says so, kg.</summary>
    Mass,

    /// <summary>Mass over the initial mass, 1.</summary>
    RelativeMass,

    /// <summary>Heat flow, W.</summary>
    HeatFlow,

    /// <summary>Heat flow over the mass of the sample, W/kg.</summary>
    SpecificHeatFlow,

    /// <summary>Voltage of a heat flow sensor that was not calibrated, V.</summary>
    SensorVoltage,

    /// <summary>Voltage of such a sensor over the mass of the sample, V/kg.</summary>
    SpecificSensorVoltage,

    /// <summary>Heat capacity over the mass, J/(kg K).</summary>
    SpecificHeatCapacity,

    /// <summary>Flow of a gas, m³/s.</summary>
    GasFlow,
}
