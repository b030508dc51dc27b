using Fickian.Acquisition.Alicat;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Tests.Acquisition.Alicat;

/// <summary>The client of Alicat instruments against the simulator of three firmware families.</summary>
public sealed class AlicatControllerTests
{
    // 500 SCCM at 25 °C and 101 325 Pa.
    private const double FullScale = 101325 * 5e-4 / (8.31446261815324 * 298.15 * 60);

    private static readonly SpedTime Laboratory = new(500, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("5v12.0-R22")]
    [InlineData("8v17.0-R23")]
    [InlineData("10v04.0-R24")]
    [InlineData("10v20.0-R24")]
    public async Task A_set_point_is_reached_and_the_safe_state_confirmed_on_every_firmware(string firmware)
    {
        var (client, simulator) = await ConnectedAsync([("source", "serial"), ("safe", "hold-closed")], [("firmware", firmware)]);
        await using var _ = client;
        Assert.Equal(FullScale, client.Setpoint.Maximum, 1e-6 * FullScale);
        var outcome = await client.SetAsync(client.Setpoint, 0.4 * FullScale, RequestPriority.Recipe, Cancellation);
        Assert.True(outcome.Result == WriteResult.Done, outcome.Sentence);
        await Task.Delay(TimeSpan.FromSeconds(10), Laboratory, Cancellation);
        var flow = await client.ReadAsync(client.Parameters.First(p => p.Name == "flow"), RequestPriority.Polling, Cancellation);

        // Noise, 0.02 % of full scale, five times, and the last digit.
        Assert.Equal(0.4 * FullScale, flow.Value!.Value, 0.0015 * FullScale);
        Assert.Equal(0.4 * FullScale, simulator.Outputs["flow"](), 1e-3 * FullScale);
        foreach (var action in client.SafeState.Actions)
            Assert.Null(await action.Perform(RequestPriority.Interlock, Cancellation));
        Assert.InRange(simulator.Outputs["flow"](), 0, 0.02 * FullScale);
        Assert.DoesNotContain("LCK", (await client.ReadAsync(client.Parameters.First(p => p.Name == "flags"), RequestPriority.Polling, Cancellation)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_analogue_source_nothing_is_sent_and_the_safe_state_holds_the_valve()
    {
        var (client, simulator) = await ConnectedAsync([], [("source", "A")], ("analogue", () => 0.7));
        await using var _ = client;
        await Task.Delay(TimeSpan.FromSeconds(10), Laboratory, Cancellation);
        var outcome = await client.SetAsync(client.Setpoint, 0.4 * FullScale, RequestPriority.Recipe, Cancellation);
        Assert.Equal(WriteResult.NotDone, outcome.Result);
        Assert.Contains("nothing was sent", outcome.Sentence, StringComparison.Ordinal);
        foreach (var action in client.SafeState.Actions)
            Assert.Null(await action.Perform(RequestPriority.Interlock, Cancellation));
        Assert.InRange(simulator.Outputs["flow"](), 0, 0.02 * FullScale);
    }

    [Fact]
    public async Task Old_firmware_whose_source_the_rig_does_not_state_gets_no_set_point()
    {
        var (client, _) = await ConnectedAsync([], [("firmware", "5v12.0-R22")]);
        await using var closing = client;
        Assert.Equal(WriteResult.NotDone, (await client.SetAsync(client.Setpoint, 0.4 * FullScale, RequestPriority.Recipe, Cancellation)).Result);
    }

    [Fact]
    public async Task A_stale_stream_is_stopped_when_the_client_connects()
    {
        var simulator = new AlicatSimulator(new(Laboratory, 1));
        simulator.Inject("stale-stream");
        await using var client = new AlicatController(new("mfc", Vectors.Line(simulator), Laboratory) { Wire = TimeProvider.System });
        Assert.Equal("521641", (await client.ConnectAsync(Cancellation)).SerialNumber);
    }

    [Theory]
    [InlineData("lost-acknowledge", WriteResult.Done)]
    [InlineData("ignored-setpoint", WriteResult.NotDone)]
    public async Task A_write_is_judged_by_what_is_read_back(string fault, WriteResult result)
    {
        var (client, simulator) = await ConnectedAsync([], []);
        await using var _ = client;
        simulator.Inject(fault);
        Assert.Equal(result, (await client.SetAsync(client.Setpoint, 0.25 * FullScale, RequestPriority.Recipe, Cancellation)).Result);
    }

    [Fact]
    public async Task A_leaking_valve_is_told_and_forbids_a_tare()
    {
        var (client, simulator) = await ConnectedAsync([], [], [], "tare");
        await using var _ = client;
        simulator.Inject("leaking-valve");
        await Task.Delay(TimeSpan.FromSeconds(5), Laboratory, Cancellation);
        Assert.Contains("close the gas by hand", await client.SafeState.Actions[^1].Perform(RequestPriority.Interlock, Cancellation), StringComparison.Ordinal);
        Assert.Equal(DeviceFault.Forbidden, (await Assert.ThrowsAsync<DeviceException>(() => client.TareAsync(AlicatTare.Flow, RequestPriority.Recipe, Cancellation))).Fault);
        simulator.Inject("leaking-valve", on: false);
        await client.TareAsync(AlicatTare.Flow, RequestPriority.Recipe, Cancellation);
    }

    [Fact]
    public async Task What_may_do_harm_is_refused_before_a_byte_is_sent()
    {
        var (client, _) = await ConnectedAsync([], []);
        await using var closing = client;
        var sent = client.Counters.Exchanges;
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.SetAsync(client.Setpoint, 1.01 * FullScale, RequestPriority.Recipe, Cancellation));
        foreach (var (name, value) in new[] { ("gas", 4.0), ("setpoint-source", 1), ("control-statistic", 34) })
            Assert.Equal(DeviceFault.Forbidden, (await Assert.ThrowsAsync<DeviceException>(() => client.SetAsync(client.Parameters.First(p => p.Name == name), value, RequestPriority.Recipe, Cancellation))).Fault);
        await Assert.ThrowsAsync<DeviceException>(() => client.SetUnitAsync(5, 7, RequestPriority.Recipe, Cancellation));
        Assert.Equal(sent, client.Counters.Exchanges);
    }

    [Fact]
    public async Task After_a_change_of_unit_values_stay_the_same_in_moles()
    {
        var (client, _) = await ConnectedAsync([], [("noise", "0")], [], "unit");
        await using var closing = client;
        await client.SetAsync(client.Setpoint, 0.5 * FullScale, RequestPriority.Recipe, Cancellation);
        await client.SetUnitAsync(5, 7, RequestPriority.Recipe, Cancellation);
        Assert.Equal(0.5 * FullScale, (await client.ReadAsync(client.Setpoint, RequestPriority.Polling, Cancellation)).Value!.Value, 2e-3 * FullScale);
        Assert.Equal(FullScale, client.Setpoint.Maximum, 1e-2 * FullScale);
    }

    [Fact]
    public async Task A_flow_controller_is_not_taken_for_a_pressure_controller()
    {
        var failure = await Assert.ThrowsAsync<DeviceException>(() => ConnectedAsync([("quantity", "pressure")], []));
        Assert.Equal(DeviceFault.WrongDevice, failure.Fault);
    }

    [Fact]
    public async Task On_a_bad_line_there_are_readings_or_sentences()
    {
        var (readings, sentences) = await ClientFuzz.RunAsync(new AlicatSimulator(Vectors.Simulator()), s => new AlicatController(s), r => Assert.Equal(8, r.Count));
        Assert.True(readings > 0, $"{readings} readings, {sentences} sentences");
    }

    private static Task<(AlicatController Client, AlicatSimulator Simulator)> ConnectedAsync((string, string)[] client, (string, string)[] simulated, params (string Name, Func<double> Value)[] inputs) =>
        ConnectedAsync(client, simulated, inputs, "");

    private static async Task<(AlicatController Client, AlicatSimulator Simulator)> ConnectedAsync((string Name, string Value)[] settings, (string Name, string Value)[] simulated, (string Name, Func<double> Value)[] inputs, string allowed)
    {
        var simulator = new AlicatSimulator(new(Laboratory, 1)
        {
            Settings = simulated.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal),
            Inputs = inputs.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal),
        });
        var client = new AlicatController(new("mfc", Vectors.Line(simulator), Laboratory)
        {
            Wire = TimeProvider.System,
            Settings = settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal),
            Allowed = new HashSet<string>(StringComparer.Ordinal) { allowed },
        });
        await client.ConnectAsync(Cancellation);
        return (client, simulator);
    }
}
