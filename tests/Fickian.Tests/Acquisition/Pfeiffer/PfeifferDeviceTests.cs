using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Pfeiffer;

namespace Fickian.Tests.Acquisition.Pfeiffer;

/// <summary>Every recorded telegram: decoded and encoded, followed by the client, answered by the simulator; and the client against the simulator.</summary>
public sealed class PfeifferDeviceTests
{
    private const string File = "pfeiffer_rs485";

    // Telegrams that no reader may accept, although the table has them.
    private static readonly string[] Damaged = ["pfeiffer-rs485-008", "pfeiffer-rs485-020", "pfeiffer-rs485-037", "pfeiffer-rs485-038"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_telegram_is_decoded_and_encodes_to_the_same_characters()
    {
        Assert.Equal(39, Vectors.Of(File).Count);
        foreach (var vector in Vectors.Of(File))
        {
            foreach (var bytes in new[] { vector.Host, vector.Device }.Where(b => b is { Length: > 0 }))
            {
                var buffer = new FrameBuffer(new PfeifferTelegramFramer());
                buffer.Add(bytes);
                var text = Text(buffer.Next()!);
                var telegram = PfeifferTelegram.Decode(text);
                var sound = !Damaged.Contains(vector.Case) || (vector.Case is "pfeiffer-rs485-037" or "pfeiffer-rs485-038" && bytes == vector.Host);
                Assert.True(sound == telegram is not null, vector.Case);
                Assert.Equal(text + "\r", telegram?.Encode() ?? text + "\r");
            }
        }
    }

    [Theory]
    [InlineData("004", PfeifferType.Real, 1)]
    [InlineData("003", PfeifferType.Exponent, 1000)]
    [InlineData("026", PfeifferType.Exponent, 1.013e5)]
    [InlineData("027", PfeifferType.Exponent, 4.310e-5)]
    [InlineData("012", PfeifferType.Integer, 321)]
    [InlineData("017", PfeifferType.Real, 0.58)]
    [InlineData("033", PfeifferType.Real, 1.25)]
    [InlineData("034", PfeifferType.Integer, 49200)]
    [InlineData("006", PfeifferType.Short, 1)]
    [InlineData("032", PfeifferType.Boolean, 0)]
    public void Data_mean_what_the_table_says(string number, PfeifferType type, double value)
    {
        var data = PfeifferTelegram.Decode(Text(Vectors.Case(File, $"pfeiffer-rs485-{number}")[0].Device!)[..^1])!.Data;
        Assert.Equal(value, PfeifferData.Decode(type, data)!.Value, 1e-9 * Math.Max(value, 1e-3));
        if (type != PfeifferType.Exponent || number == "003")
            Assert.Equal(data, PfeifferData.Encode(type, value));
        else
            Assert.Equal(value, PfeifferData.Decode(type, PfeifferData.Encode(type, value))!.Value, 1e-3 * value);
    }

    [Fact]
    public async Task The_client_follows_every_exchange()
    {
        var (followed, oneWay) = (0, 0);
        foreach (var vector in Vectors.Of(File))
        {
            if (vector.Host is null)
            {
                oneWay++;
                continue;
            }

            // The question with a wrong sum is one that no client sends.
            if (PfeifferTelegram.Decode(Text(vector.Host)[..^1]) is not { } asked)
                continue;
            var silent = vector.Device is not { Length: > 0 } || vector.Case == "pfeiffer-rs485-039";
            var replay = new ReplayChannel(vector.Case, asked.IsWrite ? [vector] : [vector, vector, vector]);
            await using var device = new PfeifferDevice(Vectors.Setup(replay, silent));
            await device.Line.Bus.OpenAsync(Cancellation);
            var fault = await FaultAsync(device, asked, vector);
            Assert.True(replay.Mismatch is null, replay.Mismatch);
            DeviceFault? expected = silent ? DeviceFault.NoReply
                : vector.Command == "malformed" ? DeviceFault.UnreadableReply
                : vector.Command == "error payload" ? DeviceFault.Refused
                : null;
            Assert.True(fault == expected, $"{vector.Case}: {fault}");
            followed++;
        }

        Assert.Equal((36, 2), (followed, oneWay));
    }

    [Fact]
    public async Task A_wrong_sum_is_rejected()
    {
        var vector = Vectors.Case(File, "pfeiffer-rs485-020")[0] with { Host = Vectors.Case(File, "pfeiffer-rs485-017")[0].Host };
        await using var device = new PfeifferDevice(Vectors.Setup(new ReplayChannel("sum", [vector, vector, vector])));
        await device.Line.Bus.OpenAsync(Cancellation);
        var fault = await Assert.ThrowsAsync<DeviceException>(() => device.Line.NumberAsync(1, 310, PfeifferType.Real, RequestPriority.Recipe, Cancellation));
        Assert.Equal(DeviceFault.UnreadableReply, fault.Fault);
    }

    [Fact]
    public async Task The_simulator_answers_every_question_alike()
    {
        var answered = 0;
        foreach (var vector in Vectors.Of(File).Where(v => v.Host is not null))
        {
            var asked = PfeifferTelegram.Decode(Text(vector.Host!)[..^1]);
            var kind = asked?.Address is 101 or 132 or 142 ? ("omnicontrol", "100") : asked?.Parameter is 740 or 741 or 742 or 999 or null ? ("gauge", "1") : ("pump", asked.Address == 2 ? "1" : $"{asked.Address}");
            var simulator = new PfeifferSimulator(Vectors.Simulator(("device", kind.Item1), ("address", kind.Item2)));
            if (vector.Case[^3..] switch { "028" => "error", "029" => "warning", "036" => "noise", "039" => "other-parameter", _ => null } is { } fault)
                simulator.Inject(fault);
            var answer = Text(await Vectors.AnswerAsync(simulator, vector.Host!, new PfeifferTelegramFramer()));
            var told = PfeifferTelegram.Decode(answer);
            answered++;
            if (vector.Command is "bad checksum" or "other address")
                Assert.Equal("", answer);
            else if (vector.Case is "pfeiffer-rs485-001" or "pfeiffer-rs485-002" or "pfeiffer-rs485-004" or "pfeiffer-rs485-005" or "pfeiffer-rs485-028" or "pfeiffer-rs485-029" or "pfeiffer-rs485-021" or "pfeiffer-rs485-031" || asked!.IsWrite)
                Assert.True(vector.Device is null ? told == asked : Text(vector.Device)[..^1] == answer, $"{vector.Case}: {answer}");
            else
                Assert.True(told is { IsWrite: true, Data.Length: 6 } && told.Address == asked.Address && (told.Parameter == asked.Parameter || vector.Case == "pfeiffer-rs485-039"), $"{vector.Case}: {answer}");
        }

        Assert.Equal(37, answered);
    }

    [Fact]
    public async Task A_pump_runs_up_and_is_stopped_only_where_the_rig_says_so()
    {
        var simulator = new PfeifferSimulator(Vectors.Simulator(("device", "pump")));
        await using var pump = new PfeifferDevice(Vectors.Setup(Vectors.Line(simulator), false, ("device", "pump"), ("safe", "stop")));
        Assert.Equal("Pfeiffer TC 110, firmware 010100", (await pump.ConnectAsync(Cancellation)).ToString());
        await UntilAsync(pump, PumpState.AtSpeed);
        Assert.InRange(simulator.Outputs["speed"](), 900, 1001);
        Assert.Null(await Assert.Single(pump.SafeState.Actions).Perform(RequestPriority.Interlock, Cancellation));
        await UntilAsync(pump, PumpState.Stopped);

        await using var kept = new PfeifferDevice(Vectors.Setup(Vectors.Line(simulator), false, ("device", "pump")));
        Assert.Equal((SafeStage.Nothing, 0), (kept.SafeState.Stage, kept.SafeState.Actions.Count));
        Assert.Equal(DeviceFault.Forbidden, (await Assert.ThrowsAsync<DeviceException>(() => pump.SetAsync(pump.Parameters.Single(p => p.Name == "venting"), 1, RequestPriority.Recipe, Cancellation))).Fault);
    }

    [Fact]
    public async Task Every_value_of_a_pump_that_can_be_set_reads_back()
    {
        var setup = Vectors.Setup(Vectors.Line(new PfeifferSimulator(Vectors.Simulator(("device", "pump")))), false, ("device", "pump")) with { Allowed = new HashSet<string>(StringComparer.Ordinal) { "venting" } };
        await using var pump = new PfeifferDevice(setup);
        await pump.ConnectAsync(Cancellation);
        foreach (var parameter in pump.Parameters.Where(p => p.Access.HasFlag(Access.Write)))
            Assert.Equal(WriteResult.Done, (await pump.SetAsync(parameter, parameter.Maximum > 1 ? 633 : 1, RequestPriority.Recipe, Cancellation)).Result);
    }

    [Fact]
    public async Task Gauges_of_an_OmniControl_are_read_through_noise_and_neighbours()
    {
        var simulator = new PfeifferSimulator(Vectors.Simulator(("device", "omnicontrol"), ("address", "100")) with { Inputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal) { ["pressure"] = () => 250 } });
        await using var gauges = new PfeifferDevice(Vectors.Setup(Vectors.Line(simulator), false, ("device", "omnicontrol"), ("address", "100"), ("channels", "3+4")));
        Assert.Equal("Omni", (await gauges.ConnectAsync(Cancellation)).Model);
        simulator.Inject("noise");
        simulator.Inject("neighbour");
        var poll = await gauges.PollAsync(RequestPriority.Polling, Cancellation);
        Assert.Equal(["pressure-3", "pressure-4", "error"], poll.Select(r => r.Parameter.Name));
        Assert.Equal(250, poll[0].Value!.Value, 5.0);
        simulator.Inject("error");
        Assert.Equal((null, "error 045"), ((await gauges.PollAsync(RequestPriority.Polling, Cancellation))[0].Value, (await gauges.PollAsync(RequestPriority.Polling, Cancellation))[0].State));
    }

