namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>The balance of a thermal instrument, tared with the empty pan.</summary>
public sealed record ThermalBalance
{
    /// <summary>Volume whose buoyancy changes with the temperature of the gas, m³.</summary>
    public required double BuoyantVolume { get; init; }

    /// <summary>Molar mass of the gas, kg/mol.</summary>
    public required double GasMolarMass { get; init; }

    /// <summary>Pressure of the gas, Pa.</summary>
    public required double Pressure { get; init; }

    /// <summary>Standard deviation of the drift's rate, kg/h.</summary>
    public required double DriftPerHour { get; init; }

    /// <summary>Standard deviation of the noise, kg.</summary>
    public required double Noise { get; init; }

    /// <summary>Density of the gas at a temperature, kg/m³: pM/(RT).</summary>
    internal double GasDensity(double temperature) => Pressure * GasMolarMass / (8.31446261815324 * temperature);

    internal void Check(RecipeCheck check)
    {
        check.From("balance.buoyantVolume", BuoyantVolume, 0, 1e-3);
        check.Within("balance.gasMolarMass", GasMolarMass, 0, 1);
        check.Within("balance.pressure", Pressure, 0, 1e7);
        check.From("balance.driftPerHour", DriftPerHour, 0, 1e-3);
        check.From("balance.noise", Noise, 0, 1e-3);
    }
}
