using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Pfeiffer;

namespace Fickian.Tests.Acquisition.Pfeiffer;

/// <summary>Every recorded exchange of TPG controllers: followed by the client, answered by the simulator; and the client against the simulator.</summary>
public sealed class TpgTests
{
    private const string File = "pfeiffer_tpg";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_client_follows_every_exchange()
    {
        Assert.Equal(65, Vectors.Of(File).Count);
        var cases = Vectors.Of(File).GroupBy(v => v.Case).ToList();
        Assert.Equal(36, cases.Count);
        foreach (var steps in cases.Select(c => c.ToList()))
        {
            // After a refusal the client asks why; where the table stops before, the answer is that of its last case.
            if (steps is [{ Device: [0x15, ..] }])
                steps.AddRange(Vectors.Case(File, "pfeiffer-tpg-036").Skip(1));
            var replay = new ReplayChannel(steps[0].Case, steps[0].IsSilent ? [steps[0], steps[0], steps[0]] : steps);
            await using var controller = new TpgController(Vectors.Setup(replay, steps[0].IsSilent));
            await controller.Line.Bus.OpenAsync(Cancellation);
            var mnemonic = Text(steps[0].Host!);
            DeviceFault? fault = null;
            try
            {
                if (mnemonic.Contains(',', StringComparison.Ordinal))
                    await controller.Line.CommandAsync(mnemonic, RequestPriority.Recipe, Cancellation);
                else
                    Assert.Equal(await controller.Line.AskAsync(mnemonic, t => t, RequestPriority.Recipe, Cancellation), Text(steps[1].Device!));
            }
            catch (DeviceException e)
            {
                fault = e.Fault;
            }

            Assert.True(replay.IsFinished, replay.Mismatch ?? steps[0].Case);
            Assert.True(fault == (steps[0].IsSilent ? DeviceFault.NoReply : steps[0].Device is [0x15, ..] ? DeviceFault.Refused : null), steps[0].Case);
        }
    }

    [Fact]
    public void Every_pressure_is_decoded()
    {
        var rows = Vectors.Of(File).Where(v => v.Step == 2 && v.Command is "PR" or "PRX" or "PA" or "PB" && v.Step == 2).ToList();
        Assert.Equal(9, rows.Count);
        foreach (var row in rows)
        {
            var text = Text(row.Device!);
            var readings = TpgReading.Decode(text)!;
            Assert.Equal(text[0] - '0', (int)readings[0].Status);
            Assert.Equal(row.Command == "PRX" ? 2 : 1, readings.Count);
            if (row.Case is "pfeiffer-tpg-006" or "pfeiffer-tpg-007" or "pfeiffer-tpg-028" or "pfeiffer-tpg-029")
                Assert.Equal(text, string.Join(',', readings.Select(r => r.Encode(row.Command is "PA" or "PB"))));
        }

        Assert.All(["", "0", "0,", "7,1.0E0", "0,1,1", "0,NaN", "0,2.0000E-2,", "x,2.0E0", "0, 2.0E0", "0,1.0E999"], t => Assert.Null(TpgReading.Decode(t)));
    }

    [Theory]
    [InlineData("001", 2.0, "ok")]
    [InlineData("002", null, "under range")]
    [InlineData("003", null, "over range")]
    [InlineData("004", null, "sensor error")]
    [InlineData("005", null, "identification error")]
    public async Task A_value_counts_only_with_status_0(string number, double? pascals, string state)
    {
        var replay = new ReplayChannel("status", [.. Vectors.Case(File, $"pfeiffer-tpg-{number}"), .. Vectors.Case(File, "pfeiffer-tpg-008")]);
        await using var controller = new TpgController(Vectors.Setup(replay));
        await controller.Line.Bus.OpenAsync(Cancellation);
        var reading = await controller.ReadAsync(controller.Parameters[0], RequestPriority.Polling, Cancellation);
        Assert.Equal((pascals, state), (reading.Value, reading.State));
    }

