namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>A heat-flow calorimeter: two equal sites, each a sensor between the furnace and a pan.</summary>
public sealed record ThermalCalorimeter
{
    /// <summary>Resistance between furnace and sensor, K/W.</summary>
    public required double FurnaceResistance { get; init; }

    /// <summary>Resistance between sensor and pan, K/W.</summary>
    public required double PanResistance { get; init; }

    /// <summary>Heat capacity of a sensor, J/K.</summary>
    public required double SensorHeatCapacity { get; init; }

    /// <summary>Heat capacity of the pans' metal, J/(kg K).</summary>
    public required double PanHeatCapacity { get; init; }

    /// <summary>Mass of the pan on the reference site, kg.</summary>
    public required double ReferencePanMass { get; init; }

    /// <summary>Thermal lag that the calibration of the temperature took out, s.</summary>
    public required double CalibratedLag { get; init; }

    /// <summary>Indicated over true heat flow at the start of the programme, 1.</summary>
    public required double Gain { get; init; }

    /// <summary>Change of the gain with temperature, 1/K.</summary>
    public required double GainSlope { get; init; }

    /// <summary>Heat flow of the two sites' asymmetry at the start of the programme, W.</summary>
    public required double Offset { get; init; }

    /// <summary>Change of that heat flow with temperature, W/K.</summary>
    public required double OffsetSlope { get; init; }

    /// <summary>Its curvature, W/K².</summary>
    public required double OffsetCurvature { get; init; }

    /// <summary>Standard deviation of the offset from run to run, W.</summary>
    public required double Repeatability { get; init; }

    /// <summary>Standard deviation of the drift's rate, W/h.</summary>
    public required double DriftPerHour { get; init; }

    /// <summary>Standard deviation of the noise, W.</summary>
    public required double Noise { get; init; }

    /// <summary>Standard deviation of the noise of the temperature, K.</summary>
    public required double TemperatureNoise { get; init; }

    internal void Check(RecipeCheck check)
    {
        check.Within("calorimeter.furnaceResistance", FurnaceResistance, 0, 1e6);
        check.Within("calorimeter.panResistance", PanResistance, 0, 1e6);
        check.Within("calorimeter.sensorHeatCapacity", SensorHeatCapacity, 0, 1e3);
        check.Within("calorimeter.panHeatCapacity", PanHeatCapacity, 0, 1e5);
        check.Within("calorimeter.referencePanMass", ReferencePanMass, 0, 1);
        check.From("calorimeter.calibratedLag", CalibratedLag, 0, 1000);
        check.Within("calorimeter.gain", Gain, 0, 1000);
        check.From("calorimeter.gainSlope", GainSlope, -1, 1);
        check.From("calorimeter.offset", Offset, -1, 1);
        check.From("calorimeter.offsetSlope", OffsetSlope, -1, 1);
        check.From("calorimeter.offsetCurvature", OffsetCurvature, -1, 1);
        check.From("calorimeter.repeatability", Repeatability, 0, 1);
        check.From("calorimeter.driftPerHour", DriftPerHour, 0, 1);
        check.From("calorimeter.noise", Noise, 0, 1);
        check.From("calorimeter.temperatureNoise", TemperatureNoise, 0, 10);
    }
}
