using System.Globalization;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>Shards of glass that shrink on tempering, measured with a micrometer before and after.</summary>
/// <remarks>
/// Pores close in the melt (<see cref="PoreClosure"/>), all three dimensions shrink alike: each by the cube root of the volume's ratio.
/// Every dimension is read several times with a random error; the volume is that of a cuboid, its error follows from the known error of a reading.
/// The same recipe and seed give the same tables.
/// </remarks>
public static class VirtualTempering
{
    /// <summary>Measures the shards.</summary>
    /// <param name="recipe">What to do.</param>
    /// <param name="recipeName">File name of the recipe.</param>
    /// <param name="seed">Seed in the place of the recipe's, for repeats of the same experiment.</param>
    /// <returns>The dimensions, and the losses of volume that follow from them.</returns>
    public static IReadOnlyList<SimulatedTable> Run(TemperingRecipe recipe, string recipeName, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var random = new Xoshiro256StarStar(seed ?? recipe.Seed, threadSafe: false);
        var count = recipe.Shards.Length;
        var columns = Enumerable.Range(0, 12).Select(_ => new double[count]).ToArray();
        var (loss, deviation) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var shard = recipe.Shards[i];
            var pores = new PoreClosure(recipe.Pores, recipe.TimeConstant, random);
            var ratio = 1 - (recipe.PoreFraction * (1 - pores.Left(shard.Time)));
            double[] sizes = [shard.Length, shard.Width, shard.Thickness];
            for (var d = 0; d < 3; d++)
            {
                (columns[2 * d][i], columns[(2 * d) + 1][i]) = Measure(recipe, sizes[d], random);
                (columns[6 + (2 * d)][i], columns[7 + (2 * d)][i]) = Measure(recipe, sizes[d] * Math.Cbrt(ratio), random);
            }

            (loss[i], deviation[i]) = Loss(columns, i);
        }

        var times = recipe.Shards.Select(s => s.Time).ToArray();
        return
        [
            new("dimensions", [.. Statements(recipe, recipeName, seed ?? recipe.Seed)], [.. Dimensions(times, columns)]),
            new("volume-loss", [.. Statements(recipe, recipeName, seed ?? recipe.Seed)], [new("time / s", times, "F0"), new("relative volume loss", loss, "F6"), new("standard deviation", deviation, "F6")]),
        ];
    }

    // Mean of several readings, and the standard deviation of that mean.
    private static (double Mean, double Error) Measure(TemperingRecipe recipe, double size, Xoshiro256StarStar random)
    {
        var readings = new double[recipe.Readings];
        Normal.Samples(random, readings, size, recipe.ReadingError);
        return (readings.Average(), recipe.ReadingError / Math.Sqrt(readings.Length));
    }

    // 1 − V/V₀ of two cuboids; relative variances of six independent lengths add up.
    private static (double Loss, double Deviation) Loss(double[][] columns, int shard)
    {
        var (ratio, variance) = (1.0, 0.0);
        for (var c = 0; c < 12; c += 2)
        {
            var (size, error) = (columns[c][shard], columns[c + 1][shard]);
            ratio *= c < 6 ? 1 / size : size;
            variance += error / size * (error / size);
        }

        return (1 - ratio, ratio * Math.Sqrt(variance));
    }

    private static IEnumerable<SimulatedColumn> Dimensions(double[] times, double[][] columns)
    {
        yield return new("shard", [.. Enumerable.Range(1, times.Length).Select(i => (double)i)], "F0");
        yield return new("time / s", times, "F0");
        string[] names = ["length", "width", "thickness"];
        for (var c = 0; c < 12; c++)
            yield return new($"{names[c % 6 / 2]} {(c < 6 ? "before" : "after")}{(c % 2 == 0 ? "" : " standard deviation")} / m", columns[c], "F8");
    }

    private static IEnumerable<KeyValuePair<string, string>> Statements(TemperingRecipe recipe, string recipeName, int seed)
    {
        yield return new("sample", recipe.Sample);
        yield return new("tempering temperature", $"{recipe.Temperature.ToString("R", CultureInfo.InvariantCulture)} K");
        yield return new("origin", "the size before tempering is the reference: the point (0, 0) holds by definition and is not listed");
        foreach (var statement in SimulatedTable.Origin(recipeName, seed, recipe.Assumptions))
            yield return statement;
    }
}
