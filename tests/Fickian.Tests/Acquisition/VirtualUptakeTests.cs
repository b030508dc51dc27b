using Fickian.Acquisition.VirtualLaboratory;
using Fickian.Diffusion;
using Fickian.Files;

namespace Fickian.Tests.Acquisition;

public sealed class VirtualUptakeTests
{
    private const int Repeats = 20;

    public static TheoryData<string> Recipes => [.. Directory.GetFiles(Repository.Data["simulated/uptake"], "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    public static TheoryData<string, double> Determined => new()
    {
        { "ZIF-62-CO2", 5.12e-10 },
        { "agZIF-62-nP-CO2", 3.53e-12 },
        { "agZIF-62-P-CO2", 2.81e-12 },
        { "agZIF-62-nP-T-CO2", 2.09e-12 },
        { "agZIF-62-P-T-CO2", 8.92e-13 },
        { "ZIF-62-C2H6", 3.82e-12 },
    };

    [Theory]
    [MemberData(nameof(Recipes))]
    public void The_checked_in_data_are_what_the_recipe_makes(string name)
    {
        var made = VirtualUptake.Run(UptakeRecipe.Read(Repository.Data[$"simulated/uptake/{name}.json"]));
        var stored = UptakeFile.Read(Repository.Data[$"simulated/uptake/{name}.csv"]);
        Assert.Equal(Provenance.Simulated, stored.Provenance);
        Assert.Equal(made.X.ToArray(), stored.Uptake.X.ToArray());

        // Ten decimals are stored; exp and log may differ by an ulp from machine to machine.
        Assert.All(made.Y.ToArray().Zip(stored.Uptake.Y.ToArray()), p => Assert.Equal(p.First, p.Second, 1e-9));
    }

    [Theory]
    [MemberData(nameof(Determined))]
    public void Diffusivities_agree_with_the_paper_within_three_standard_errors_and_five_percent(string name, double diffusivity)
    {
        var recipe = UptakeRecipe.Read(Repository.Data[$"simulated/uptake/{name}.json"]);
        Assert.Equal(diffusivity, recipe.Diffusivity);
        var estimate = new PlaneSheet(recipe.Thickness).Analyse(UptakeFile.Read(Repository.Data[$"simulated/uptake/{name}.csv"]).Uptake).Diffusivity;
        Assert.Equal(Verdict.Determined, estimate.Verdict);
        Assert.True(Math.Abs(estimate.Value - diffusivity) < 3 * estimate.StandardError, $"{estimate}");
        Assert.Equal(1, estimate.Value / diffusivity, 0.05);
        Assert.InRange(estimate.Interval(0.95).HalfWidth / estimate.Value, 0, 0.05);
    }

    [Fact]
    public void Over_other_seeds_the_intervals_cover_the_truth_as_often_as_they_say()
    {
        var (hits95, hits68, total) = (0, 0, 0);
        foreach (var row in Determined)
        {
            var (name, truth) = row.Data;
            var recipe = UptakeRecipe.Read(Repository.Data[$"simulated/uptake/{name}.json"]);
            var sheet = new PlaneSheet(recipe.Thickness);
            for (var seed = 1001; seed <= 1000 + Repeats; seed++)
            {
                var estimate = sheet.Analyse(VirtualUptake.Run(recipe, seed)).Diffusivity;
                hits95 += estimate.Interval(0.95).Contains(truth) ? 1 : 0;
                hits68 += estimate.Interval(0.6827).Contains(truth) ? 1 : 0;
                total++;
            }
        }

        // Binomial, 120 trials: 95 % gives 114 ± 2.4 and 68 % gives 82 ± 5.1; three of those on either side.
        Assert.Equal(120, total);
        Assert.InRange(hits95, 107, 120);
        Assert.InRange(hits68, 67, 97);
    }

    [Fact]
    public void The_same_seed_gives_the_same_curve_and_another_seed_another()
    {
        var recipe = UptakeRecipe.Read(Repository.Data["simulated/uptake/agZIF-62-P-CO2.json"]);
        Assert.Equal(VirtualUptake.Run(recipe).Y.ToArray(), VirtualUptake.Run(recipe).Y.ToArray());
        Assert.NotEqual(VirtualUptake.Run(recipe).Y.ToArray(), VirtualUptake.Run(recipe, seed: 99).Y.ToArray());
    }

    [Theory]
    [InlineData("\"thickness\": 0.0002", "\"thickness\": -1", "thickness: a value above 0")]
    [InlineData("\"points\": 240", "\"points\": 1", "points: a value from 2")]
    [InlineData("\"scanDuration\": 10", "\"scanDuration\": 100", "scanDuration: a value from 0 to the sampling interval")]
    [InlineData("\"seed\"", "\"sead\"", "sead")]
    [InlineData("{", "[", "an uptake recipe in JSON was expected")]
    public void A_recipe_that_cannot_be_is_refused_in_one_sentence(string find, string replace, string sentence)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("fickian").FullName, "recipe.json");
        var text = File.ReadAllText(Repository.Data["simulated/uptake/agZIF-62-P-CO2.json"]);
        File.WriteAllText(path, text.Replace(find, replace, StringComparison.Ordinal));
        var failure = Assert.Throws<DataFileException>(() => UptakeRecipe.Read(path));
        Assert.Contains(sentence, failure.Message, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }
}
