namespace Fickian.Thermal;

/// <summary>Density of moist air, for the buoyancy of weighing.</summary>
/// <remarks>
/// ρ = [0.34848·p − 0.009·h·exp(0.061·t)]/(273.15 + t),  p in hPa, relative humidity h in %, t in °C.
/// Within 2·10⁻⁴ of the full formula of the CIPM for 900 to 1100 hPa, 10 to 30 °C and humidities below 80 %.
/// Source: OIML R 111-1 (2004), equation E.3-1.
/// </remarks>
public static class MoistAir
{
    private const double Accuracy = 2e-4;

    /// <summary>Density, kg/m³, with the error of the formula.</summary>
    /// <param name="pressure">Pressure, Pa.</param>
    /// <param name="temperature">Temperature, K.</param>
    /// <param name="relativeHumidity">Relative humidity, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A condition lies outside the range of the formula.</exception>
    public static Estimate Density(double pressure, double temperature, double relativeHumidity)
    {
        var t = temperature - 273.15;
        if (!(pressure is >= 9e4 and <= 1.1e5))
            throw new ArgumentOutOfRangeException(nameof(pressure), pressure, "The formula holds from 90 to 110 kPa.");
        if (!(t is >= 10 and <= 30))
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "The formula holds from 10 to 30 °C, stated in kelvin, for example 22.Celsius().");
        if (!(relativeHumidity is >= 0 and <= 0.8))
            throw new ArgumentOutOfRangeException(nameof(relativeHumidity), relativeHumidity, "The formula holds for humidities from 0 to 0.8.");
        var density = ((0.34848 * (pressure / 100)) - (0.009 * (100 * relativeHumidity) * Math.Exp(0.061 * t))) / (273.15 + t);
        return new(density, Accuracy * density, Unit.KilogramPerCubicMetre) { Name = "airDensity" };
    }
}
