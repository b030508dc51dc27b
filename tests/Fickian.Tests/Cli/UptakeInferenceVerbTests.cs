using System.Text.Json;
using Fickian.Cli;
using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Tests.Diffusion;

namespace Fickian.Tests.Cli;

/// <summary>What is said about a fit beyond its estimates, checked against the library.</summary>
public sealed class UptakeInferenceVerbTests : IDisposable
{
    private static readonly PlaneSheet Sheet = new(2e-4);
    private static readonly Curve Data = Simulated.Uptake(Sheet, 3);

    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_comparison_of_named_models_is_that_of_the_library_and_names_what_fails()
    {
        var run = (await Fit("--compare", "sphere,sheet+barrier,relaxation,moving-front,cuboid")).Json();
        var expected = ModelSelection.Compare(Data, Sheet, new Sphere(3e-4), Sheet.WithBarrier(), new BerensHopfenberg(Sheet));
        var found = run.GetProperty("comparison").EnumerateArray().ToArray();
        Assert.Equal(expected.Scores.Select(s => s.Fit.Model.Name), found.Select(m => m.GetProperty("model").GetString()));
        Assert.Equal(expected.Scores.Select(s => s.Weight), found.Select(m => m.GetProperty("weight").GetDouble()), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(expected.Scores.Select(s => s.Fit.Bic), found.Select(m => m.GetProperty("bic").GetDouble()), (a, b) => Math.Abs(a - b) < 1e-6);
        var findings = string.Join('\n', run.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("message").GetString()));
        Assert.Contains("Left out of the comparison (sheet+moving-front): moving-front needs --capacity-ratio", findings, StringComparison.Ordinal);
        Assert.Contains("Left out of the comparison (cuboid)", findings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_without_a_list_takes_the_usual_models_and_draws_them()
    {
        var figure = Path.Combine(folder, "fit.svg");
        var run = await Fit("--compare", "--figure", figure);
        Assert.Equal(7, run.Json().GetProperty("comparison").GetArrayLength());
        var drawn = await File.ReadAllTextAsync(figure, TestContext.Current.CancellationToken);
        Assert.Contains("linear driving force", drawn, StringComparison.Ordinal);
        Assert.Contains("likelihood of D", drawn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sheet+shell", "'shell' names no model")]
    [InlineData("sheet+sphere", "two geometries")]
    public async Task A_comparison_with_unknown_words_gets_one_sentence(string list, string sentence)
    {
        var run = await Fit("--compare", list);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(sentence, Assert.Single(run.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_meets_its_thresholds_at_the_ends_of_the_intervals()
    {
        var profile = (await Fit("--profile")).Json().GetProperty("profiles")[0];
        Assert.Equal("diffusivity", profile.GetProperty("parameter").GetString());
        var (values, ratio) = (Numbers(profile, "values"), Numbers(profile, "ratio"));
        foreach (var level in new[] { "68", "95" })
        {
            // Straight between neighbours of 61 values: a parabola errs by a hundredth of the threshold.
            var threshold = profile.GetProperty("threshold" + level).GetDouble();
            foreach (var end in Numbers(profile, "interval" + level))
            {
                var i = Array.FindLastIndex(values, v => v <= end);
                var part = (end - values[i]) / (values[i + 1] - values[i]);
                Assert.Equal(1, (((1 - part) * ratio[i]) + (part * ratio[i + 1]) - 1) / (threshold - 1), 0.03);
            }
        }

        Assert.Equal(1, ratio.Min(), 1e-3);
    }

    [Fact]
    public async Task Several_profiles_are_printed_as_tables()
    {
        var run = await Fit(json: false, "--profile", "diffusivity,M∞");
        Assert.Contains("profile of diffusivity: 68 %", run.Output, StringComparison.Ordinal);
        Assert.Contains("profile of equilibriumUptake: 68 %", run.Output, StringComparison.Ordinal);
        var fixedOne = await Fit("--profile", "surfacePermeability");
        Assert.Equal(ExitCode.BadInput, fixedOne.Code);
        Assert.Contains("add --free surfacePermeability", fixedOne.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bootstrap_is_that_of_its_seed_and_agrees_with_the_profile()
    {
        var first = await Fit("--bootstrap", "300");
        Assert.Equal(first.Output, (await Fit("--bootstrap", "300", "--seed", "1")).Output);
        Assert.NotEqual(first.Output, (await Fit("--bootstrap", "300", "--seed", "2")).Output);
        var json = first.Json();
        var d = json.GetProperty("bootstrap").GetProperty("estimates").GetProperty("diffusivity");
        Assert.Equal(Bootstrap.Of(Sheet.FitTo(Data), 300).StandardError(Sheet.Diffusivity), d.GetProperty("standardError").GetDouble(), 1e-9 * Simulated.Diffusivity);

        // White noise: both errors estimate one number, the bootstrap's to 1/√600 and blocks of 4 of 60 points to some tenth.
        Assert.InRange(d.GetProperty("standardError").GetDouble() / json.Error("diffusivity"), 0.6, 1.5);
    }

    [Theory]
    [InlineData("--bootstrap 1", "At least 2 refits")]
    [InlineData("--bootstrap 50 --robust huber", "leave --bootstrap or --robust out")]
    [InlineData("--robust tukey", "tukey")]
    [InlineData("--mask 10s", "two dots")]
    [InlineData("--mask 20s..10s", "earlier to a later")]
    [InlineData("--mask 1..2", "its unit")]
    [InlineData("--fix thickness=1e-4m", "it has diffusivity, surfacePermeability, equilibriumUptake")]
    [InlineData("--fix diffusivity=1e-12", "m2/s")]
    [InlineData("--fix diffusivity", "A name and a value")]
    [InlineData("--fix diffusivity=-1e-12m2/s", "positive")]
    [InlineData("--within surfacePermeability=1e-9..1e-6m/s", "--free surfacePermeability")]
    [InlineData("--size-error 5", "A length with its unit")]
    [InlineData("--size 100um", "once for all files or once for each")]
    public async Task Bad_usage_gets_one_sentence(string options, string sentence)
    {
        var run = await Fit(options.Split(' '));
        Assert.Equal((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.Contains(sentence, Assert.Single(run.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_fixed_is_fixed_and_what_is_freed_is_fitted()
    {
        var held = (await Fit("--fix", "M∞=1")).Json();
        var expected = (Sheet with { EquilibriumUptake = 1 }).FitTo(Data);
        Assert.Equal(1, held.Value("diffusivity") / expected.Values[0], 1e-9);
        Assert.Equal(60 - 1, held.GetProperty("residual").GetProperty("degreesOfFreedom").GetInt32());

        // With M∞ held the final uptake follows from D, and is below 1.
        Assert.InRange(held.Value("finalUptake"), 0.99, 1);
        var freed = (await Fit("--free", "k=1e-6m/s")).Json();
        Assert.Equal("plane sheet, surface barrier", freed.GetProperty("model").GetString());
        Assert.Equal(57, freed.GetProperty("residual").GetProperty("degreesOfFreedom").GetInt32());
        var bounded = (await Fit("--within", "diffusivity=1e-14..2e-12m2/s")).Json();
        Assert.Equal(2e-12, bounded.Value("diffusivity"), 1e-24);
    }

    [Fact]
    public async Task The_error_of_the_size_counts_twice()
    {
        var (exact, known) = ((await Fit()).Json(), (await Fit("--size-error", "4um")).Json());
        Assert.Equal(double.Hypot(exact.Error("diffusivity"), 0.04 * exact.Value("diffusivity")), known.Error("diffusivity"), 1e-20);
        Assert.Equal(exact.Error("rateConstant"), known.Error("rateConstant"), 1e-15);
        Assert.Equal(known.Error("diffusivity"), (await Fit("--size-error", "2%")).Json().Error("diffusivity"), 1e-20);
    }

    [Fact]
    public async Task Masked_points_are_those_of_a_shorter_file_and_are_told()
    {
        var (from, to) = (Data.X.Span[9], Data.X.Span[19]);
        var run = (await Fit("--mask", $"{from:R}..{to:R}s")).Json();
        var kept = Enumerable.Range(0, Data.Count).Where(i => i is < 9 or > 19).ToArray();
        var expected = Sheet.FitTo(new Curve([.. kept.Select(i => Data.X.Span[i])], [.. kept.Select(i => Data.Y.Span[i])]));
        Assert.Equal(49, run.GetProperty("points").GetInt32());
        Assert.Equal(1, run.Value("diffusivity") / expected.Values[0], 1e-9);
        Assert.Contains("11 of 60 points were masked", run.GetProperty("findings").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_robust_loss_withstands_points_far_off()
    {
        double[] y = [.. Data.Y.ToArray().Select((v, i) => i % 12 == 3 ? v + 0.5 : v)];
        var file = CurveFile.Write(folder, "outliers", Data.With(Data.X.ToArray(), y));
        string[] words = ["fit", "uptake", file, "--geometry", "sheet", "--size", "200um", "--json"];
        var (plain, robust) = ((await CommandRun.Of(words)).Json(), (await CommandRun.Of([.. words, "--robust", "cauchy"])).Json());
        Assert.True(Math.Abs(robust.Value("diffusivity") - Simulated.Diffusivity) < 0.25 * Math.Abs(plain.Value("diffusivity") - Simulated.Diffusivity));
        Assert.Equal(1, robust.Value("diffusivity") / Simulated.Diffusivity, 0.05);
    }

    [Fact]
    public async Task Correlated_errors_widen_the_interval_by_the_points_that_are_left()
    {
        var (white, counted) = ((await Fit()).Json(), (await Fit("--correlated")).Json());
        var points = white.GetProperty("residual").GetProperty("effectivePoints").GetDouble();
        Assert.Equal(Math.Sqrt(58 / (points - 2)), counted.Error("diffusivity") / white.Error("diffusivity"), 1e-9);
        Assert.Equal(white.Value("diffusivity"), counted.Value("diffusivity"));
    }

    private static double[] Numbers(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    private Task<CommandRun> Fit(params string[] options) => Fit(json: true, options);

    private Task<CommandRun> Fit(bool json, params string[] options) =>
        CommandRun.Of(["fit", "uptake", CurveFile.Write(folder, "run", Data), "--geometry", "sheet", "--size", "200um", .. options, .. json ? new[] { "--json" } : []]);
}
