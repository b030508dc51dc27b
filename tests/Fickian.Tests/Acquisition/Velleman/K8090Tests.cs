using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Simulators;
using Fickian.Acquisition.Velleman;

namespace Fickian.Tests.Acquisition.Velleman;

/// <summary>The relay card: every recorded packet, and client against simulator.</summary>
public sealed class K8090Tests
{
    private const string File = "velleman_k8090";

    private static readonly SpedTime Laboratory = new(500, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_packet_is_found_and_encodes_to_the_same_bytes()
    {
        var rows = Vectors.Of(File);
        Assert.Equal(12, rows.Count);
        foreach (var bytes in rows.SelectMany(r => new[] { r.Host, r.Device }).OfType<byte[]>())
        {
            var packet = K8090Packet.Decode(bytes);
            Assert.Equal(bytes[^1] != 0x0f, packet is null);
            Assert.Equal(packet is null ? 1 : 7, new K8090Framer().Scan(bytes).Consumed);
            Assert.Equal(packet is null ? null : bytes, packet?.Encode());
        }
    }

    [Theory]
    [InlineData("004", 0x02, true)]
    [InlineData("005", 0x80, true)]
    [InlineData("006", 0xff, true)]
    [InlineData("007", 0x80, false)]
    [InlineData("003", 0xff, false)]
    public async Task The_client_switches_as_recorded(string number, int mask, bool on)
    {
        var row = Vectors.Case(File, $"velleman-k8090-{number}")[0];
        var reported = K8090Packet.Decode(row.Device)!.Value;
        var (before, after) = (Query(reported.Mask), Query(reported.First));
        var replay = new ReplayChannel(row.Case, [Vectors.Case(File, "velleman-k8090-012")[0], before, row, after]);
        await using var card = new K8090RelayCard(Vectors.Setup(replay));
        await card.ConnectAsync(Cancellation);
        Assert.Equal(WriteResult.Done, (await card.SwitchAsync(mask, on, RequestPriority.Recipe, Cancellation)).Result);
        Assert.True(replay.IsFinished, replay.Mismatch);

        ProtocolVector Query(byte state) => row with { Host = new K8090Packet(K8090Packet.Query).Encode(), Device = new K8090Packet(K8090Packet.State, state, state).Encode() };
    }

    [Theory]
    [InlineData("008", 0x00)]
    [InlineData("009", 0x55)]
    [InlineData("010", 0xff)]
    public async Task The_client_reads_the_state_as_recorded(string number, int state)
    {
        var replay = new ReplayChannel("state", [Vectors.Case(File, "velleman-k8090-001")[0], Vectors.Case(File, $"velleman-k8090-{number}")[0]]);
        await using var card = new K8090RelayCard(Vectors.Setup(replay));
        Assert.Equal("2010 week 1", (await card.ConnectAsync(Cancellation)).Firmware);
        Assert.Equal(state, await card.StateAsync(RequestPriority.Polling, Cancellation));
        Assert.True(replay.IsFinished, replay.Mismatch);
    }

    [Fact]
    public async Task A_reply_without_its_end_is_rejected_and_a_button_is_told()
    {
        var bad = Vectors.Case(File, "velleman-k8090-002")[0];
        await using var failing = new K8090RelayCard(Vectors.Setup(new ReplayChannel("bad", [bad, bad, bad]), silence: true));
        Assert.Equal(DeviceFault.NoReply, (await Assert.ThrowsAsync<DeviceException>(() => failing.ConnectAsync(Cancellation))).Fault);

        var button = Vectors.Case(File, "velleman-k8090-011")[0];
        var version = Vectors.Case(File, "velleman-k8090-012")[0];
        await using var card = new K8090RelayCard(Vectors.Setup(new ReplayChannel("button", [version with { Device = [.. button.Device!, .. version.Device!] }])));
        List<string> notices = [];
        card.Noticed += notices.Add;
        Assert.Equal("2016 week 1", (await card.ConnectAsync(Cancellation)).Firmware);
        Assert.Contains("00000001", Assert.Single(notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_simulator_answers_alike()
    {
        foreach (var row in Vectors.Of(File).Where(r => r.Host is not null))
        {
            var expected = K8090Packet.Decode(row.Device);
            var simulator = new K8090Simulator(Vectors.Simulator(("state", $"{expected?.Mask ?? 0}"), ("year", $"{row.Device![3]}")));
            var answer = K8090Packet.Decode(await Vectors.AnswerAsync(simulator, row.Host!, new K8090Framer()))!.Value;

            // Two rows hold leftovers in bytes that have no meaning in them: the mask of a version, running timers.
            Assert.Equal((row.Device![1], row.Device[3]), (answer.Command, answer.First));
            if (row.Status == "computed")
                Assert.Equal(row.Device, answer.Encode());
        }
    }

    [Fact]
    public async Task Relays_are_switched_read_back_and_brought_to_their_safe_values()
    {
        var simulator = new K8090Simulator(new(Laboratory, 1));
        await using var card = new K8090RelayCard(Setup(simulator, ("safe", "128")));
        await card.ConnectAsync(Cancellation);
        foreach (var number in new[] { 2, 5 })
            Assert.Equal(WriteResult.Done, (await card.SetAsync(card.Parameters[number], 1, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(0b100100, await card.StateAsync(RequestPriority.Polling, Cancellation));
        Assert.Equal(WriteResult.Done, (await card.SetAsync(card.Parameters[2], 1, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Null(await card.SafeState.Actions[0].Perform(RequestPriority.Interlock, Cancellation));
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 1], (await card.PollAsync(RequestPriority.Polling, Cancellation)).Select(r => r.Value!.Value));
        Assert.Equal(1, simulator.Outputs["relay-8"]());
    }

    [Theory]
    [InlineData("lost-acknowledge", WriteResult.Done)]
    [InlineData("stuck-relays", WriteResult.NotDone)]
    public async Task A_write_is_judged_by_what_is_read_back(string fault, WriteResult result)
    {
        var simulator = new K8090Simulator(new(Laboratory, 1));
        await using var card = new K8090RelayCard(Setup(simulator));
        await card.ConnectAsync(Cancellation);
        simulator.Inject(fault);
        Assert.Equal(result, (await card.SetAsync(card.Parameters[0], 1, RequestPriority.Recipe, Cancellation)).Result);
    }

    [Fact]
    public async Task On_a_bad_line_a_checksum_lets_no_wrong_state_through()
    {
        var (readings, sentences) = await ClientFuzz.RunAsync(new K8090Simulator(Vectors.Simulator(("state", "165"))), s => new K8090RelayCard(s), r => Assert.Equal(165, r.Select((v, i) => (int)v.Value!.Value << i).Sum()));
        Assert.True(readings > 0, $"{readings} readings, {sentences} sentences");
    }

    private static InstrumentSetup Setup(ISimulator simulator, params (string Name, string Value)[] settings) =>
        new("relays", Vectors.Line(simulator), Laboratory) { Wire = TimeProvider.System, Settings = settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal) };
}
