using System.Text.Json.Nodes;
using Fickian.Cli;

namespace Fickian.Tests.Cli;

public sealed class ThermalCalibrateVerbTests : IDisposable
{
    private static readonly string Indium = Repository.Data["simulated/thermal/indium-melting.csv"];
    private static readonly string Zinc = Repository.Data["simulated/thermal/zinc-melting.csv"];

    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_calibration_is_made_and_applied()
    {
        var calibration = Path.Combine(folder, "calibration.json");
        var made = await CommandRun.Of("thermal", "calibrate", Indium, Zinc, "--standard", "indium", "--standard", "Zinc", "--endo", "up", "--out", calibration, "--json");
        Assert.Equal((ExitCode.Fine, ""), (made.Code, made.Error));
        var correction = JsonNode.Parse(made.Output)!["points"]![1]!["correction"]!;
        var sample = Repository.Data["simulated/thermal/ZIF-62-scan-sample.csv"];
        string[] melting = ["thermal", "tm", sample, "--endo", "up", "--range", "390C..490C", "--json"];
        var (raw, corrected) = (Onset(await CommandRun.Of(melting)), Onset(await CommandRun.Of([.. melting, "--calibration", calibration])));

        // 31 K above zinc the correction is nearly that of zinc.
        Assert.Equal(correction["value"]!.GetValue<double>(), corrected["value"]!.GetValue<double>() - raw["value"]!.GetValue<double>(), 0.02);
        Assert.True(corrected["parts"]!["calibration"]!.GetValue<double>() > 0.04);
        Assert.Null(raw["parts"]!["calibration"]);
    }

    [Fact]
    public async Task What_is_no_calibration_is_refused_in_a_sentence()
    {
        await Refused("One --standard for each file", "calibrate", Indium, Zinc, "--standard", "indium", "--endo", "up");
        await Refused("gallium, indium", "calibrate", Indium, "--standard", "mercury", "--endo", "up");
        await Refused("zinc-melting.csv", "calibrate", Zinc, "--standard", "indium", "--endo", "up");
        await Refused("absent.json", "tm", Zinc, "--endo", "up", "--calibration", Path.Combine(folder, "absent.json"));
        await Refused("delay", "tm", Zinc, "--endo", "up", "--delay", "soon");
    }

    private static JsonNode Onset(CommandRun run) => JsonNode.Parse(run.Output)!["estimates"]!["extrapolatedOnset"]!;

    private static async Task Refused(string word, params string[] arguments)
    {
        var run = await CommandRun.Of(["thermal", .. arguments]);
        Assert.Equal((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.Contains(word, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
