using System.Globalization;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Linkam;

namespace Fickian.Tests.Acquisition.Linkam;

/// <summary>Every recorded exchange of the Linkam controller: status bytes are decoded, commands are the bytes, the client follows the replays, the simulator answers alike.</summary>
public sealed class LinkamVectorTests
{
    private const string File = "linkam_t95";

    private static readonly ProtocolVector Awake = new("wake", 1, "T\r"u8.ToArray(), [0x01, 0x80, 0x80, 0x80, 0x80, 0x80, .. "00f0\r"u8], "T", "stopped", "computed");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_status_is_decoded_and_encodes_to_the_same_bytes()
    {
        var statuses = Vectors.Of(File).Where(v => v.Command == "T").ToList();
        Assert.Equal(17, statuses.Count);
        foreach (var vector in statuses)
        {
            var status = LinkamStatus.Decode(vector.Device.AsSpan(0, LinkamStatus.Length));
            Assert.NotNull(status);

            // The other offset of the pump byte is read, not written.
            var written = status.Encode();
            written[2] = (byte)(vector.Device![2] & 0xe0 | written[2] & 0x1f);
            Assert.Equal(vector.Device[..^1], written);
        }
    }

    [Theory]
    [InlineData("001", LinkamState.Stopped, LinkamErrors.None, 0, -10.0)]
    [InlineData("002", LinkamState.Cooling, LinkamErrors.None, 15, -120.5)]
    [InlineData("003", LinkamState.HoldingLimitTime, LinkamErrors.None, 0, 250.0)]
    [InlineData("004", LinkamState.Cooling, LinkamErrors.TooFast | LinkamErrors.SensorOpen, 30, -196.0)]
    [InlineData("005", LinkamState.Stopped, LinkamErrors.SensorOpen | LinkamErrors.CurrentProtection, 0, 120.0)]
    [InlineData("006", LinkamState.Heating, LinkamErrors.SerialLine | LinkamErrors.TooFast, 5, 99.9)]
    [InlineData("007", LinkamState.Cooling, LinkamErrors.None, 5, -12.3)]
    [InlineData("008", LinkamState.Cooling, LinkamErrors.None, 30, -77.7)]
    [InlineData("009", LinkamState.Heating, LinkamErrors.None, 0, 349.7)]
    [InlineData("010", LinkamState.Stopped, LinkamErrors.None, 0, 1200.0)]
    public void A_status_means_what_the_table_says(string number, LinkamState state, LinkamErrors errors, int pump, double celsius)
    {
        var bytes = Vectors.Case(File, $"linkam-t95-{number}")[0].Device!;
        var status = LinkamStatus.Decode(bytes.AsSpan(0, LinkamStatus.Length))!;
        Assert.Equal((state, errors, pump), (status.State, status.Errors, status.PumpSpeed));
        Assert.Equal(celsius, status.Temperature - 273.15, 1e-9);
    }

    [Fact]
    public void Every_rate_and_limit_is_sent_as_recorded()
    {
        foreach (var vector in Vectors.Of(File).Where(v => v.Command is "R1" or "L1" && v.Status != "wrong"))
        {
            var text = System.Text.Encoding.ASCII.GetString(vector.Host!)[2..^1];
            var value = int.Parse(text, CultureInfo.InvariantCulture);
            var request = vector.Command == "R1" ? LinkamCommand.Rate(value / 6000.0, text.Length) : LinkamCommand.Limit(value / 10.0 + 273.15, text.Length);
            Assert.Equal(vector.Host, request.Bytes.ToArray());
        }
    }

