using Fickian.Acquisition.VirtualLaboratory;
using Fickian.Thermal;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Acquisition;

public sealed class VirtualTemperingTests
{
    private static TemperingRecipe Recipe => TemperingRecipe.Read(Repository.Data["simulated/tempering/shards.json"]);

    [Fact]
    public void Pores_that_shrink_at_a_constant_rate_leave_an_exponential_on_the_average()
    {
        const int Count = 400_000;
        var pores = new PoreClosure(Count, 1000, new Xoshiro256StarStar(1, threadSafe: false));
        Assert.Equal(1, pores.Left(0));
        foreach (var time in new[] { 100.0, 500, 1000, 2000, 4000 })
        {
            // The volume of a pore lies between 0 and 1: its standard deviation is below one half.
            Assert.Equal(Math.Exp(-time / 1000), pores.Left(time), 4 * 0.5 / Math.Sqrt(Count));
        }
    }

    [Fact]
    public void Time_constant_and_loss_are_those_that_the_paper_allows()
    {
        Assert.InRange(Recipe.TimeConstant, VolumeLoss.TimeConstantFor(7200, 0.99), VolumeLoss.TimeConstantFor(7200, 0.95));
        Assert.Equal(0.16, Recipe.PoreFraction);
        Assert.Equal(5, Recipe.Shards.Length);
        Assert.Equal(14400, Recipe.Shards.Max(s => s.Time));
    }

    [Fact]
    public void Losses_scatter_about_the_exponential_by_their_standard_deviations()
    {
        var (recipe, squares, count) = (Recipe, 0.0, 0);
        for (var seed = 1; seed <= 200; seed++)
        {
            var table = VirtualTempering.Run(recipe, "shards.json", seed)[1];
            for (var i = 0; i < recipe.Shards.Length; i++)
            {
                var truth = recipe.PoreFraction * (1 - Math.Exp(-recipe.Shards[i].Time / recipe.TimeConstant));
                squares += Math.Pow((table["relative volume loss"][i] - truth) / table["standard deviation"][i], 2);
                count++;
            }
        }

        // χ²/n of 1000 values is 1 ± 0.045; finitely many pores add up to 3 %.
        Assert.InRange(squares / count, 0.87, 1.17);
    }

    [Fact]
    public void The_losses_follow_from_the_dimensions_that_stand_beside_them()
    {
        var tables = VirtualTempering.Run(Recipe, "shards.json");
        for (var i = 0; i < 5; i++)
            Assert.Equal(tables[1]["relative volume loss"][i], 1 - (Volume("after", i) / Volume("before", i)), 1e-12);

        double Volume(string state, int shard) => tables[0][$"length {state} /"][shard] * tables[0][$"width {state} /"][shard] * tables[0][$"thickness {state} /"][shard];
    }
}
