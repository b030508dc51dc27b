using System.Text.Json.Nodes;
using Fickian.Cli;

namespace Fickian.Tests.Cli;

public sealed class ThermalVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_sign_that_the_file_does_not_tell_is_asked_for()
    {
        var file = Path.Combine(folder, "run.csv");
        await File.WriteAllLinesAsync(file, ["time / s,temperature / K,heat flow / W", .. Enumerable.Range(0, 200).Select(i => $"{3 * i},{300 + i},{0.001}")], TestContext.Current.CancellationToken);
        var run = await CommandRun.Of("thermal", "tg", file);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("--endo up", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Melting_is_told_as_json_with_a_figure()
    {
        var figure = Path.Combine(folder, "melting.svg");
        var run = await CommandRun.Of("thermal", "tm", Repository.Data["simulated/thermal/ZIF-62-scan-sample.csv"], "--endo", "up", "--range", "390C..490C", "--json", "--figure", figure);
        Assert.Equal(ExitCode.Fine, run.Code);
        var onset = JsonNode.Parse(run.Output)!["estimates"]!["extrapolatedOnset"]!;
        Assert.Equal(723.15, onset["value"]!.GetValue<double>(), 2.0);
        Assert.True(onset["standardError"]!.GetValue<double>() > 0);
        Assert.True(File.Exists(figure));
    }

    [Fact]
    public async Task A_segment_that_is_not_there_is_answered_by_those_that_are()
    {
        var run = await CommandRun.Of("thermal", "tg", Repository.Data["simulated/thermal/agZIF-62-nP-cp-sample.csv"], "--endo", "up", "--segment", "99");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("4 cooling 400 to 200", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--range", "400..200C")]
    [InlineData("--range", "200")]
    [InlineData("--endo", "left")]
    public async Task What_cannot_be_is_refused_in_a_sentence(string option, string value)
    {
        var run = await CommandRun.Of("thermal", "tm", Repository.Data["simulated/thermal/ZIF-62-scan-sample.csv"], option, value);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task Two_files_are_treated_each_by_itself()
    {
        var good = Repository.Data["simulated/thermal/ZIF-62-scan-sample.csv"];
        var run = await CommandRun.Of("thermal", "steps", Path.Combine(folder, "absent.csv"), good, "--json");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Single(JsonNode.Parse(run.Output)!.AsArray());
    }
}
