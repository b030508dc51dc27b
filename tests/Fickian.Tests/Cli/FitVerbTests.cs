using System.Text.Json;
using Fickian.Cli;

namespace Fickian.Tests.Cli;

/// <summary>The command line as a user meets it: words in, exit code, data on standard output, one sentence on standard error.</summary>
public sealed class FitVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Fit_uptake_gives_one_JSON_document()
    {
        var (code, output, _) = await CommandRun.Of("fit", "uptake", Data("agZIF-62-P-CO2"), "--geometry", "sheet", "--size", "200um", "--json");
        Assert.Equal(ExitCode.Fine, code);
        var json = JsonDocument.Parse(output).RootElement;
        var d = json.GetProperty("estimates").GetProperty("diffusivity");
        Assert.Equal("determined", d.GetProperty("verdict").GetString());
        Assert.Equal("m²/s", d.GetProperty("unit").GetString());
        Assert.InRange(d.GetProperty("value").GetDouble(), 2.81e-12 - (3 * d.GetProperty("standardError").GetDouble()), 2.81e-12 + (3 * d.GetProperty("standardError").GetDouble()));
        Assert.Equal(2, d.GetProperty("interval95").GetArrayLength());
        Assert.Equal(("plane sheet", "sheet", 240), (json.GetProperty("model").GetString(), json.GetProperty("geometry").GetString(), json.GetProperty("points").GetInt32()));
        Assert.True(json.GetProperty("residual").GetProperty("rms").GetDouble() > 0);
        Assert.Equal("plane sheet", json.GetProperty("comparison")[0].GetProperty("model").GetString());

        // Akaike weights sum to one, to rounding.
        Assert.Equal(1, json.GetProperty("comparison").EnumerateArray().Sum(m => m.GetProperty("weight").GetDouble()), 1e-12);
        Assert.NotEqual(0, json.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task An_open_end_of_an_interval_is_null_and_the_verdict_a_bound()
    {
        var (code, output, _) = await CommandRun.Of("fit", "uptake", Data("agZIF-62-nP-C2H6"), "--geometry", "sheet", "--size", "200um", "--json");
        Assert.Equal(ExitCode.Fine, code);
        var d = JsonDocument.Parse(output).RootElement.GetProperty("estimates").GetProperty("diffusivity");
        Assert.Equal("upper bound", d.GetProperty("verdict").GetString());
        Assert.Equal(JsonValueKind.Null, d.GetProperty("interval95")[0].ValueKind);

        // The truth that was simulated lies below the bound.
        Assert.True(d.GetProperty("interval95")[1].GetDouble() > 2e-14);
    }

    [Fact]
    public async Task Several_files_are_fitted_each_by_itself()
    {
        var (code, output, _) = await CommandRun.Of("fit", "uptake", Data("agZIF-62-P-CO2"), Data("agZIF-62-nP-CO2"), "--geometry", "sheet", "--size", "200um", "--json");
        Assert.Equal((ExitCode.Fine, 2), (code, JsonDocument.Parse(output).RootElement.GetArrayLength()));
    }

    public static TheoryData<string> Everything => [.. Directory.GetFiles(Repository.Data["simulated/uptake"], "*.csv").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Every_simulated_curve_is_fitted_and_drawn(string name)
    {
        var figure = Path.Combine(folder, "fit.svg");
        var (code, _, error) = await CommandRun.Of("fit", "uptake", Data(name), "--geometry", "sheet", "--size", "200um", "--figure", figure);
        Assert.Equal(ExitCode.Fine, code);
        Assert.NotEqual("", error);
        Assert.Contains("simulated", await File.ReadAllTextAsync(figure, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_is_named_and_the_others_go_on()
    {
        var missing = Path.Combine(folder, "none.csv");
        var (code, output, error) = await CommandRun.Of("fit", "uptake", missing, Data("agZIF-62-P-CO2"), "--geometry", "sheet", "--size", "200um", "--json");
        Assert.Equal((ExitCode.BadInput, 1), (code, JsonDocument.Parse(output).RootElement.GetArrayLength()));
        Assert.StartsWith(missing, Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cylinder", "100um")]
    [InlineData("sphere", "0.1mm")]
    [InlineData("cuboid", "1mm,0.5mm,200um")]
    [InlineData("finite-cylinder", "100um,1mm")]
    [InlineData("hollow-sphere", "50um,150um")]
    public async Task Every_geometry_is_offered(string geometry, string size)
    {
        var (code, output, _) = await CommandRun.Of("fit", "uptake", Data("agZIF-62-P-CO2"), "--geometry", geometry, "--size", size, "--boundary", "barrier");
        Assert.Equal(ExitCode.Fine, code);
        Assert.Contains("surface barrier", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recorded_pressure_takes_the_place_of_a_step()
    {
        var pressure = Path.Combine(folder, "pressure.csv");
        await File.WriteAllTextAsync(pressure, "t / s,p / mbar\n0,0\n0.1,40\n20000,40\n", TestContext.Current.CancellationToken);
        var run = await CommandRun.Of("fit", "uptake", Data("agZIF-62-P-CO2"), "--geometry", "sheet", "--size", "200um", "--pressure", pressure, "--json");
        Assert.Equal(ExitCode.Fine, run.Code);

        // A rise within 0.1 s is a step for a run of hours: the diffusivity is that of the step, to a part in ten thousand.
        var step = await CommandRun.Of("fit", "uptake", Data("agZIF-62-P-CO2"), "--geometry", "sheet", "--size", "200um", "--json");
        Assert.Equal(1, Diffusivity(run) / Diffusivity(step), 1e-4);
    }

    [Fact]
    public async Task A_finite_bath_is_offered()
    {
        var run = await CommandRun.Of("fit", "uptake", Data("agZIF-62-P-CO2"), "--geometry", "sphere", "--size", "100um", "--boundary", "bath", "--json");
        Assert.Equal(ExitCode.Fine, run.Code);
        Assert.Contains("bath", JsonDocument.Parse(run.Output).RootElement.GetProperty("model").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--size -200um", "A positive length was expected")]
    [InlineData("--size 200", "A length with its unit")]
    [InlineData("--size tenum", "A number before the unit")]
    [InlineData("--size 1mm,2mm", "A sheet has one size")]
    [InlineData("--size 200um --geometry cube", "cube")]
    [InlineData("--size 200um --boundary open", "open")]
    [InlineData("--size 200um --bananas", "--bananas")]
    [InlineData("", "--size")]
    public async Task Bad_usage_gets_one_sentence_and_exit_code_2(string options, string sentence)
    {
        var words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] geometry = words.Contains("--geometry", StringComparer.Ordinal) ? [] : ["--geometry", "sheet"];
        var (code, output, error) = await CommandRun.Of(["fit", "uptake", Data("agZIF-62-P-CO2"), .. geometry, .. words]);
        Assert.Equal((ExitCode.BadInput, ""), (code, output));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Theory]
    [InlineData(null, "does not exist")]
    [InlineData("", "holds none")]
    [InlineData("time / s,uptake\n0,0\n1,x\n", "line 3")]
    [InlineData("time / s,uptake\n0,0\n2,1\n1,1\n", "line 4")]
    [InlineData("time / s,uptake\n0,0\n1,1\n1,1\n", "line 4")]
    [InlineData("time / s,uptake\n0,0\n", "1 was found")]
    [InlineData("time / year,uptake\n0,0\n1,1\n", "'year'")]
    [InlineData("time / s,uptake\n1,1\n2,1\n", "")]
    public async Task Bad_input_gets_one_sentence_and_exit_code_2(string? content, string sentence)
    {
        var path = Path.Combine(folder, "run.csv");
        if (content is not null)
            await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        var (code, output, error) = await CommandRun.Of("fit", "uptake", path, "--geometry", "sheet", "--size", "200um", "--json");
        Assert.Equal((ExitCode.BadInput, ""), (code, output));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Simulate_makes_the_same_bytes_again()
    {
        var recipe = Repository.Data["simulated/uptake/agZIF-62-P-CO2.json"];
        Assert.Equal(ExitCode.Fine, (await CommandRun.Of("simulate", recipe, "--out", Path.Combine(folder, "a"))).Code);
        Assert.Equal(ExitCode.Fine, (await CommandRun.Of("simulate", recipe, "--out", Path.Combine(folder, "b"))).Code);
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(folder, "a", "agZIF-62-P-CO2.csv"), TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(Path.Combine(folder, "b", "agZIF-62-P-CO2.csv"), TestContext.Current.CancellationToken));
    }

    private static double Diffusivity(CommandRun run) =>
        JsonDocument.Parse(run.Output).RootElement.GetProperty("estimates").GetProperty("diffusivity").GetProperty("value").GetDouble();

    private static string Data(string name) => Repository.Data[$"simulated/uptake/{name}.csv"];
}
