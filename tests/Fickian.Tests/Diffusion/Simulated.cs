using Fickian.Diffusion;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Diffusion;

/// <summary>Seeded noisy uptake curves of known D, k and M∞.</summary>
internal static class Simulated
{
    public const double Diffusivity = 2.81e-12;

    /// <summary>Points from Dt/a² = end/n to end with normal noise.</summary>
    public static Curve Uptake(IUptakeModel model, int seed, double end = 2, int points = 60, double noise = 0.01, double barrier = double.PositiveInfinity, double amount = 1, double diffusivity = Diffusivity)
    {
        // Neighbouring seeds of System.Random give correlated curves; those of the Mersenne twister do not.
        var random = new MersenneTwister(seed);
        var length = model.CharacteristicLength;
        double[] time = [.. Enumerable.Range(1, points).Select(i => i * end / points * length * length / diffusivity)];
        var clean = model.FractionalUptake(time, diffusivity, barrier * diffusivity / length);
        return new Curve(time, Array.ConvertAll(clean, f => amount * (f + (noise * Normal(random)))));
    }

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
