using Fickian.Diffusion;
using Fickian.Infrared;

namespace Fickian.Tests.Infrared;

/// <summary>Small maps made from formulas, for tests of single steps.</summary>
internal static class SimulatedMaps
{
    public const double Diffusivity = 2.81e-12;
    public const double Thickness = 200e-6;
    public const double Pitch = 8e-6;

    public static readonly double[] Times = [20, 60, 150, 300, 500, 800, 1200, 1800, 2600, 3600, 5000, 8000];

    /// <summary>Standard deviation of the blur.</summary>
    public const double Blur = 4e-6;

    /// <summary>Band areas of a slab with a straight edge at a position: exact formula, blurred by a Gaussian, plus noise.</summary>
    public static UptakeMap Slab(int rows, int columns, double edge, double noise, int seed = 1)
    {
        var clean = Enumerable.Range(0, columns).Select(c => Array.ConvertAll(Times, t => Blurred((c * Pitch) - edge, t))).ToArray();
        var (random, values) = (new Random(seed), new List<float>());
        for (var p = 0; p < rows * columns; p++)
        {
            foreach (var value in clean[p % columns])
                values.Add((float)(value + (noise * Normal(random))));
        }

        return new(values.ToArray(), Positions(rows), Positions(columns), new Axis(Quantity.Time, Times)) { Noise = noise, Provenance = Provenance.Simulated };
    }

    private static double Blurred(double distance, double time)
    {
        var (sum, weights) = (0.0, 0.0);
        for (var k = -40; k <= 40; k++)
        {
            var weight = Math.Exp(-0.005 * k * k);
            (sum, weights) = (sum + (weight * Exact(distance + (0.1 * k * Blur), time)), weights + weight);
        }

        return sum / weights;
    }

    public static double Exact(double distance, double time) => distance < 0 ? 0 : 5 * PathIntegratedAbsorbance.Of(
        PathIntegratedAbsorbance.RemainingAtEdge(distance, time, Diffusivity), 1, new PlaneSheet(Thickness).FractionalUptake([time], Diffusivity)[0]);

    public static UptakeMap Of(int rows, int columns, double[] times, Func<int, int, double> value)
    {
        var values = new float[rows * columns * times.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)value(i / times.Length, i % times.Length);
        return new(values, Positions(rows), Positions(columns), new Axis(Quantity.Time, times));
    }

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static Axis Positions(int count) => new(InfraredQuantity.X, [.. Enumerable.Range(0, count).Select(i => i * Pitch)]);
}
