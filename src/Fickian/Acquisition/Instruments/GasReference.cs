using System.Globalization;

namespace Fickian.Acquisition.Instruments;

/// <summary>The state to which a flow in standard volumes refers: what one litre a minute is in mol/s.</summary>
/// <remarks>
/// ṅ = V̇ p/(R T): the ideal gas of the definition, not the gas in the tube, so that the conversion is exact.
/// Makers differ: ISO and MKS refer to 0 °C, Alicat's standard state is 25 °C, Bronkhorst's 20 °C; some instruments let it be set.
/// </remarks>
/// <param name="Temperature">Temperature of the state, K.</param>
/// <param name="Pressure">Pressure of the state, Pa.</param>
public sealed record GasReference(double Temperature, double Pressure)
{
    /// <summary>0 °C and 101 325 Pa.</summary>
    public static GasReference Normal { get; } = new(273.15, 101325);

    /// <summary>20 °C and 101 325 Pa.</summary>
    public static GasReference Standard20 { get; } = new(293.15, 101325);

    /// <summary>25 °C and 101 325 Pa.</summary>
    public static GasReference Standard25 { get; } = new(298.15, 101325);

    /// <summary>Amount of gas in a cubic metre of the state, mol/m³.</summary>
    public double MolesPerCubicMetre => Pressure / (Sorption.MolarGas.Constant * Temperature);

    /// <summary>Reads a state as settings state it, <c>273.15,101325</c>.</summary>
    /// <param name="text">Temperature, K, and pressure, Pa, with a comma between.</param>
    /// <exception cref="ArgumentException">It is no such text.</exception>
    public static GasReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(',') is [var t, var p]
            && double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var temperature) && temperature is > 200 and < 400
            && double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var pressure) && pressure is > 5e4 and < 2e5
            ? new(temperature, pressure)
            : throw new ArgumentException($"A reference state such as 273.15,101325 (K, Pa) was expected and '{text}' was found.", nameof(text));
    }

    /// <summary>The state as settings state it.</summary>
    public override string ToString() => $"{Temperature:0.##},{Pressure:0.###}";
}
