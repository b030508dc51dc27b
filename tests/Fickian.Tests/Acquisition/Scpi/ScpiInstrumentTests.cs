using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Scpi;

namespace Fickian.Tests.Acquisition.Scpi;

/// <summary>The client of SCPI meters and supplies against their simulator.</summary>
public sealed class ScpiInstrumentTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_transducer_is_read_through_its_voltage()
    {
        var simulator = new ScpiSimulator(Vectors.Simulator() with { Inputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal) { ["voltage"] = () => 2.5 } });
        await using var meter = new ScpiInstrument(Vectors.Setup(Vectors.Line(simulator), false, ("read", "READ?"), ("quantity", "pressure"), ("unit", "Pa"), ("scale", "1e4"), ("offset", "-100")));
        Assert.Equal("FICKIAN VIRTUAL-DMM, serial number 0001, firmware 1.0", (await meter.ConnectAsync(Cancellation)).ToString());
        var reading = (await meter.PollAsync(RequestPriority.Polling, Cancellation))[0];
        Assert.Equal(("pressure", "Pa"), (reading.Parameter.Name, reading.Parameter.Unit.Symbol));
        Assert.Equal(24900, reading.Value!.Value, 0.1);
        Assert.Equal(WriteResult.Done, (await SetAsync(meter, "integration", 10)).Result);
        Assert.Equal(SafeStage.Nothing, meter.SafeState.Stage);
    }

    [Fact]
    public async Task An_overload_a_word_and_a_missing_line_end_give_no_value()
    {
        var simulator = new ScpiSimulator(Vectors.Simulator());
        await using var meter = new ScpiInstrument(Vectors.Setup(Vectors.Line(simulator), silence: true));
        await meter.ConnectAsync(Cancellation);
        simulator.Inject("overload");
        Assert.Equal("overload", (await ReadAsync(meter, "voltage")).State);
        simulator.Inject("overload", on: false);
        simulator.Inject("text-reading");
        Assert.Equal(DeviceFault.UnreadableReply, (await Assert.ThrowsAsync<DeviceException>(() => ReadAsync(meter, "voltage"))).Fault);
        simulator.Inject("text-reading", on: false);
        simulator.Inject("missing-line-feed");
        Assert.Equal(DeviceFault.NoReply, (await Assert.ThrowsAsync<DeviceException>(() => ReadAsync(meter, "voltage"))).Fault);
    }

    [Fact]
    public async Task A_slow_reading_is_waited_for_as_long_as_its_integration_takes()
    {
        // 100 cycles of 50 Hz are 2 s; both clocks run alike here.
        var time = new SpedTime(20, TimeProvider.System);
        var simulator = new ScpiSimulator(new(time, 1));
        await using var meter = new ScpiInstrument(new("meter", Vectors.Line(simulator), time) { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["read"] = "READ?" } });
        await meter.ConnectAsync(Cancellation);
        await SetAsync(meter, "integration", 100);
        var begun = time.GetTimestamp();
        Assert.True((await ReadAsync(meter, "voltage")).IsValid);
        Assert.True(time.GetElapsedTime(begun).TotalSeconds > 1.9);
        simulator.Inject("slow");
        Assert.Equal(DeviceFault.NoReply, (await Assert.ThrowsAsync<DeviceException>(() => ReadAsync(meter, "voltage"))).Fault);
    }

    [Fact]
    public async Task The_current_limit_comes_before_the_voltage_and_the_output()
    {
        var (supply, simulator) = Supply(("set-current", 0, 1), ("set-voltage", 0, 12), ("power", 0, 6));
        await using var open = supply;
        await supply.ConnectAsync(Cancellation);
        await supply.Line.CommandAsync("CURR 5", RequestPriority.Recipe, Cancellation);
        Assert.Contains("set set-current first", (await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => SetAsync(supply, "set-voltage", 5))).Message, StringComparison.Ordinal);
        await SetAsync(supply, "set-current", 0.8);
        Assert.Equal(WriteResult.Done, (await SetAsync(supply, "set-voltage", 5)).Result);
        Assert.Contains("6 W", (await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => SetAsync(supply, "set-voltage", 10))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => SetAsync(supply, "set-voltage", 13));
        Assert.Equal(WriteResult.Done, (await SetAsync(supply, "output", 1)).Result);
        Assert.Equal((5, 0.5), (simulator.Outputs["voltage"](), simulator.Outputs["current"]()));
    }

    [Fact]
    public async Task A_voltage_moves_no_faster_than_the_rig_allows()
    {
        var (supply, simulator) = Supply(("slew", 0, 2));
        await using var open = supply;
        await supply.ConnectAsync(Cancellation);
        await SetAsync(supply, "set-current", 2);
        await SetAsync(supply, "output", 1);
        var before = supply.Counters.Exchanges;
        Assert.Equal(WriteResult.Done, (await SetAsync(supply, "set-voltage", 5.5)).Result);
        Assert.Equal(5.5, simulator.Outputs["voltage"]());

        // Five steps of 1 V and the last; limits, output, voltage and read-back are looked at besides.
        Assert.Equal(5 + 1 + 4, supply.Counters.Exchanges - before);
    }

    [Fact]
    public async Task The_safe_state_switches_off_and_a_supply_that_stays_on_is_told()
    {
        var (supply, simulator) = Supply();
        await using var open = supply;
        await supply.ConnectAsync(Cancellation);
        await SetAsync(supply, "set-voltage", 1);
        await SetAsync(supply, "output", 1);
        var action = Assert.Single(supply.SafeState.Actions);
        Assert.Null(await action.Perform(RequestPriority.Interlock, Cancellation));
        Assert.Equal(0, simulator.Outputs["heater"]());
        await SetAsync(supply, "output", 1);
        simulator.Inject("stuck-output");
        Assert.Contains("still on", await action.Perform(RequestPriority.Interlock, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_an_error_nothing_is_set_until_it_is_cleared_but_the_output_goes_off()
    {
        var (supply, simulator) = Supply();
        await using var open = supply;
        await supply.ConnectAsync(Cancellation);
        await SetAsync(supply, "set-voltage", 1);
        await SetAsync(supply, "output", 1);
        var refusal = await Assert.ThrowsAsync<DeviceException>(() => SetAsync(supply, "set-voltage", 100));
        Assert.Contains("-222", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(DeviceFault.Refused, (await Assert.ThrowsAsync<DeviceException>(() => SetAsync(supply, "set-voltage", 2))).Fault);
        Assert.Equal((double)(int)ScpiState.Fault, (await supply.PollAsync(RequestPriority.Polling, Cancellation))[^1].Value);
        Assert.Equal(WriteResult.Done, (await SetAsync(supply, "output", 0)).Result);
        await SetAsync(supply, "clear", 1);
        Assert.Equal(WriteResult.Done, (await SetAsync(supply, "set-voltage", 2)).Result);
        Assert.Equal(2, (await ReadAsync(supply, "set-voltage")).Value);
        Assert.Equal(0, simulator.Outputs["voltage"]());
    }

    [Fact]
    public async Task An_overflown_queue_is_read_to_its_end()
    {
        var (supply, simulator) = Supply();
        await using var open = supply;
        await supply.ConnectAsync(Cancellation);
        for (var i = 0; i < 12; i++)
            await supply.Line.SendAsync("NONSENSE 1", RequestPriority.Recipe, Cancellation);
        var errors = await supply.Line.ErrorsAsync(RequestPriority.Recipe, Cancellation);
        Assert.Equal((10, -350), (errors.Count, errors[^1].Number));
        Assert.Empty(await supply.Line.ErrorsAsync(RequestPriority.Recipe, Cancellation));
        Assert.Empty(simulator.Faults.Keys.Except(["overload", "missing-line-feed", "slow", "stuck-output", "text-reading", "error-flood", "silent"]));
    }

    [Fact]
    public async Task A_block_comes_as_its_bytes()
    {
        await using var meter = new ScpiInstrument(Vectors.Setup(Vectors.Line(new ScpiSimulator(Vectors.Simulator()))));
        await meter.ConnectAsync(Cancellation);
        var text = System.Text.Encoding.ASCII.GetString(await meter.Line.BlockAsync("TRAC:DATA?", RequestPriority.Recipe, Cancellation));
        Assert.Equal(5, ScpiNumber.Decode(text)!.Count);
    }

    [Fact]
    public async Task An_unknown_question_says_why_it_has_no_answer()
    {
        await using var meter = new ScpiInstrument(Vectors.Setup(Vectors.Line(new ScpiSimulator(Vectors.Simulator())), silence: true));
        await meter.ConnectAsync(Cancellation);
        var refusal = await Assert.ThrowsAsync<DeviceException>(() => meter.Line.AskAsync("NONSENSE?", null, RequestPriority.Recipe, Cancellation));
        Assert.Contains("-113", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(DeviceFault.Forbidden, (await Assert.ThrowsAsync<DeviceException>(() => meter.ResetAsync(RequestPriority.Recipe, Cancellation))).Fault);
    }

    [Fact]
    public async Task Damaged_replies_give_a_reading_or_a_fault()
    {
        var line = new ReplyMutation(Vectors.Line(new ScpiSimulator(Vectors.Simulator())));
        await using var meter = new ScpiInstrument(Vectors.Setup(line) with { Wire = ReplyMutation.Hasty });
        await meter.ConnectAsync(Cancellation);
        var (values, faults) = (0, 0);
        for (var i = 0; i < ReplyMutation.Count; i++)
        {
            line.Number = i;
            try
            {
                var reading = await ReadAsync(meter, "voltage");
                Assert.True(reading.Value is null || double.IsFinite(reading.Value.Value));
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

    private static (ScpiInstrument Supply, ScpiSimulator Simulator) Supply(params (string Name, double Minimum, double Maximum)[] limits)
    {
        var simulator = new ScpiSimulator(Vectors.Simulator(("type", "supply")));
        var setup = Vectors.Setup(Vectors.Line(simulator), false, ("type", "supply")) with { Limits = limits.ToDictionary(l => l.Name, l => (l.Minimum, l.Maximum), StringComparer.Ordinal) };
        return (new(setup), simulator);
    }

    private static Task<WriteOutcome> SetAsync(ScpiInstrument instrument, string name, double value) =>
        instrument.SetAsync(instrument.Parameters.Single(p => p.Name == name), value, RequestPriority.Recipe, Cancellation);

    private static Task<Reading> ReadAsync(ScpiInstrument instrument, string name) =>
        instrument.ReadAsync(instrument.Parameters.Single(p => p.Name == name), RequestPriority.Recipe, Cancellation);
}
