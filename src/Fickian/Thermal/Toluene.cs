namespace Fickian.Thermal;

/// <summary>Density of liquid toluene at atmospheric pressure, for weighing in it.</summary>
/// <remarks>
/// ρ = 866.9 kg/m³ − 0.93 kg/(m³·K)·(T − 293.15 K), between 283 and 313 K.
/// The slope is that of the usual tables, which differ by some 0.3 kg/m³ with the purity of the liquid; that is its stated standard error.
/// Rounded from handbook values (0.8669 g/cm³ at 20 °C, 0.8622 g/cm³ at 25 °C), not from one certified measurement: state your own density where the last digit matters.
/// </remarks>
public static class Toluene
{
    /// <summary>Density, kg/m³.</summary>
    /// <param name="temperature">Temperature, K.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature lies outside 283 to 313 K.</exception>
    public static Estimate Density(double temperature) => temperature is >= 283 and <= 313
        ? new(866.9 - (0.93 * (temperature - 293.15)), 0.3, Unit.KilogramPerCubicMetre) { Name = "tolueneDensity" }
        : throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "The density of toluene is tabulated here from 283 to 313 K; state it as a number for other temperatures.");
}
