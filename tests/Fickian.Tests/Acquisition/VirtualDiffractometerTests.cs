using Fickian.Acquisition.VirtualLaboratory;

namespace Fickian.Tests.Acquisition;

public sealed class VirtualDiffractometerTests
{
    private static string Crystal => Repository.Data["simulated/patterns/ZIF-62.json"];

    [Fact]
    public void Counts_scatter_as_Poisson_says()
    {
        var recipe = DiffractionRecipe.Read(Crystal) with { Points = 1200 };
        var angles = Enumerable.Range(0, recipe.Points).Select(i => recipe.From + (i * recipe.Step)).ToArray();
        var expected = VirtualDiffractometer.Expected(recipe, Crystal, angles);
        var (squares, sum) = (0.0, 0.0);
        for (var seed = 1; seed <= 20; seed++)
        {
            var counts = VirtualDiffractometer.Run(recipe, Crystal, seed)["counts"];
            for (var i = 0; i < counts.Length; i++)
            {
                squares += Math.Pow(counts[i] - expected[i], 2) / expected[i];
                sum += counts[i] / expected[i];
            }
        }

        // 24 000 values: variance over mean is 1 ± 0.009, the mean 1 ± 0.0006.
        Assert.InRange(squares / 24_000, 0.96, 1.04);
        Assert.Equal(1, sum / 24_000, 0.003);
    }

    [Theory]
    [InlineData(11.23, 83)]
    [InlineData(13.53, 100)]
    [InlineData(16.72, 36)]
    [InlineData(20.4, 19)]
    public void Lines_stand_where_the_structure_has_them_lower_by_the_height_of_the_powder(double twoTheta, double intensity)
    {
        var recipe = DiffractionRecipe.Read(Crystal);
        var table = VirtualDiffractometer.Run(recipe, Crystal);
        var (angles, counts) = (table["2theta"], table["counts"]);
        var shift = 2 * recipe.SampleDisplacement * Math.Cos(twoTheta * Math.PI / 360) / recipe.GoniometerRadius * 180 / Math.PI;
        var top = Enumerable.Range(0, angles.Length).Where(i => Math.Abs(angles[i] - twoTheta) < 0.15).MaxBy(i => counts[i]);
        Assert.Equal(twoTheta - shift, angles[top], 0.03);
        Assert.InRange(counts[top], 60 * intensity, 220 * intensity);
    }

    [Fact]
    public void A_line_counts_as_much_as_its_intensity_says()
    {
        // The strongest line alone, with its Kα2: everything else is taken away by the difference of two intensities.
        var recipe = DiffractionRecipe.Read(Crystal) with { Background = 0, AirScattering = 0, From = 13.0, Points = 60, DomainSize = 1e-5 };
        var angles = Enumerable.Range(0, 60).Select(i => 13 + (i * 0.02)).ToArray();
        var area = 0.02 * VirtualDiffractometer.Expected(recipe, Crystal, angles).Sum();
        Assert.Equal(1.5 * recipe.StrongestArea, area, 0.03 * recipe.StrongestArea);
    }

    [Fact]
    public void The_window_of_ZIF_zni_is_empty_and_the_glass_has_no_line()
    {
        var recipe = DiffractionRecipe.Read(Crystal);
        var table = VirtualDiffractometer.Run(recipe, Crystal);
        var window = table["counts"].Where((_, i) => table["2theta"][i] is > 15.1 and < 15.6).ToArray();
        Assert.InRange(window.Max(), 0, 0.02 * table["counts"].Max());
        var glass = VirtualDiffractometer.Run(DiffractionRecipe.Read(Repository.Data["simulated/patterns/agZIF-62-nP.json"]), "agZIF-62-nP.json")["counts"];

        // Neighbours differ by noise alone: no step of 6 standard deviations among 2250.
        Assert.All(glass.Zip(glass.Skip(1)), p => Assert.True(Math.Abs(p.First - p.Second) < 6 * Math.Sqrt(p.First + p.Second)));
    }
}
