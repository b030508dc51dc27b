namespace Fickian.Thermal;

/// <summary>Heat capacity of sapphire (α-Al₂O₃), the reference of calorimetry.</summary>
/// <remarks>
/// c_p = 1000·Σ aₖ·x^(10−k) J/(kg K),  x = (T − 650 K)/550 K, from 150 to 1200 K.
/// Standard error 0.1 %, the accuracy that Ditmars and Douglas, J. Res. NBS 75A, 401 (1971) state for the enthalpy of NBS SRM 720 (abstract consulted).
/// Source: the polynomial of ISO 11357-4:2014, taken from public software that transcribes it (DSC204_cp_saphire_DIN11357, A. Sommer, Heidelberg); the standard itself was not consulted.
/// It agrees within 0.05 % with the table of α-alumina 79.015, 96.086, 112.545, 120.135, 124.771 J/(mol K) at 298.15, 400, 600, 800, 1000 K (molar mass 101.961 g/mol).
/// </remarks>
public static class Sapphire
{
    private const double RelativeError = 1e-3;

    private static readonly double[] Coefficients = [0.34407, -0.37623, -0.47824, 0.54579, 0.15393, -0.10023, -0.23778, 0.26410, -0.21704, 0.23260, 1.12705];

    /// <summary>Temperatures for which it holds.</summary>
    public static ScanRange Range { get; } = new(150, 1200);

    /// <summary>Heat capacity, J/(kg K).</summary>
    /// <param name="temperature">Temperature, K.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature lies outside 150 to 1200 K.</exception>
    public static Estimate HeatCapacity(double temperature)
    {
        if (!Range.Contains(temperature))
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "The heat capacity of sapphire is tabulated here from 150 to 1200 K; is the temperature stated in kelvin?");
        var (x, sum) = ((temperature - 650) / 550, 0.0);
        foreach (var a in Coefficients)
            sum = (sum * x) + a;
        return new(1000 * sum, 1000 * sum * RelativeError, ThermalQuantity.JoulePerKilogramKelvin) { Name = "sapphireHeatCapacity" };
    }

    /// <summary>Mean heat capacity between two temperatures, J/(kg K), the error being the same at all of them.</summary>
    /// <param name="range">The temperatures.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end lies outside 150 to 1200 K.</exception>
    public static Estimate MeanHeatCapacity(ScanRange range)
    {
        // Simpson's rule on 200 intervals: exact to 10⁻⁹ for a polynomial of degree 10 over the whole range.
        const int Intervals = 200;
        var sum = HeatCapacity(range.Lower).Value + HeatCapacity(range.Upper).Value;
        for (var i = 1; i < Intervals; i++)
            sum += (i % 2 == 1 ? 4 : 2) * HeatCapacity(range.Lower + (range.Length * i / Intervals)).Value;
        var mean = sum / (3 * Intervals);
        return new(mean, mean * RelativeError, ThermalQuantity.JoulePerKilogramKelvin) { Name = "meanSapphireHeatCapacity" };
    }
}
