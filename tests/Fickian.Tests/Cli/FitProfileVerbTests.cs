using System.Text.Json;
using Fickian.Cli;
using Fickian.Diffusion;
using Fickian.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Cli;

/// <summary>Files of profiles made by the finite-volume solver, noise seeded, and what the verb finds in them.</summary>
public sealed class FitProfileVerbTests : IDisposable
{
    private const double Half = 1e-4;
    private const double Diffusivity = 2e-12;
    private const double Noise = 0.004;

    private static readonly ExponentialDiffusivity Steep = new(Diffusivity, Steepness: 2);

    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_erfc_profile_gives_D_and_the_surface_concentration()
    {
        // Fo = 0.01 and 0.02: the middle of the sheet is not reached.
        var file = Write("erfc", new ConstantDiffusivity(Diffusivity), [50, 100], amount: 3);
        var json = await Json("fit", "profile", file, "--json");
        AssertHeld(json, "diffusivity", Diffusivity);
        AssertHeld(json, "surfaceConcentration", 3);
        Assert.Equal((2, 200), (json.GetProperty("times").GetArrayLength(), json.GetProperty("points").GetInt32()));
        Assert.DoesNotContain(json.GetProperty("findings").EnumerateArray(), f => f.GetProperty("severity").GetString() == "warning");

        var free = await Json("fit", "profile", file, "--free", "position", "offset", "--json");
        AssertHeld(free, "surfacePosition", 0);
        AssertHeld(free, "offset", 0);
        AssertHeld(free, "surfaceConcentration", 3);
    }

    [Theory]
    [InlineData("sheet", BodyShape.Sheet, "200um", double.PositiveInfinity)]
    [InlineData("sphere", BodyShape.Sphere, "100um", double.PositiveInfinity)]
    [InlineData("sheet", BodyShape.Sheet, "200um", 6e-8)]
    public async Task A_body_of_known_size_gives_D_when_the_centre_is_reached(string geometry, BodyShape shape, string size, double permeability)
    {
        var file = Write(geometry, new ConstantDiffusivity(Diffusivity), [500, 1500, 3000], shape: shape, permeability: permeability);
        string[] boundary = double.IsFinite(permeability) ? ["--boundary", "barrier"] : [];
        var json = await Json(["fit", "profile", file, "--method", "series", "--geometry", geometry, "--size", size, "--json", .. boundary]);
        AssertHeld(json, "diffusivity", Diffusivity);
        AssertHeld(json, "surfaceConcentration", 1);
        if (double.IsFinite(permeability))
            AssertHeld(json, "surfacePermeability", permeability);
    }

