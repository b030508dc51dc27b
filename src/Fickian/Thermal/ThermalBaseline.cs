namespace Fickian.Thermal;

/// <summary>A straight baseline: y = Level + Slope·(T − Origin).</summary>
/// <param name="Range">Temperatures of the points that it was fitted to.</param>
/// <param name="Origin">Mean temperature of these points, K.</param>
/// <param name="Level">Value there, in the unit of the signal.</param>
/// <param name="Slope">Slope, per kelvin.</param>
public sealed record ThermalBaseline(ScanRange Range, double Origin, double Level, double Slope)
{
    /// <summary>Value at a temperature.</summary>
    /// <param name="temperature">Temperature, K.</param>
    public double At(double temperature) => Level + (Slope * (temperature - Origin));

    /// <summary>The line through points that lie in a range.</summary>
    internal static ThermalBaseline Through(ReadOnlySpan<double> temperature, ReadOnlySpan<double> y, ScanRange range) =>
        new(range, Mean(temperature), Mean(y), TemperatureProgramme.Slope(temperature, y));

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var v in values)
            sum += v;
        return sum / values.Length;
    }
}
