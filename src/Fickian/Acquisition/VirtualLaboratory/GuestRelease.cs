namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>A gas that a solid gives off, or whose uptake it begins, on heating.</summary>
/// <remarks>
/// First-order kinetics, da/dt = k(T)·(1 − a), k(T) = k_p·exp[−(E/R)(1/T − 1/T_p)], k_p = E·β/(R·T_p²):
/// at the heating rate β the rate is largest at T_p (Kissinger's condition), at another rate elsewhere.
/// </remarks>
public sealed record GuestRelease
{
    private const double GasConstant = 8.31446261815324;

    /// <summary>Name of the gas.</summary>
    public required string Gas { get; init; }

    /// <summary>Mass of the gas over the mass of the fresh sample, 1.</summary>
    public required double MassFraction { get; init; }

    /// <summary>T_p, temperature of the largest rate, K.</summary>
    public required double Temperature { get; init; }

    /// <summary>Where the temperature is from.</summary>
    public required string TemperatureSource { get; init; }

    /// <summary>β, heating rate at which the rate is largest there, K/min.</summary>
    public required double KelvinPerMinute { get; init; }

    /// <summary>E, apparent energy of activation, J/mol.</summary>
    public required double ActivationEnergy { get; init; }

    /// <summary>Heat taken from the sample, J/kg of gas.</summary>
    public required double Enthalpy { get; init; }

    /// <summary>k(T), 1/s.</summary>
    /// <param name="temperature">Temperature of the sample, K.</param>
    internal double Rate(double temperature)
    {
        var reduced = ActivationEnergy / GasConstant;
        return reduced * KelvinPerMinute / 60 / (Temperature * Temperature) * Math.Exp(-reduced * ((1 / temperature) - (1 / Temperature)));
    }

    internal void Check(RecipeCheck check, string field)
    {
        check.Require(!string.IsNullOrWhiteSpace(Gas), $"{field}.gas", "that names the gas", "none");
        check.From($"{field}.massFraction", MassFraction, 0, 1);
        check.Within($"{field}.temperature", Temperature, 0, 5000);
        check.Within($"{field}.kelvinPerMinute", KelvinPerMinute, 0, 1e6);
        check.Within($"{field}.activationEnergy", ActivationEnergy, 0, 1e8);
        check.From($"{field}.enthalpy", Enthalpy, -1e9, 1e9);
    }
}