    [Fact]
    public async Task Boltzmann_and_Matano_give_D_over_concentration()
    {
        var file = Write("matano", Steep, [15], end: 0.6);
        AssertRecovered((await Json("fit", "profile", file, "--method", "boltzmann-matano", "--json")).GetProperty("diffusivity")[0]);

        // An erfc of constant D is not this shape, and the verb says so.
        var constant = await Json("fit", "profile", file, "--json");
        Assert.Contains(constant.GetProperty("findings").EnumerateArray(), f => f.GetProperty("message").GetString()!.Contains("boltzmann-matano", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fluxes_give_D_over_concentration_and_the_surface_permeability()
    {
        const double Permeability = 3 * Diffusivity / Half;
        var file = Write("flux", Steep, [200, 240, 280], permeability: Permeability);
        var json = await Json("fit", "profile", file, "--method", "flux", "--size", "200um", "--equilibrium", "1", "--json");
        AssertRecovered(json.GetProperty("diffusivity")[0]);
        var k = json.GetProperty("surfacePermeability");
        for (var i = 0; i < 2; i++)
            Assert.InRange(Math.Abs(k.GetProperty("value")[i].GetDouble() - Permeability) / k.GetProperty("standardError")[i].GetDouble(), 0, 3.5);
    }

    [Theory]
    [InlineData("erfc")]
    [InlineData("flux")]
    public async Task Text_and_figure_show_the_same(string method)
    {
        var file = Write("both", Steep, [200, 240]);
        var figure = Path.Combine(folder, "profile.svg");
        string[] size = method == "flux" ? ["--size", "200um", "--equilibrium", "1.5"] : [];
        var run = await CommandRun.Of(["fit", "profile", file, "--method", method, "--figure", figure, .. size]);
        Assert.Equal(ExitCode.Fine, run.Code);
        Assert.Contains(method == "flux" ? "surfacePermeability" : "surfaceConcentration", run.Output.Replace("k\n", "surfacePermeability\n", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("simulated", await File.ReadAllTextAsync(figure, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--method flux", "needs the size")]
    [InlineData("--method series --size 1mm,2mm", "has one size")]
    [InlineData("--size 200um", "has no use for --size")]
    [InlineData("--method series --size 200um --free position", "lies at position 0")]
    [InlineData("--method flux --size 100um --window 60", "121 points")]
    [InlineData("--method series --size 40um", "Depths lie between")]
    [InlineData("--time 1h", "leave the time out")]
    public async Task Options_that_do_not_fit_get_one_sentence(string options, string sentence)
    {
        var file = Write("usage", Steep, [200, 240]);
        var run = await CommandRun.Of(["fit", "profile", file, .. options.Split(' ')]);
        Assert.Equal((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.Contains(sentence, Assert.Single(run.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_that_ends_on_a_slope_is_no_half_space()
    {
        var file = Write("short", Steep, [200]);
        var run = await CommandRun.Of("fit", "profile", file, "--method", "boltzmann-matano");
        Assert.Equal(ExitCode.Fine, run.Code);
        Assert.Contains("warning", run.Error, StringComparison.Ordinal);
        Assert.Contains("no plateau", run.Error, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> Json(params string[] words)
    {
        var run = await CommandRun.Of(words);
        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Code == ExitCode.Fine ? "" : run.Error));
        return JsonDocument.Parse(run.Output).RootElement;
    }

    // Three and a half standard errors: a chance of one in two thousand for each estimate.
    private static void AssertHeld(JsonElement json, string name, double truth)
    {
        var estimate = json.GetProperty("estimates").GetProperty(name);
        Assert.InRange(Math.Abs(estimate.GetProperty("value").GetDouble() - truth) / estimate.GetProperty("standardError").GetDouble(), 0, 3.5);
    }

    // Over the middle of the range D errs by a few percent; correlated neighbours allow the root mean square a factor of two.
    private static void AssertRecovered(JsonElement table)
    {
        var (c, d, u) = (Numbers(table, "concentration"), Numbers(table, "value"), Numbers(table, "standardError"));
        int[] inner = [.. Enumerable.Range(0, c.Length).Where(i => c[i] is > 0.15 and < 0.85)];
        Assert.True(inner.Length > 10, $"{inner.Length} places");
        Assert.InRange(Math.Sqrt(inner.Average(i => Math.Pow((d[i] - Steep.Diffusivity(c[i])) / u[i], 2))), 0.2, 2);
        Assert.InRange(Math.Sqrt(inner.Average(i => Math.Pow((d[i] / Steep.Diffusivity(c[i])) - 1, 2))), 0, 0.1);
    }

    private static double[] Numbers(JsonElement table, string name) => [.. table.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    private string Write(string name, IDiffusivityLaw law, double[] times, BodyShape shape = BodyShape.Sheet, double permeability = double.PositiveInfinity, double amount = 1, double end = 1)
    {
        var solution = new NonlinearDiffusionProblem(shape, Half, law) { SurfacePermeability = permeability, Cells = 800, Refinement = 0.01 }.Solve(times);
        var random = new Xoshiro256StarStar(11, threadSafe: false);
        var lines = Array.ConvertAll(solution.Profiles, p => MathNet.Numerics.Interpolation.LinearSpline.InterpolateSorted(solution.Position, p));
        var path = Path.Combine(folder, $"{name}.csv");
        File.WriteAllLines(path,
        [
            "# provenance: simulated", $"x / um,{string.Join(',', times.Select(t => $"c ({t} s)"))}",
            .. Enumerable.Range(0, 100).Select(i => (i + 0.5) / 100 * end * Half).Select(x => $"{x * 1e6:R},{string.Join(',', lines.Select(l => amount * (l.Interpolate(Half - x) + Normal.Sample(random, 0, Noise))))}"),
        ]);
        return path;
    }
}
