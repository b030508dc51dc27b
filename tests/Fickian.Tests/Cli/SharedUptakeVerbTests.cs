using Fickian.Cli;
using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Tests.Diffusion;

namespace Fickian.Tests.Cli;

/// <summary>Several files fitted together.</summary>
public sealed class SharedUptakeVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task One_diffusivity_serves_three_thicknesses()
    {
        var figure = Path.Combine(folder, "shared.svg");
        var run = (await Together(["100um", "200um", "400um"], [Simulated.Diffusivity, Simulated.Diffusivity, Simulated.Diffusivity], "--shared", "diffusivity", "--profile", "--figure", figure)).Json();
        Assert.True(run.Finds("diffusivity", Simulated.Diffusivity));
        var curves = run.GetProperty("curves").EnumerateArray().ToArray();
        Assert.Equal([1e-4, 2e-4, 4e-4], curves.Select(c => c.GetProperty("size")[0].GetDouble()), (a, b) => Math.Abs(a - b) < 1e-18);
        foreach (var (i, curve) in curves.Index())
        {
            Assert.Equal(1 + i, curve.Value("equilibriumUptake"), 0.05);
            Assert.True(curve.GetProperty("separate").GetProperty("diffusivity").GetProperty("standardError").GetDouble() > run.Error("diffusivity"));
        }

        Assert.True(run.GetProperty("sharing").GetProperty("supported").GetBoolean());
        Assert.Equal(2, run.GetProperty("sharing").GetProperty("saved").GetInt32());
        var exponent = run.GetProperty("thicknessScaling").GetProperty("exponent");
        Assert.InRange(exponent.GetProperty("value").GetDouble(), 1.9, 2.1);
        Assert.Single(run.GetProperty("profiles").EnumerateArray());
        var drawn = await File.ReadAllTextAsync(figure, TestContext.Current.CancellationToken);
        Assert.Contains("curve2, 400 µm", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Different_diffusivities_are_not_shared_and_that_is_said()
    {
        var run = await Together(["200um"], [Simulated.Diffusivity, 1.3 * Simulated.Diffusivity], "--shared", "diffusivity");
        var sharing = run.Json().GetProperty("sharing");
        Assert.False(sharing.GetProperty("supported").GetBoolean());
        Assert.True(sharing.GetProperty("aiccGain").GetDouble() < -10);
        Assert.Contains("do not share", run.Json().GetProperty("findings").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activation_energy_comes_from_three_temperatures()
    {
        const double Energy = 30e3;
        double[] kelvins = [298.15, 323.15, 348.15];
        var diffusivities = kelvins.Select(t => 1e-7 * Math.Exp(-Energy / (ThermalActivation.GasConstant * t))).ToArray();
        var run = (await Together(["200um"], diffusivities, "--shared", "activation", "--temperature", "25C", "--temperature", "50C", "--temperature", "348.15K")).Json();
        Assert.True(run.Finds("activationEnergy", Energy) && run.Finds("prefactor", 1e-7));
        var at = run.GetProperty("curves").EnumerateArray().Select(c => c.Value("diffusivity")).ToArray();
        Assert.Equal(diffusivities, at, (a, b) => Math.Abs(a / b - 1) < 0.03);
    }

    [Fact]
    public async Task At_a_terminal_the_curves_stand_below_what_they_share()
    {
        var run = await Words(["200um"], [Simulated.Diffusivity, Simulated.Diffusivity], "--shared", "diffusivity", "--bootstrap", "20");
        Assert.Equal(ExitCode.Fine, run.Code);
        Assert.StartsWith("2 curves: plane sheet · shared: diffusivity, 120 points", run.Output, StringComparison.Ordinal);
        Assert.Contains("by itself", run.Output, StringComparison.Ordinal);
        Assert.Contains("bootstrap: 20 refits", run.Output, StringComparison.Ordinal);
        Assert.Contains("bear the shared parameters out", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--shared diffusivity --compare", "--compare ranks models of one curve")]
    [InlineData("--shared diffusivity --robust huber", "--robust")]
    [InlineData("--shared activation", "--temperature once for each file")]
    [InlineData("--shared activation --temperature 25C --temperature 25C", "two different temperatures")]
    [InlineData("--shared activation --temperature 25", "its unit (K or C)")]
    [InlineData("--shared surfacePermeability", "add --free surfacePermeability")]
    [InlineData("--shared colour", "'colour' is no parameter")]
    public async Task What_cannot_be_shared_gets_one_sentence(string options, string sentence)
    {
        var run = await Together(["200um"], [Simulated.Diffusivity, Simulated.Diffusivity], options.Split(' '));
        Assert.Equal((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.Contains(sentence, Assert.Single(run.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_file_shares_nothing()
    {
        var run = await Together(["200um"], [Simulated.Diffusivity], "--shared", "diffusivity");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("at least two files", run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> Together(string[] sizes, double[] diffusivities, params string[] options) => Words(sizes, diffusivities, [.. options, "--json"]);

    // Curve i has the amount i + 1 and the same relative noise.
    private Task<CommandRun> Words(string[] sizes, double[] diffusivities, params string[] options)
    {
        var files = diffusivities.Select((d, i) => CurveFile.Write(
            folder, $"curve{i}", Simulated.Uptake(new PlaneSheet(LengthText.Parse(sizes[Math.Min(i, sizes.Length - 1)])[0]), i + 1, amount: i + 1, diffusivity: d)));
        return CommandRun.Of(["fit", "uptake", .. files, "--geometry", "sheet", .. sizes.SelectMany(s => new[] { "--size", s }), .. options]);
    }
}
