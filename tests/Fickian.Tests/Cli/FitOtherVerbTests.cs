using System.Text.Json;
using Fickian.Cli;
using Fickian.Diffusion;

namespace Fickian.Tests.Cli;

public sealed class FitOtherVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Fit_permeation_gives_D_and_the_time_lag_of_a_real_run()
    {
        var file = Repository.Shared("fixtures/permeation/recode-permeation-analysis-app/RUN_H_50C-50bar.xlsx");
        var run = await CommandRun.Of("fit", "permeation", file, "--thickness", "1mm", "--json");
        Assert.Equal(ExitCode.Fine, run.Code);
        var estimates = JsonDocument.Parse(run.Output).RootElement.GetProperty("estimates");
        var (d, lag) = (estimates.GetProperty("diffusivity").GetProperty("value").GetDouble(), estimates.GetProperty("timeLag").GetProperty("value").GetDouble());

        // θ = l²/(6D) to rounding.
        Assert.Equal(1, 6 * d * lag / 1e-6, 1e-12);
        Assert.InRange(d, 5e-11, 6e-11);
    }

    [Fact]
    public async Task Fit_isotherm_ranks_the_laws()
    {
        var run = await CommandRun.Of("fit", "isotherm", Isotherm(), "--json");
        Assert.Equal(ExitCode.Fine, run.Code);
        var json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("Langmuir", json.GetProperty("model").GetString());
        Assert.True(json.GetProperty("comparison").GetArrayLength() >= 4);

        // Made from q = 2·bp/(1 + bp) with b = 2.5e-4 and errors of about 0.3 %.
        Assert.Equal(2, json.GetProperty("estimates").GetProperty("capacity").GetProperty("value").GetDouble(), 0.05);
    }

    [Fact]
    public async Task Fit_isotherm_reports_the_law_that_is_asked_for()
    {
        var run = await CommandRun.Of("fit", "isotherm", Isotherm(), "--model", "sips", "--json");
        Assert.Equal((ExitCode.Fine, "Sips"), (run.Code, JsonDocument.Parse(run.Output).RootElement.GetProperty("model").GetString()));
    }

    [Theory]
    [InlineData("p / kPa,temperature\n1,1\n2,2\n", "a column named 'q / mmol/g'")]
    [InlineData("p / psi,q\n1,1\n2,2\n", "a unit of pressure")]
    [InlineData("p / kPa,q\n2,1\n1,2\n", "ascending")]
    [InlineData("p / kPa,q\n-1,1\n1,2\n", "at least 0")]
    public async Task Bad_isotherms_get_one_sentence(string content, string sentence)
    {
        var path = Path.Combine(folder, "bad.csv");
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        var run = await CommandRun.Of("fit", "isotherm", path);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(sentence, Assert.Single(run.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fit_isotherm_holds_a_parameter_compares_what_is_named_and_refits()
    {
        var run = (await CommandRun.Of("fit", "isotherm", Isotherm(), "--model", "langmuir", "--compare", "sips,henry", "--fix", "affinity=0.25/kPa", "--bootstrap", "50", "--profile", "--json")).Json();
        Assert.Equal(2, run.Value("capacity"), 0.02);
        Assert.False(run.GetProperty("estimates").TryGetProperty("affinity", out _));
        Assert.Equal(["Henry", "Langmuir", "Sips"], run.GetProperty("comparison").EnumerateArray().Select(m => m.GetProperty("model").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal("capacity", run.GetProperty("profiles")[0].GetProperty("parameter").GetString());
        Assert.True(run.GetProperty("bootstrap").GetProperty("estimates").GetProperty("capacity").GetProperty("standardError").GetDouble() > 0);
        var unknown = await CommandRun.Of("fit", "isotherm", Isotherm(), "--compare", "bet");
        Assert.Equal(ExitCode.BadInput, unknown.Code);
        Assert.Contains("'bet' names no isotherm", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fit_permeation_finds_D_again_without_what_is_masked()
    {
        var model = new MembraneFlux(1e-3);
        double[] time = [.. Enumerable.Range(1, 200).Select(i => 100.0 * i)];
        var columns = new double[400];
        model.Evaluate(time, [5e-11], columns);
        var path = Path.Combine(folder, "flux.csv");
        await File.WriteAllLinesAsync(path, ["t / s,y_CO2 / ppm", .. time.Select((t, i) => $"{t},{(i < 5 ? 500 : 300 * columns[i]) + (0.1 * ((i * 7 % 5) - 2))}")], TestContext.Current.CancellationToken);
        string[] words = ["fit", "permeation", path, "--thickness", "1mm", "--json"];
        var run = (await CommandRun.Of([.. words, "--mask", "..550s", "--fix", "baseline=0", "--correlated"])).Json();

        // Noise of 0.05 % of the steady flux.
        Assert.Equal(1, run.Value("diffusivity") / 5e-11, 2e-3);
        Assert.Equal(195, run.GetProperty("points").GetInt32());
        Assert.True(Math.Abs((await CommandRun.Of(words)).Json().Value("diffusivity") / 5e-11 - 1) > 0.01);
    }

    private string Isotherm()
    {
        double[] noise = [1.003, 0.998, 1.001, 0.997, 1.002, 0.999, 1.0015, 0.9985, 1.001, 1];
        double[] pressures = [0.1, 0.3, 0.7, 1.5, 3, 6, 12, 20, 30, 40];
        var path = Path.Combine(folder, "isotherm.csv");
        File.WriteAllLines(path, ["p / kPa,q / mmol/g", .. pressures.Zip(noise, (p, e) => $"{p},{e * 2 * 0.25 * p / (1 + (0.25 * p))}")]);
        return path;
    }
}
