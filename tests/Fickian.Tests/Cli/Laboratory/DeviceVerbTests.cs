using System.Text.Json.Nodes;
using Fickian.Acquisition.GigEVision;
using Fickian.Acquisition.Linkam;
using Fickian.Acquisition.Simulators;
using Fickian.Cli;
using Fickian.Files;

namespace Fickian.Tests.Cli.Laboratory;

/// <summary>One instrument at a time from the command line, against simulators at real sockets.</summary>
public sealed class DeviceVerbTests : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian-device-").FullName;
    private readonly LinkamSimulator stage = new(new(TimeProvider.System, 1));
    private readonly SimulatorListener listener;

    public DeviceVerbTests() => listener = SimulatorListener.Start(stage, "127.0.0.1", 0);

    private string Address => $"tcp:{listener.EndPoint}";

    public async ValueTask DisposeAsync()
    {
        await listener.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Reading_tells_who_answers_and_its_values()
    {
        var run = await CommandRun.Of("device", "read", "linkam-t95", Address, "--json");
        Assert.Equal(ExitCode.Fine, run.Code);
        var document = JsonNode.Parse(run.Output)!;
        Assert.Equal("Linkam", document["maker"]!.GetValue<string>());
        Assert.Equal(296.15, document["values"]![0]!["value"]!.GetValue<double>(), 0.06);
    }

    [Fact]
    public async Task Setting_reads_back_and_refuses_what_is_out_of_range_before_a_byte_is_sent()
    {
        Assert.Contains("acknowledged rate 10 K/min", (await CommandRun.Of("device", "set", "linkam-t95", Address, "rate", "10 K/min")).Output, StringComparison.Ordinal);
        var refused = await CommandRun.Of("device", "set", "linkam-t95", Address, "rate", "1000 K/min");
        Assert.Equal(ExitCode.BadInput, refused.Code);
        Assert.Contains("nothing was sent", refused.Error, StringComparison.Ordinal);
        Assert.Contains("unit of K/s", (await CommandRun.Of("device", "set", "linkam-t95", Address, "rate", "10 mbar")).Error, StringComparison.Ordinal);
        Assert.Contains("was expected and 'speed' was found", (await CommandRun.Of("device", "set", "linkam-t95", Address, "speed", "1")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_safe_state_is_confirmed_step_by_step_or_told_not_to_be()
    {
        Assert.Equal(ExitCode.Fine, (await CommandRun.Of("device", "safe", "linkam-t95", Address)).Code);
        stage.Inject("stuck-heater");
        var told = await CommandRun.Of("device", "safe", "linkam-t95", Address);
        Assert.Equal(ExitCode.CheckFailed, told.Code);
        Assert.Contains("still rises", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probe_shows_raw_bytes_of_both_directions()
    {
        var run = await CommandRun.Of("device", "probe", "linkam-t95", Address, "--wait", "0.3s");
        Assert.Contains(@"sent     'T\r'", run.Output, StringComparison.Ordinal);
        Assert.Contains(@"received '\x01\x80", run.Output, StringComparison.Ordinal);
        stage.Inject("silent");
        Assert.Equal(ExitCode.CheckFailed, (await CommandRun.Of("device", "probe", "linkam-t95", Address, "--wait", "0.3s", "--send", @"T\r")).Code);
    }

    [Fact]
    public async Task A_recorded_exchange_is_an_address_too()
    {
        var vectors = Repository.Shared("protocols/linkam_t95.tsv");
        var run = await CommandRun.Of("device", "read", "linkam-t95", $"replay:{WithTwoStatuses(vectors)}#twice");
        Assert.Contains("temperature 263.15 K", run.Output, StringComparison.Ordinal);
        Assert.Contains("was expected and 'nothing' was found", (await CommandRun.Of("device", "read", "linkam-t95", $"replay:{vectors}#nothing")).Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, (await CommandRun.Of("device", "read", "linkam-t95", "replay:no-such-file.tsv")).Code);
    }

    [Fact]
    public async Task A_camera_is_found_and_its_frame_is_a_picture()
    {
        using var camera = new GigECameraSimulator(new(TimeProvider.System, 1));
        await using var answers = DatagramListener.Start(camera, 0);
        var found = await CommandRun.Of("device", "discover", $"127.0.0.1:{answers.EndPoint.Port}", "--wait", "0.3s");
        Assert.Contains("FAKE01", found.Output, StringComparison.Ordinal);
        var path = Path.Combine(folder, "frame.tif");
        string[] snap = ["device", "snap", "gige-vision", $"udp:127.0.0.1:{answers.EndPoint.Port}", "--out", path];
        var run = await CommandRun.Of(snap);
        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
        Assert.Equal([512, 512], DataFile.Open(path).DataSets[0].Axes.Take(2).Select(a => a.Count));
        Assert.Contains("--force", (await CommandRun.Of(snap)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_kind_is_listed_with_what_it_knows()
    {
        var run = await CommandRun.Of("device", "list");
        Assert.All(Fickian.Acquisition.Instruments.InstrumentCatalogue.Kinds, k => Assert.Contains($"{k.Name} ", run.Output, StringComparison.Ordinal));
        Assert.Contains("fault      sensor-open", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Exactly one of", "device", "simulate", "linkam-t95")]
    [InlineData("Exactly one of", "device", "simulate", "linkam-t95", "--pty", "--tcp", "127.0.0.1:0")]
    [InlineData("--allow-remote", "device", "simulate", "linkam-t95", "--tcp", "0.0.0.0:0")]
    [InlineData("kind of instrument", "device", "simulate", "toaster", "--pty")]
    [InlineData("no setting of linkam-t95", "device", "simulate", "linkam-t95", "--pty", "--setting", "colour=red")]
    [InlineData("fault of this simulator", "device", "simulate", "linkam-t95", "--pty", "--fault", "fire")]
    [InlineData("address such as", "device", "read", "linkam-t95", "com1")]
    [InlineData("--seed belongs to a simulated run", "acquire", "recipes/co2-uptake.json", "--seed", "3")]
    [InlineData("--speed belongs to a simulated run", "acquire", "recipes/co2-uptake.json", "--speed", "3")]
    [InlineData("--dashboard belongs to a run", "acquire", "recipes/co2-uptake.json", "--dry-run", "--dashboard")]
    [InlineData("--simulate belongs to a run", "acquire", "--schema", "--simulate")]
    [InlineData("leave out the recipe", "acquire", "recipes/co2-uptake.json", "--schema")]
    [InlineData("At most one of", "acquire", "recipes/co2-uptake.json", "--dry-run", "--clear-stop", "why")]
    [InlineData("A reason was expected", "acquire", "recipes/co2-uptake.json", "--clear-stop", " ")]
    public async Task What_cannot_be_is_one_sentence(string sentence, params string[] words)
    {
        var run = await CommandRun.Of(words);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', run.Error.Trim());
    }

    [Fact]
    public async Task A_dry_run_and_the_schema_need_no_instrument()
    {
        var dry = await CommandRun.Of("acquire", "recipes/co2-uptake.json", "--dry-run");
        Assert.Equal(ExitCode.Fine, dry.Code);
        Assert.Contains("240 spectra", dry.Output, StringComparison.Ordinal);
        Assert.NotNull(JsonNode.Parse((await CommandRun.Of("acquire", "--schema")).Output)!["$defs"]);
    }

    // Connecting asks for the status once, reading once more.
    private string WithTwoStatuses(string vectors)
    {
        var lines = File.ReadAllLines(vectors).Where(l => l.StartsWith("case\t", StringComparison.Ordinal) || l.StartsWith("linkam-t95-001\t", StringComparison.Ordinal)).ToArray();
        var path = Path.Combine(folder, "twice.tsv");
        File.WriteAllLines(path, [lines[0], lines[1].Replace("linkam-t95-001\t1", "twice\t1", StringComparison.Ordinal), lines[1].Replace("linkam-t95-001\t1", "twice\t2", StringComparison.Ordinal)]);
        return path;
    }
}