    [Fact]
    public async Task A_gauge_is_no_pump()
    {
        await using var pump = new PfeifferDevice(Vectors.Setup(Vectors.Line(new PfeifferSimulator(Vectors.Simulator())), false, ("device", "pump")));
        Assert.Equal(DeviceFault.WrongDevice, (await Assert.ThrowsAsync<DeviceException>(() => pump.ConnectAsync(Cancellation))).Fault);
    }

    [Fact]
    public async Task Damaged_replies_never_pass_their_sum_by_one_change()
    {
        // A sum finds every change of one character; two that cancel it cannot find, so only one is made.
        var vector = Vectors.Case(File, "pfeiffer-rs485-027")[0];
        for (var i = 0; i < ReplyMutation.Count; i++)
        {
            var bytes = vector.Device!.ToArray();
            var at = i % bytes.Length;
            bytes[at] = (byte)((bytes[at] + 1 + i % 255) & 0xff);
            var mutant = vector with { Device = bytes };
            await using var device = new PfeifferDevice(Vectors.Setup(new ReplayChannel("mutant", [mutant, mutant, mutant])) with { Wire = ReplyMutation.Hasty });
            await device.Line.Bus.OpenAsync(Cancellation);
            Assert.True((await Assert.ThrowsAsync<DeviceException>(() => device.Line.NumberAsync(1, 740, PfeifferType.Exponent, RequestPriority.Recipe, Cancellation))).IsPassing);
        }
    }

    private static async Task UntilAsync(PfeifferDevice pump, PumpState state)
    {
        while ((await pump.ReadAsync(PfeifferDevice.State, RequestPriority.Polling, Cancellation)).Value != (int)state)
            Cancellation.ThrowIfCancellationRequested();
    }

    private static async Task<DeviceFault?> FaultAsync(PfeifferDevice device, PfeifferTelegram asked, ProtocolVector vector)
    {
        try
        {
            var type = asked.Data.Length == 3 ? PfeifferType.Short : asked.Parameter == 10 ? PfeifferType.Boolean : asked.Parameter == 742 ? PfeifferType.Real : PfeifferType.Integer;
            if (asked.IsWrite)
                await device.Line.SetAsync(asked.Address, asked.Parameter, type, PfeifferData.Decode(type, asked.Data)!.Value, RequestPriority.Recipe, Cancellation);
            else
                Assert.Contains(await device.Line.TextAsync(asked.Address, asked.Parameter, RequestPriority.Recipe, Cancellation), Text(vector.Device!), StringComparison.Ordinal);
            return null;
        }
        catch (DeviceException e)
        {
            return e.Fault;
        }
    }

    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
