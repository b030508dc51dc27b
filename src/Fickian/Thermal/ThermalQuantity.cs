namespace Fickian.Thermal;

/// <summary>Quantities of thermal analysis. The name says which definition a temperature follows.</summary>
public static class ThermalQuantity
{
    /// <summary>Temperature of the sample, K.</summary>
    public static Quantity Temperature { get; } = new("temperature", "T", Unit.Kelvin);

    /// <summary>Heat flow, endothermic positive, W.</summary>
    public static Quantity HeatFlow { get; } = new("heatFlow", "Φ", new("W"));

    /// <summary>Heat flow over mass, endothermic positive, W/kg.</summary>
    public static Quantity SpecificHeatFlow { get; } = new("specificHeatFlow", "Φ/m", new("W/kg"));

    /// <summary>Heat capacity, J/K.</summary>
    public static Quantity HeatCapacity { get; } = new("heatCapacity", "C_p", new("J/K"));

    /// <summary>Heat capacity over mass, J/(kg K).</summary>
    public static Quantity SpecificHeatCapacity { get; } = new("specificHeatCapacity", "c_p", JoulePerKilogramKelvin);

    /// <summary>Mass over the mass at the start, 1.</summary>
    public static Quantity RelativeMass { get; } = new("relativeMass", "m/m₀", Unit.One);

    /// <summary>Loss of relative mass per kelvin, 1/K.</summary>
    public static Quantity MassLossRate { get; } = new("massLossRate", "−dm/(m₀ dT)", new("1/K"));

    /// <summary>Activation energy, J/mol.</summary>
    public static Quantity ActivationEnergy { get; } = new("activationEnergy", "E", new("J/mol"));

    /// <summary>Ion current, A.</summary>
    public static Quantity IonCurrent { get; } = new("ionCurrent", "I", new("A"));

    internal static Unit JoulePerKilogramKelvin => new("J/(kg K)");

    internal static Unit JoulePerKilogram => new("J/kg");

    /// <summary>A temperature of a transition.</summary>
    /// <param name="name">Name that says which definition it follows.</param>
    internal static Quantity At(string name) => new(name, "T", Unit.Kelvin);
}