    [Fact]
    public async Task The_client_follows_the_replay_of_a_heating_run()
    {
        // The acknowledge of H stands for the one of S: the client starts a ramp with S only.
        var steps = Vectors.Case(File, "linkam-t95-033");
        ProtocolVector[] script = [.. steps.Take(7), .. steps.Skip(9)];
        var replay = new ReplayChannel("heating", script);
        await using var stage = new LinkamStage(Vectors.Setup(replay));
        await stage.ConnectAsync(Cancellation);
        Assert.Equal(WriteResult.Done, (await stage.RampAsync(125.0.Celsius(), 20.0 / 60, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(WriteResult.Done, (await stage.SetAsync(LinkamStage.Mode, 2, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(WriteResult.Done, (await stage.SetAsync(LinkamStage.Mode, 0, RequestPriority.Recipe, Cancellation)).Result);
        Assert.True(replay.IsFinished, replay.Mismatch);
    }

    [Fact]
    public async Task The_client_follows_the_replay_of_a_cooling_run_with_the_pump()
    {
        var steps = Vectors.Case(File, "linkam-t95-034");
        var replay = new ReplayChannel("cooling", [Awake, steps[0], steps[1], steps[2], steps[3]]);
        await using var stage = new LinkamStage(Vectors.Setup(replay, false, ("digits", "3")));
        await stage.ConnectAsync(Cancellation);
        Assert.Equal(WriteResult.Acknowledged, (await stage.SetAsync(stage.Target, 30.0.Celsius(), RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(WriteResult.Done, (await stage.SetAsync(LinkamStage.Mode, 1, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(30.0.Celsius(), (await stage.ReadAsync(LinkamStage.Temperature, RequestPriority.Polling, Cancellation)).Value!.Value, 1e-9);
        Assert.True(replay.IsFinished, replay.Mismatch);
    }

    [Fact]
    public async Task Any_line_is_taken_as_acknowledge_and_silence_is_not()
    {
        var faulty = await SetRateAsync(Vectors.Case(File, "linkam-t95-015"), 20.0, silence: false);
        Assert.Equal(WriteResult.Acknowledged, faulty.Result);

        var replay = new ReplayChannel("refused", [Awake, .. Vectors.Case(File, "linkam-t95-021")]);
        await using var stage = new LinkamStage(Vectors.Setup(replay, silence: true, ("digits", "5")));
        await stage.ConnectAsync(Cancellation);
        var refused = await stage.SetAsync(stage.Target, (-50.0).Celsius(), RequestPriority.Recipe, Cancellation);
        Assert.Equal(WriteResult.Unknown, refused.Result);
        Assert.Contains("not known", refused.Sentence, StringComparison.Ordinal);
        Assert.True(replay.IsFinished, replay.Mismatch);
    }

    [Fact]
    public async Task A_value_outside_the_range_of_the_rig_is_refused_before_a_byte_is_sent()
    {
        var replay = new ReplayChannel("limits", [Awake]);
        var setup = Vectors.Setup(replay) with { Limits = new Dictionary<string, (double, double)>(StringComparer.Ordinal) { ["limit"] = (280, 400) } };
        await using var stage = new LinkamStage(setup);
        await stage.ConnectAsync(Cancellation);
        var refusal = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => stage.RampAsync(500, 0.1, RequestPriority.Recipe, Cancellation));
        Assert.Contains("nothing was sent", refusal.Message, StringComparison.Ordinal);
        Assert.True(replay.IsFinished, replay.Mismatch);
    }

    [Fact]
    public async Task The_simulator_answers_every_command_of_the_table_alike()
    {
        foreach (var vector in Vectors.Of(File).Where(v => v.Status != "wrong" && v.Step == 1))
        {
            var answer = await Vectors.AnswerAsync(new LinkamSimulator(Vectors.Simulator(("awake", "yes"))), vector.Host!, LineFramer.CarriageReturn);

            // Temperatures are those of the simulated stage; their layout is the recorded one.
            Assert.Equal(vector.IsSilent ? 0 : vector.Device!.Length - 1, answer.Length);
            Assert.True(vector.Command != "T" || LinkamStatus.Decode(answer) is not null);
        }
    }

    private static async Task<WriteOutcome> SetRateAsync(IReadOnlyList<ProtocolVector> steps, double kelvinsPerMinute, bool silence)
    {
        var replay = new ReplayChannel("rate", [Awake, .. steps]);
        await using var stage = new LinkamStage(Vectors.Setup(replay, silence));
        await stage.ConnectAsync(Cancellation);
        var outcome = await stage.SetAsync(stage.Rate, kelvinsPerMinute / 60, RequestPriority.Recipe, Cancellation);
        Assert.True(replay.IsFinished, replay.Mismatch);
        return outcome;
    }
}
