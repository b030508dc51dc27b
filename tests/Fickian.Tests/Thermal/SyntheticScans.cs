using Fickian.Thermal;
using MathNet.Numerics.Distributions;

namespace Fickian.Tests.Thermal;

/// <summary>Scans of a calorimeter with known transitions.</summary>
internal static class SyntheticScans
{
    public const double Rate = 20 / 60.0;

    /// <summary>A logistic step of the heat capacity from 1000 + 1·(T − T₀) to 1250 + 1.5·(T − T₀) J/(kg K), width w.</summary>
    public static CalorimetricScan Glass(double noise = 0, int seed = 1, double middle = 595, double width = 4, double step = 250, int count = 400, int direction = 1) =>
        Scan(t => 1000 + (t - middle) + ((step + (0.5 * (t - middle))) / (1 + Math.Exp(-(t - middle) / width))), 540, 660, noise, seed, count, direction);

    /// <summary>A Gaussian peak of the apparent heat capacity with a given heat (J/kg) over a line, and over a step of the line if one is given.</summary>
    public static CalorimetricScan Peak(double noise = 0, int seed = 1, double middle = 720, double sigma = 5, double heat = 30000, double step = 0, int count = 400, int direction = 1) =>
        Scan(t => 1200 + (0.5 * (t - middle)) + (0.5 * step * (1 + MathNet.Numerics.SpecialFunctions.Erf((t - middle) / sigma / Math.Sqrt(2)))) + Gauss(t - middle, sigma, heat), 660, 780, noise, seed, count, direction);

    public static CalorimetricScan Scan(Func<double, double> heatCapacity, double from, double to, double noise, int seed, int count, int direction)
    {
        var random = new Normal(0, 1, new Random(seed));
        var x = Enumerable.Range(0, count).Select(i => from + ((to - from) * i / (count - 1))).ToArray();
        if (direction < 0)
            Array.Reverse(x);
        var time = Array.ConvertAll(x, t => Math.Abs(t - x[0]) / Rate);
        var flow = Array.ConvertAll(x, t => direction * Rate * (heatCapacity(t) + (noise * random.Sample())));
        return CalorimetricScan.Of(time, x, flow, ThermalQuantity.SpecificHeatFlow, "synthetic", Provenance.Simulated);
    }

    /// <summary>A thermogram of columns in SI.</summary>
    public static Thermogram Run(params (ThermalRole Role, double[] Values)[] columns) => new(
        new("synthetic", [.. columns.Select(c => new TableColumn(c.Role.ToString(), "", c.Values))]),
        [.. columns.Select((c, i) => new ThermalSignal(i, c.Role))])
    { Provenance = Provenance.Simulated };

    private static double Gauss(double x, double sigma, double area) => area / (sigma * Math.Sqrt(2 * Math.PI)) * Math.Exp(-0.5 * x * x / (sigma * sigma));
}
