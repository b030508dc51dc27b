namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>How a sample melts in the calorimeter's model: dα/dt = κ·(T − T_m)·(1 − α) above T_m.</summary>
public sealed record ThermalMelting
{
    /// <summary>T_m, temperature at which melting begins, K.</summary>
    public required double Temperature { get; init; }

    /// <summary>Where the temperature is from.</summary>
    public required string TemperatureSource { get; init; }

    /// <summary>Latent heat, J per kg of what has not left the sample.</summary>
    public required double Enthalpy { get; init; }

    /// <summary>κ, rate of melting for each kelvin above T_m, 1/(K s).</summary>
    public required double Rate { get; init; }

    /// <summary>Heat capacity of the liquid above that of the solid, J/(kg K).</summary>
    public required double HeatCapacityChange { get; init; }

    internal void Check(RecipeCheck check)
    {
        check.Within("melting.temperature", Temperature, 0, 5000);
        check.From("melting.enthalpy", Enthalpy, 0, 1e8);
        check.Within("melting.rate", Rate, 0, 10);
        check.From("melting.heatCapacityChange", HeatCapacityChange, -1e5, 1e5);
    }
}