    [Theory]
    [InlineData("008", 2.0)]
    [InlineData("009", 2e-2 * 133.32236842105263)]
    [InlineData("010", 2e-2)]
    [InlineData("011", 2e-5 * 133.32236842105263)]
    [InlineData("012", 2.0)]
    [InlineData("013", null)]
    public async Task The_unit_of_the_display_is_obeyed(string number, double? pascals)
    {
        var replay = new ReplayChannel("unit", [.. Vectors.Case(File, "pfeiffer-tpg-001"), .. Vectors.Case(File, $"pfeiffer-tpg-{number}")]);
        await using var controller = new TpgController(Vectors.Setup(replay));
        await controller.Line.Bus.OpenAsync(Cancellation);
        var reading = await controller.ReadAsync(controller.Parameters[0], RequestPriority.Polling, Cancellation);
        Assert.True(pascals is null ? reading is { Value: null, State: "unit is V" } : Math.Abs(reading.Value!.Value / pascals.Value - 1) < 1e-12);
    }

    [Fact]
    public async Task The_simulator_answers_every_exchange_alike()
    {
        foreach (var group in Vectors.Of(File).GroupBy(v => v.Case))
        {
            var first = group.First();
            var settings = first.Command is "PA" or "PB" or "SPS" or "SP" ? ("model", "300") : ("gauges", first.Case switch { "pfeiffer-tpg-020" => "CMR,noSEn", "pfeiffer-tpg-019" => "TPR,PKR", "pfeiffer-tpg-022" => "PCR", _ => "CMR,IKR" });
            var simulator = new TpgSimulator(Vectors.Simulator(settings) with { Inputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal) { ["pressure"] = () => 0.5 } });
            await using var bus = new RequestBus("raw", Vectors.Line(simulator), LineFramer.CarriageReturnLineFeed, new(TimeSpan.FromSeconds(2)), TimeProvider.System);
            await bus.OpenAsync(Cancellation);
            if (first.Command == "UNI" && Text(group.ElementAt(1).Device!) != "0")
                await bus.AskAsync(new(Encoding.ASCII.GetBytes($"UNI,{Text(group.ElementAt(1).Device!)}\r\n"), "unit"), RequestPriority.Recipe, Cancellation);
            if (first.Case == "pfeiffer-tpg-016")
                await bus.AskAsync(new("SEN,0,1\r\n"u8.ToArray(), "gauge 2 off"), RequestPriority.Recipe, Cancellation);
            if (first.Case == "pfeiffer-tpg-033")
                await bus.AskAsync(new("QQQ\r\n"u8.ToArray(), "nonsense"), RequestPriority.Recipe, Cancellation);
            foreach (var vector in group)
            {
                var answer = (await bus.AskAsync(new(vector.Host, vector.Command), RequestPriority.Recipe, Cancellation))[0];
                var expected = vector.IsSilent ? "\x15" : Text(vector.Device!);
                var physics = vector.Command is "PR" or "PRX" or "PA" or "PB" && vector.Step == 2;
                Assert.True(physics ? TpgReading.Decode(Text(answer))?.Count == TpgReading.Decode(expected)!.Count : expected == Text(answer), $"{vector.Case}: {Text(answer)}");
            }
        }
    }

    [Fact]
    public async Task Pressures_are_read_in_pascals_whatever_the_display_shows()
    {
        foreach (var (model, units) in new[] { ("26x", new[] { 0, 1, 2 }), ("36x", [0, 1, 2, 3, 4]), ("300", [1, 2, 3]) })
        {
            await using var controller = Connected(model, 5, out _);
            await controller.ConnectAsync(Cancellation);
            foreach (var unit in units)
            {
                Assert.Equal(WriteResult.Done, (await controller.SetAsync(controller.Parameters[^1], unit, RequestPriority.Recipe, Cancellation)).Result);
                var poll = await controller.PollAsync(RequestPriority.Polling, Cancellation);
                Assert.Equal(5, poll[0].Value!.Value, 0.1);
            }
        }
    }

    [Fact]
    public async Task A_controller_that_does_not_say_what_it_is_needs_its_model()
    {
        var simulator = new TpgSimulator(Vectors.Simulator(("model", "26x")));
        await using var unknown = new TpgController(Vectors.Setup(Vectors.Line(simulator)));
        Assert.Equal(DeviceFault.WrongDevice, (await Assert.ThrowsAsync<DeviceException>(() => unknown.ConnectAsync(Cancellation))).Fault);
        await using var other = new TpgController(Vectors.Setup(Vectors.Line(new TpgSimulator(Vectors.Simulator())), false, ("model", "26x")));
        Assert.Equal(DeviceFault.WrongDevice, (await Assert.ThrowsAsync<DeviceException>(() => other.ConnectAsync(Cancellation))).Fault);
        Assert.Throws<ArgumentException>(() => new TpgController(Vectors.Setup(Vectors.Line(simulator), false, ("model", "500"))));
    }

    [Fact]
    public async Task Identity_switches_and_faults_are_told()
    {
        await using var controller = Connected("36x", 0.5, out var simulator, ("gauges", "CMR,IKR"));
        Assert.Equal("Pfeiffer TPG 362, serial number 44991234, firmware 010200", (await controller.ConnectAsync(Cancellation)).ToString());
        Assert.Equal("CMR,IKR", await controller.TextAsync("TID", RequestPriority.Recipe, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => controller.TextAsync("SEN,1,1", RequestPriority.Recipe, Cancellation));
        var second = controller.Parameters.Single(p => p.Name == "gauge-2");
        Assert.Equal(WriteResult.Done, (await controller.SetAsync(second, 1, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(WriteResult.NotDone, (await controller.SetAsync(controller.Parameters.Single(p => p.Name == "gauge-1"), 1, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(["under range", "off"], (await controller.PollAsync(RequestPriority.Polling, Cancellation)).Select(r => r.State));
        simulator.Inject("doubled-return");
        simulator.Inject("sensor-error");
        Assert.Equal("sensor error", (await controller.PollAsync(RequestPriority.Polling, Cancellation))[0].State);
        Assert.Empty(controller.SafeState.Actions);
    }

    [Fact]
    public async Task Damaged_replies_give_a_reading_or_a_fault()
    {
        // The protocol has no check: a changed digit cannot be known. Anything but a pressure in the layout of one must be.
        var line = new ReplyMutation(Vectors.Line(new TpgSimulator(Vectors.Simulator())));
        await using var controller = new TpgController(Vectors.Setup(line) with { Wire = ReplyMutation.Hasty });
        await controller.ConnectAsync(Cancellation);
        var (values, faults) = (0, 0);
        for (var i = 0; i < ReplyMutation.Count; i++)
        {
            line.Number = i;
            try
            {
                var reading = await controller.ReadAsync(controller.Parameters[1], RequestPriority.Polling, Cancellation);
                Assert.Equal(reading.State == "ok", reading.Value is { } pascals && double.IsFinite(pascals));
                values++;
            }
            catch (DeviceException e)
            {
                Assert.NotEqual(DeviceFault.LinkLost, e.Fault);
                faults++;
            }
        }

        Assert.True(values > 0 && faults > 0, $"{values} values, {faults} faults");
    }

    private static TpgController Connected(string model, double pascals, out TpgSimulator simulator, params (string Name, string Value)[] settings)
    {
        simulator = new TpgSimulator(Vectors.Simulator([("model", model), .. settings]) with { Inputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal) { ["pressure"] = () => pascals } });
        return new(Vectors.Setup(Vectors.Line(simulator), false, ("model", model)));
    }

    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes).TrimEnd('\r', '\n');
}
