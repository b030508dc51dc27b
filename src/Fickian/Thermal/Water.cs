namespace Fickian.Thermal;

/// <summary>Density of air-free water at atmospheric pressure, for weighing in it.</summary>
/// <remarks>
/// ρ = a₅·[1 − (t + a₁)²·(t + a₂)/(a₃·(t + a₄))], t in °C, 0 to 40 °C; a₁ = −3.983035, a₂ = 301.797, a₃ = 522528.9, a₄ = 69.34881, a₅ = 999.974950 kg/m³.
/// Within 0.001 kg/m³ for pure water; gas in solution and the isotopes of tap water make some 0.01 kg/m³, which is the stated standard error.
/// Source: M. Tanaka, G. Girard, R. Davis, A. Peuto and N. Bignell, Metrologia 38, 301 (2001).
/// </remarks>
public static class Water
{
    /// <summary>Density, kg/m³.</summary>
    /// <param name="temperature">Temperature, K.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature lies outside 273.15 to 313.15 K.</exception>
    public static Estimate Density(double temperature)
    {
        if (!(temperature is >= 273.15 and <= 313.15))
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "The formula of the density of water holds from 273.15 to 313.15 K.");
        var t = temperature - 273.15;
        var density = 999.974950 * (1 - ((t - 3.983035) * (t - 3.983035) * (t + 301.797) / (522528.9 * (t + 69.34881))));
        return new(density, 0.01, Unit.KilogramPerCubicMetre) { Name = "waterDensity" };
    }
}
