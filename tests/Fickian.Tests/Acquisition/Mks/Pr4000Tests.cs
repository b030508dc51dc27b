using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Mks;
using Fickian.Acquisition.Simulators;

namespace Fickian.Tests.Acquisition.Mks;

/// <summary>The PR4000B: every recorded exchange, and client against simulator.</summary>
public sealed class Pr4000Tests
{
    private const string File = "mks_pr4000b";
    private const double FullScale = 101325 * 1e-4 / (8.31446261815324 * 273.15 * 60);

    private static readonly SpedTime Laboratory = new(500, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_line_sends_and_reads_every_exchange()
    {
        var rows = Vectors.Of(File);
        Assert.Equal(28, rows.Count);
        foreach (var row in rows)
        {
            var (host, device) = (Text(row.Host!)[..^1], Text(row.Device!)[..^1]);
            var isError = row.Command == "error";
            var replay = new ReplayChannel(row.Case, [.. Enumerable.Repeat(row, row.Status == "wrong" || device == "#E001" ? 3 : 1)]);
            await using var client = new Pr4000Controller(Vectors.Setup(replay));
            await client.Line.Bus.OpenAsync(Cancellation);
            if (isError)
            {
                // The text of a software implementation is no reply; a warning is no number.
                var failure = await Assert.ThrowsAsync<DeviceException>(() => client.Line.NumberAsync(host, RequestPriority.Recipe, Cancellation));
                Assert.True(row.Status == "wrong" || failure.Message.Contains(device, StringComparison.Ordinal), failure.Message);
                Assert.Equal(row.Status == "wrong" || device == "#E001" ? DeviceFault.UnreadableReply : DeviceFault.Refused, failure.Fault);
            }
            else if (device.Length == 0)
            {
                await client.Line.CommandAsync(host, RequestPriority.Recipe, Cancellation);
            }
            else if (MksText.Number(device) is { } number)
            {
                Assert.Equal(number, await client.Line.NumberAsync(host, RequestPriority.Recipe, Cancellation));
            }
            else
            {
                Assert.Equal(device, await client.Line.AskAsync(host, _ => true, RequestPriority.Recipe, Cancellation));
            }

            Assert.True(replay.IsFinished, replay.Mismatch);
        }
    }

    [Fact]
    public async Task The_client_sends_what_is_recorded()
    {
        ProtocolVector[] script =
        [
            Row(1), Row(9), Row(7, 1) with { Host = "?RG2\r"u8.ToArray(), Device = "500.00,12\r"u8.ToArray() },
            Row(8), Row(3), Row(10), Row(19), Row(13), Row(14), Row(15), Row(16), Row(17), Row(18), Row(2), Row(11),
            Row(11) with { Device = "ON\r"u8.ToArray() }, Row(7, 2), Row(7, 3),
            Row(11) with { Device = "ON\r"u8.ToArray() }, Row(12), Row(12) with { Host = "?RL1\r"u8.ToArray(), Device = "ON\r"u8.ToArray() },
            Row(20), Row(7, 0), Row(9), Row(7, 1),
        ];
        var replay = new ReplayChannel("client", script);
        await using var client = new Pr4000Controller(Vectors.Setup(replay, false, ("quantity-1", "pressure")) with { Allowed = new HashSet<string>(StringComparer.Ordinal) { "relays", "range" } });
        Assert.Equal("emulated_mks_pr4000", (await client.ConnectAsync(Cancellation)).Model);
        Assert.Equal(-0.02 * 101325 / 760, await ValueAsync("value-1"), 1e-9);
        foreach (var (name, value) in new[] { ("setpoint-1", 0), ("valve-2", 1), ("external-1", 0), ("gain-1", 1), ("upper-limit-1", 100), ("lower-limit-1", 0), ("signal-mode-1", 2), ("limit-mode-1", 1), ("scale-1", 1), ("status", 0), ("remote", 0.0) })
            Assert.Equal(value, await ValueAsync(name));
        Assert.Equal(WriteResult.Done, (await client.SetAsync(Named(client, "setpoint-2"), 0, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(WriteResult.Done, (await client.SetAsync(Named(client, "relay-1"), 1, RequestPriority.Recipe, Cancellation)).Result);
        var (setpoint, valve) = await client.ActualAsync(1, RequestPriority.Polling, Cancellation);
        Assert.Equal((12.5 * 101325 / 760, true), (setpoint, valve));
        await client.SetRangeAsync(2, 500, 12, Cancellation);
        Assert.True(replay.IsFinished, replay.Mismatch);

        async Task<double> ValueAsync(string name) => (await client.ReadAsync(Named(client, name), RequestPriority.Polling, Cancellation)).Value!.Value;
    }

    [Fact]
    public async Task The_simulator_answers_alike()
    {
        foreach (var row in Vectors.Of(File).Where(v => v.Status != "wrong"))
        {
            (string, string)[] settings = row.Case switch
            {
                "mks-pr4000b-001" => [("id", "emulated_mks_pr4000")],
                "mks-pr4000b-005" => [("unit-1", "3")],
                "mks-pr4000b-007" => [("range-2", "500")],
                "mks-pr4000b-009" => [("range-1", "1000"), ("unit-1", "4")],
                "mks-pr4000b-011" => [("remote", "off")],
                _ => [],
            };
            var simulator = new Pr4000Simulator(Vectors.Simulator(settings));
            var expected = Text(row.Device!)[..^1];
            string[] before = row.Case switch { "mks-pr4000b-010" => ["VL2,ON"], "mks-pr4000b-020" => ["SP1,12.5", "VL1,ON"], _ => [] };
            foreach (var command in before)
                await AnswerAsync(simulator, command);

            // The table asks a meaningless question and lists the errors; each has a cause of its own.
            var host = expected switch { "#E002" => "AV1", "#E020" or "#W001" => "SP1,5", _ => Text(row.Host!)[..^1] };
            if (expected is ['#', ..] and not "#E010")
                simulator.Inject(expected switch { "#E001" => "communication-error", "#E002" => "converter", "#E020" => "failing", _ => "offset" });
            var answer = await AnswerAsync(simulator, host);
            if (row.Command == "AV")
                Assert.Matches(@"^-?\d+\.\d\d$", answer);
            else
                Assert.Equal(expected, answer);
        }
    }

    [Fact]
    public async Task A_flow_is_reached_and_the_safe_state_confirmed_even_without_remote_mode()
    {
        var simulator = new Pr4000Simulator(new(Laboratory, 1) { Settings = Settings(("remote", "off"), ("unit-2", "4"), ("range-2", "1000")) });
        await using var client = new Pr4000Controller(Setup(simulator, ("quantity-2", "pressure")));
        await client.ConnectAsync(Cancellation);
        var setpoint = Named(client, "setpoint-1");
        Assert.Equal(FullScale, setpoint.Maximum, 1e-6 * FullScale);
        Assert.Equal(WriteResult.NotDone, (await client.SetAsync(setpoint, 0.5 * FullScale, RequestPriority.Recipe, Cancellation)).Result);
        foreach (var (name, value) in new[] { ("remote", 1), ("setpoint-1", 0.5 * FullScale), ("valve-1", 1) })
            Assert.Equal(WriteResult.Done, (await client.SetAsync(Named(client, name), value, RequestPriority.Recipe, Cancellation)).Result);
        await Task.Delay(TimeSpan.FromSeconds(10), Laboratory, Cancellation);
        Assert.Equal(0.5 * FullScale, (await client.ReadAsync(Named(client, "value-1"), RequestPriority.Polling, Cancellation)).Value!.Value, 0.0015 * FullScale);
        Assert.Equal(101325, (await client.ReadAsync(Named(client, "value-2"), RequestPriority.Polling, Cancellation)).Value!.Value, 1.0);
        Assert.Equal(WriteResult.Done, (await client.SetAsync(Named(client, "remote"), 0, RequestPriority.Recipe, Cancellation)).Result);
        foreach (var action in client.SafeState.Actions)
            Assert.Null(await action.Perform(RequestPriority.Interlock, Cancellation));
        await Task.Delay(TimeSpan.FromSeconds(5), Laboratory, Cancellation);
        Assert.Equal(0, simulator.Outputs["flow"](), 1e-3 * FullScale);
    }

    [Fact]
    public async Task Faults_are_states_sentences_and_notices()
    {
        var simulator = new Pr4000Simulator(new(Laboratory, 1));
        await using var client = new Pr4000Controller(Setup(simulator));
        List<string> notices = [];
        client.Noticed += notices.Add;
        await client.ConnectAsync(Cancellation);
        simulator.Inject("converter");
        Assert.Equal("over or under range", (await client.ReadAsync(Named(client, "value-1"), RequestPriority.Polling, Cancellation)).State);
        simulator.Inject("offset");
        Assert.Equal(WriteResult.Done, (await client.SetAsync(Named(client, "setpoint-1"), 0.1 * FullScale, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Contains("#W001 (offset above 250 mV)", Assert.Single(notices), StringComparison.Ordinal);
        simulator.Inject("offset", on: false);
        simulator.Inject("failing");
        Assert.Equal(DeviceFault.Refused, (await Assert.ThrowsAsync<DeviceException>(() => client.SetAsync(Named(client, "valve-1"), 1, RequestPriority.Recipe, Cancellation))).Fault);
        simulator.Inject("failing", on: false);
        simulator.Inject("ignored-setting");
        Assert.Equal(WriteResult.NotDone, (await client.SetAsync(Named(client, "valve-1"), 1, RequestPriority.Recipe, Cancellation)).Result);
        foreach (var (name, value) in new[] { ("relay-1", 1.0), ("gain-1", 2) })
            Assert.Equal(DeviceFault.Forbidden, (await Assert.ThrowsAsync<DeviceException>(() => client.SetAsync(Named(client, name), value, RequestPriority.Recipe, Cancellation))).Fault);
        Assert.Throws<DeviceException>(() => { _ = client.ZeroAsync(1, Cancellation); });
        await Assert.ThrowsAsync<DeviceException>(() => client.SetRangeAsync(1, 10, 12, Cancellation));
    }

    [Fact]
    public async Task A_channel_of_another_quantity_is_not_taken_for_a_flow()
    {
        var simulator = new Pr4000Simulator(new(Laboratory, 1) { Settings = Settings(("unit-1", "4")) });
        await using var client = new Pr4000Controller(Setup(simulator));
        Assert.Equal(DeviceFault.WrongDevice, (await Assert.ThrowsAsync<DeviceException>(() => client.ConnectAsync(Cancellation))).Fault);
    }

    [Fact]
    public async Task On_a_bad_line_there_are_readings_or_sentences()
    {
        var (readings, sentences) = await ClientFuzz.RunAsync(new Pr4000Simulator(Vectors.Simulator()), s => new Pr4000Controller(s), r => Assert.Equal(7, r.Count), ("quantity-2", "off"));
        Assert.True(readings > 0, $"{readings} readings, {sentences} sentences");
    }

    [Fact]
    public void The_line_has_seven_bits_and_odd_parity() => Assert.Equal("9600 7O1", Pr4000Controller.Kind.Serial!.ToString());

    private static ProtocolVector Row(int number, int step = 0) => Vectors.Case(File, $"mks-pr4000b-{number:000}")[step];

    private static Parameter Named(Pr4000Controller instrument, string name) => instrument.Parameters.First(p => p.Name == name);

    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private static async Task<string> AnswerAsync(Pr4000Simulator simulator, string command) =>
        Text(await Vectors.AnswerAsync(simulator, Encoding.ASCII.GetBytes(command + "\r"), LineFramer.CarriageReturn));

    private static Dictionary<string, string> Settings(params (string Name, string Value)[] settings) => settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal);

    private static InstrumentSetup Setup(ISimulator simulator, params (string Name, string Value)[] settings) => new("readout", Vectors.Line(simulator), Laboratory) { Wire = TimeProvider.System, Settings = Settings(settings) };
}
