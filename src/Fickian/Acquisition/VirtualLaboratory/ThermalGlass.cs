namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>How a glass relaxes: the parameters of Tool, Narayanaswamy and Moynihan.</summary>
public sealed record ThermalGlass
{
    /// <summary>Temperature for which the relaxation time is stated, K.</summary>
    public required double Temperature { get; init; }

    /// <summary>Where the temperature is from.</summary>
    public required string TemperatureSource { get; init; }

    /// <summary>Relaxation time in equilibrium at that temperature, s.</summary>
    public required double RelaxationTime { get; init; }

    /// <summary>Δh*, energy of activation, J/mol.</summary>
    public required double ActivationEnergy { get; init; }

    /// <summary>x, share of the temperature in the energy of activation; the rest is the fictive temperature's, 1.</summary>
    public required double Nonlinearity { get; init; }

    /// <summary>β, exponent of the stretched relaxation, 1.</summary>
    public required double Stretching { get; init; }

    /// <summary>Heat capacity of the liquid above that of the glass, J/(kg K).</summary>
    public required double HeatCapacityStep { get; init; }

    /// <summary>Fictive temperature with which the glass is put in, K.</summary>
    public required double InitialFictiveTemperature { get; init; }

    internal void Check(RecipeCheck check)
    {
        check.Within("glass.temperature", Temperature, 0, 5000);
        check.Within("glass.relaxationTime", RelaxationTime, 0, 1e12);
        check.Within("glass.activationEnergy", ActivationEnergy, 0, 1e8);
        check.Require(Nonlinearity is > 0 and <= 1, "glass.nonlinearity", "above 0 and at most 1", Nonlinearity);
        check.Require(Stretching is > 0 and <= 1, "glass.stretching", "above 0 and at most 1", Stretching);
        check.From("glass.heatCapacityStep", HeatCapacityStep, 0, 1e5);
        check.Within("glass.initialFictiveTemperature", InitialFictiveTemperature, 0, 5000);
    }
}
