using Fickian.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>An uptake experiment under a virtual infrared microscope.</summary>
/// <remarks>
/// The concentration in the sheet follows Fick's second law, solved by finite volumes, not by the series that fits use.
/// The gas arrives as p/p∞ = 1 − exp(−t/τ) through a valve of finite opening time.
/// Each spectrum averages the band area over its scan (three-point Gauss–Legendre in time) and is stamped with the middle of the scan.
/// Added are a linear drift of the baseline with a random rate and white noise of the detector.
/// The same recipe and seed give the same curve.
/// </remarks>
public static class VirtualUptake
{
    // Abscissae and weights of three-point Gauss–Legendre quadrature on [−1, 1].
    private static readonly (double At, double Weight)[] Gauss = [(-Math.Sqrt(0.6), 5.0 / 18), (0, 8.0 / 18), (Math.Sqrt(0.6), 5.0 / 18)];

    /// <summary>Runs the experiment.</summary>
    /// <param name="recipe">What to do.</param>
    /// <param name="seed">Seed in the place of the recipe's, for repeats of the same experiment.</param>
    public static Curve Run(UptakeRecipe recipe, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var random = new Xoshiro256StarStar(seed ?? recipe.Seed, threadSafe: false);
        var time = Enumerable.Range(0, recipe.Points).Select(i => (i * recipe.SamplingInterval) + (0.5 * recipe.ScanDuration)).ToArray();
        var uptake = FractionalUptake(recipe, time);
        var driftPerSecond = Normal.Sample(random, 0, 1) * recipe.DriftPerHour / 3600;
        var area = new double[time.Length];
        for (var i = 0; i < time.Length; i++)
            area[i] = (recipe.EquilibriumBandArea * uptake[i]) + (driftPerSecond * time[i]) + (recipe.Noise * Normal.Sample(random, 0, 1));
        return new Curve(time, area)
        {
            YQuantity = Quantity.Uptake with { Unit = Unit.PerCentimetre },
            Name = $"{recipe.Sample}, {recipe.Gas}",
            Provenance = Provenance.Simulated,
        };
    }

    /// <summary>M/M∞ averaged over each scan.</summary>
    private static double[] FractionalUptake(UptakeRecipe recipe, double[] time)
    {
        var mean = new double[time.Length];
        if (recipe.Diffusivity is not { } diffusivity)
            return mean;
        var at = time.SelectMany(t => Gauss.Select(g => t + (0.5 * recipe.ScanDuration * g.At))).ToArray();
        var problem = new DiffusionProblem(BodyShape.Sheet, 0.5 * recipe.Thickness, diffusivity)
        {
            SurfaceConcentration = t => recipe.ValveTimeConstant > 0 ? 1 - Math.Exp(-t / recipe.ValveTimeConstant) : 1,
        };
        var solution = problem.MeanConcentration(at);
        for (var i = 0; i < mean.Length; i++)
        {
            for (var j = 0; j < Gauss.Length; j++)
                mean[i] += Gauss[j].Weight * solution[(i * Gauss.Length) + j];
        }

        return mean;
    }
}
