using Fickian.Infrared;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>A shard of glass under a virtual infrared microscope with a camera: a spectrum for every pixel, again and again while the gas enters.</summary>
/// <remarks>
/// The concentration follows Fick's second law in three dimensions, solved by finite volumes with alternating directions, not by the formulas that fits use.
/// By Beer and Lambert a pixel shows the mean over the beam's path; the picture is blurred by a Gaussian point spread and averaged over pixels and over each scan.
/// Added are the rotational–vibrational lines of the gas in the cell, less where the sample takes its place, scattering inside the sample and at its edge,
/// a linear drift of each pixel's baseline with a random rate, and white noise.
/// The same recipe and seed give the same map.
/// </remarks>
public sealed class VirtualMap
{
    private readonly MapRecipe recipe;
    private readonly MapOptics optics;
    private readonly MapSample sample;
    private readonly double[][] scans;

    /// <summary>Lets the gas into the shard; some seconds for a large block.</summary>
    /// <param name="recipe">What to do.</param>
    /// <param name="progress">Receives the part that is done, from 0 to 1.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public VirtualMap(MapRecipe recipe, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        this.recipe = recipe;
        optics = new(recipe);
        sample = new(recipe, optics);
        scans = new double[recipe.Times.Length][];
        for (var f = 0; f < scans.Length; f++)
        {
            cancellation.ThrowIfCancellationRequested();
            scans[f] = sample.Scan(recipe.Times[f]);
            progress?.Report((f + 1.0) / scans.Length);
        }
    }

    /// <summary>What the camera recorded.</summary>
    /// <param name="seed">Seed in the place of the recipe's, for repeats of the same experiment.</param>
    public SpectralMap Measure(int? seed = null)
    {
        var random = new Xoshiro256StarStar(seed ?? recipe.Seed, threadSafe: false);
        var (sorbed, gas, scattering) = (MapSpectra.Sorbed(recipe), MapSpectra.Gas(recipe), MapSpectra.Scattering(recipe));
        var cover = optics.Picture((_, _) => 1);
        var pixels = cover.Length;
        var drift = new double[pixels];
        Normal.Samples(random, drift, 0, recipe.DriftPerHour / 3600);
        var (values, noise) = (new float[(long)pixels * scans.Length * sorbed.Length], new double[sorbed.Length]);
        for (var (f, at) = (0, 0); f < scans.Length; f++)
        {
            var pressure = sample.Pressure(recipe.Times[f]);
            for (var p = 0; p < pixels; p++)
            {
                Normal.Samples(random, noise, 0, recipe.Noise);
                var free = pressure * (1 - (cover[p] * recipe.Thickness / recipe.CellDepth));
                var (cloud, offset) = (Scatter(cover[p], p), drift[p] * recipe.Times[f]);
                for (var i = 0; i < sorbed.Length; i++)
                    values[at++] = (float)((scans[f][p] * sorbed[i]) + (free * gas[i]) + (cloud * scattering[i]) + offset + noise[i]);
            }
        }

        return new(
            values,
            new Axis(InfraredQuantity.Wavenumber, MapSpectra.Wavenumbers(recipe)),
            Positions(InfraredQuantity.Y, recipe.Rows, recipe.PixelSize),
            Positions(InfraredQuantity.X, recipe.Columns, recipe.PixelSize),
            new Axis(Quantity.Time, [.. recipe.Times]))
        {
            Name = $"{recipe.Sample}, {recipe.Gas}",
            Provenance = Provenance.Simulated,
        };
    }

    private double Scatter(double cover, int pixel)
    {
        var (column, row) = (pixel % recipe.Columns, pixel / recipe.Columns);
        var (inside, _) = optics.Place((column + 0.5) * recipe.PixelSize, (row + 0.5) * recipe.PixelSize);
        return (cover * recipe.Scattering) + (recipe.EdgeScattering * Math.Exp(-0.5 * Math.Pow(inside / recipe.EdgeScatteringReach, 2)));
    }

    private static Axis Positions(Quantity quantity, int count, double size) =>
        new(quantity, [.. Enumerable.Range(0, count).Select(i => (i + 0.5) * size)]);
}
