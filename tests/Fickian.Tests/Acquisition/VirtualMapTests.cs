using Fickian.Acquisition.VirtualLaboratory;
using Fickian.Cli;
using Fickian.Diffusion;
using Fickian.Files;
using Fickian.Fitting;
using Fickian.Infrared;
using Fickian.Tests.Cli;

namespace Fickian.Tests.Acquisition;

public sealed class VirtualMapTests(ITestOutputHelper output)
{
    private const int Repeats = 20;

    private static string Recipe => Repository.Data["simulated/maps/agZIF-62-P-CO2.json"];

    [Fact]
    public async Task The_stored_maps_are_what_the_recipe_makes_byte_by_byte()
    {
        var folder = Directory.CreateTempSubdirectory("fickian").FullName;
        Assert.Equal(ExitCode.Fine, (await CommandRun.Of("simulate", Recipe, "--out", folder)).Code);
        var (made, stored) = (Path.Combine(folder, "agZIF-62-P-CO2"), Repository.Data["simulated/maps/agZIF-62-P-CO2"]);
        var names = Directory.GetFiles(stored).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(names, Directory.GetFiles(made).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Assert.Equal(40, names.Length);
        foreach (var name in names)
            Assert.True(File.ReadAllBytes(Path.Combine(stored, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(made, name))), name);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_stored_maps_hold_what_the_recipe_says_and_not_the_diffusivity()
    {
        var recipe = MapRecipe.Read(Recipe);
        var series = MapSeriesFile.Read(Repository.Data["simulated/maps/agZIF-62-P-CO2/*.hdr"]);
        Assert.Equal(Provenance.Simulated, series.Provenance);
        Assert.Equal(recipe.Times, series.Frames.Values.ToArray());
        Assert.Equal((recipe.Rows, recipe.Columns, recipe.Wavenumbers), (series.Rows.Count, series.Columns.Count, series.Wavenumbers.Count));
        Assert.DoesNotContain(series.Metadata.Entries, e => e.Key.Contains("diffusivity", StringComparison.OrdinalIgnoreCase) || e.Value.Contains("2.81", StringComparison.Ordinal));
        Assert.Equal(21, recipe.Times[0]);
        Assert.Equal(15060, recipe.Times[^1]);
    }

    [Fact]
    public void Thickness_and_edge_give_the_diffusivity_as_often_as_their_intervals_say()
    {
        var recipe = Small();
        var virtualMap = new VirtualMap(recipe, cancellation: TestContext.Current.CancellationToken);
        var (byDepth, byEdge, equal, medians) = (0, 0, 0, new List<double>());
        for (var seed = 2001; seed <= 2000 + Repeats; seed++)
        {
            var series = virtualMap.Measure(seed);
            var maps = SorbedBand.Of(series, new("CO₂", 2250, 2440)).Areas(series, TestContext.Current.CancellationToken);
            var edge = SampleEdge.Find(maps);
            var points = maps.Points(edge, 20e-6);
            var slab = new PathIntegratedEdge(recipe.Thickness, points.Distances, points.Times) { Blur = edge.Blur.Value };
            var fit = slab.FitTo(points.Values);
            byDepth += fit[slab.Diffusivity].Interval(0.95).Contains(recipe.Diffusivity) ? 1 : 0;
            byEdge += fit[slab.LateralDiffusivity].Interval(0.95).Contains(recipe.Diffusivity) ? 1 : 0;
            equal += fit.Derive(new("ratio", "r", Unit.One), v => v[slab.LateralDiffusivity] / v[slab.Diffusivity]).Interval(0.95).Contains(1) ? 1 : 0;
            medians.Add(maps.FitPixels((row, column) => new PathIntegratedPixel(recipe.Thickness, edge.Distance(row, column)) { Blur = edge.Blur.Value }, edge.Between(20e-6), cancellation: TestContext.Current.CancellationToken).Median());
        }

        output.WriteLine($"depth {byDepth}, edge {byEdge}, equal {equal} of {Repeats}; medians {medians.Min():E3} to {medians.Max():E3}");

        // Of 20 intervals at 95 %, 16 or more hold the truth with a probability of 99.7 %; fewer would show that they are too narrow.
        Assert.InRange(byDepth, 16, 20);
        Assert.InRange(byEdge, 16, 20);
        Assert.InRange(equal, 16, 20);
        Assert.All(medians, m => Assert.Equal(1, m / recipe.Diffusivity, 0.02));
    }

    [Fact]
    public void The_same_seed_gives_the_same_map_and_another_seed_another()
    {
        var virtualMap = new VirtualMap(Small() with { Times = [21, 240] }, cancellation: TestContext.Current.CancellationToken);
        Assert.True(virtualMap.Measure(7).Values.Span.SequenceEqual(virtualMap.Measure(7).Values.Span));
        Assert.False(virtualMap.Measure(7).Values.Span.SequenceEqual(virtualMap.Measure(8).Values.Span));
    }

    [Theory]
    [InlineData("\"thickness\": 0.0002", "\"thickness\": -1", "thickness: a value above 0")]
    [InlineData("\"edgePosition\": 5e-05", "\"edgePosition\": 1", "edgePosition: a value within the picture")]
    [InlineData("\"times\": [21, 45", "\"times\": [45, 21", "times: a value that ascend")]
    [InlineData("\"wavenumbers\": 96", "\"wavenumbers\": 1", "wavenumbers: a value from 2")]
    [InlineData("\"cellDepth\": 0.0008", "\"cellDepth\": 0.0001", "cellDepth: a value from the thickness")]
    [InlineData("\"seed\"", "\"sead\"", "sead")]
    public void A_recipe_that_cannot_be_is_refused_in_one_sentence(string find, string replace, string sentence)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("fickian").FullName, "recipe.json");
        File.WriteAllText(path, File.ReadAllText(Recipe).Replace(find, replace, StringComparison.Ordinal));
        Assert.True(MapRecipe.Recognises(path));
        var failure = Assert.Throws<DataFileException>(() => MapRecipe.Read(path));
        Assert.Contains(sentence, failure.Message, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void Values_too_large_for_the_file_are_refused()
    {
        var map = new VirtualMap(Small() with { Times = [21] }, cancellation: TestContext.Current.CancellationToken).Measure();
        Assert.Contains("fit into 16 bits", Assert.Throws<ArgumentException>(() => MapFrameFiles.Write(Directory.CreateTempSubdirectory("fickian").FullName, map, 1e6, [])).Message, StringComparison.Ordinal);
    }

    // The experiment of the paper with a seventh of the pixels and half of the frames.
    private static MapRecipe Small()
    {
        var recipe = MapRecipe.Read(Recipe);
        return recipe with { Rows = 6, Columns = 24, Times = [.. recipe.Times.Where((_, i) => i % 2 == 0)] };
    }
}
