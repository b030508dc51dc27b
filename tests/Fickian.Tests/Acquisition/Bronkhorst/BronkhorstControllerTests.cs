using Fickian.Acquisition.Bronkhorst;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Tests.Acquisition.Bronkhorst;

/// <summary>The client of the flow controller against its simulator.</summary>
public sealed class BronkhorstControllerTests
{
    // 100 mln/min: 101325 Pa · 100e-6 m³ / (R · 273.15 K) / 60 s.
    private const double FullScale = 101325 * 1e-4 / (8.31446261815324 * 273.15 * 60);

    private static readonly SpedTime Laboratory = new(500, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ascii")]
    [InlineData("binary")]
    public async Task A_set_point_is_reached_and_read_in_moles(string framing)
    {
        var (controller, simulator) = await ConnectedAsync([("framing", framing)], [("framing", framing), ("node", "16")]);
        await using var _ = controller;
        Assert.Equal(FullScale, controller.Setpoint.Maximum, 1e-6 * FullScale);
        Assert.Equal(("N2", 100.0, "mln/min", 2), (controller.Configuration!.Fluid, controller.Configuration.Capacity, controller.Configuration.CapacityUnit, controller.Configuration.ValveSafeState));

        // 16.1 parts in a hundred: with 10 among the bytes of the number, as of the node.
        var asked = 0.1607 * FullScale;
        Assert.Equal(WriteResult.Done, (await controller.SetAsync(controller.Setpoint, asked, RequestPriority.Recipe, Cancellation)).Result);
        await Task.Delay(TimeSpan.FromSeconds(10), Laboratory, Cancellation);
        var readings = (await controller.PollAsync(RequestPriority.Polling, Cancellation)).ToDictionary(r => r.Parameter.Name, StringComparer.Ordinal);

        // Noise of the sensor: 0.05 % of full scale, five times.
        Assert.Equal(asked, readings["flow"].Value!.Value, 0.0025 * FullScale);
        Assert.Equal(0.1607, readings["measure"].Value!.Value, 0.0025);
        Assert.Equal(asked, simulator.Outputs["flow"](), 1e-4 * FullScale);
        Assert.Equal(294.65, readings["temperature"].Value!.Value, 1e-3);
        Assert.Equal("unit not known", readings["line-pressure"].State);
        Assert.Equal(13, readings.Count);
    }

    [Fact]
    public async Task Values_whose_unit_the_rig_states_are_SI()
    {
        var (controller, _) = await ConnectedAsync([("pressure-unit", "bar"), ("counter-unit", "mln")], []);
        await using var closing = controller;
        await controller.SetAsync(Named(controller, "setpoint-fraction"), 1, RequestPriority.Recipe, Cancellation);
        await Task.Delay(TimeSpan.FromSeconds(20), Laboratory, Cancellation);
        Assert.Equal(3e5, (await controller.ReadAsync(Named(controller, "line-pressure"), RequestPriority.Polling, Cancellation)).Value!.Value, 1.0);
        Assert.InRange((await controller.ReadAsync(Named(controller, "counter"), RequestPriority.Polling, Cancellation)).Value!.Value, 15 * FullScale, 2000 * FullScale);
    }

    [Theory]
    [InlineData("18", "zero")]
    [InlineData("1", "zero")]
    [InlineData("8", "zero")]
    [InlineData("18", "close")]
    public async Task The_safe_state_is_reached_and_confirmed_from_every_mode(string mode, string safe)
    {
        var (controller, simulator) = await ConnectedAsync([("safe", safe)], [("mode", mode)], ("analogue", () => 0.6));
        await using var _ = controller;
        if (mode == "18")
            await controller.SetAsync(Named(controller, "setpoint-fraction"), 0.8, RequestPriority.Recipe, Cancellation);
        await Task.Delay(TimeSpan.FromSeconds(10), Laboratory, Cancellation);
        foreach (var action in controller.SafeState.Actions)
            Assert.Null(await action.Perform(RequestPriority.Interlock, Cancellation));
        Assert.InRange(simulator.Outputs["flow"](), 0, 0.02 * FullScale);
        Assert.Equal(safe == "close" ? 3 : mode == "18" ? 18 : 12, (await controller.ReadAsync(Named(controller, "control-mode"), RequestPriority.Polling, Cancellation)).Value);
    }

    [Fact]
    public async Task A_valve_that_leaks_is_told()
    {
        var (controller, simulator) = await ConnectedAsync([], []);
        await using var _ = controller;
        simulator.Inject("leaking-valve");
        await Task.Delay(TimeSpan.FromSeconds(5), Laboratory, Cancellation);
        var sentence = await controller.SafeState.Actions[^1].Perform(RequestPriority.Interlock, Cancellation);
        Assert.Contains("still measures", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_analogue_mode_a_set_point_is_not_sent()
    {
        var (controller, _) = await ConnectedAsync([], [("mode", "1")]);
        await using var closing = controller;
        var outcome = await controller.SetAsync(controller.Setpoint, 0.5 * FullScale, RequestPriority.Recipe, Cancellation);
        Assert.Equal(WriteResult.NotDone, outcome.Result);
        Assert.Contains("control mode 1", outcome.Sentence, StringComparison.Ordinal);
        Assert.Equal(WriteResult.Done, (await controller.SetAsync(Named(controller, "control-mode"), 18, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(WriteResult.Done, (await controller.SetAsync(controller.Setpoint, 0.5 * FullScale, RequestPriority.Recipe, Cancellation)).Result);
    }

    [Fact]
    public async Task What_may_do_harm_is_refused_unless_the_rig_allows_it()
    {
        var (controller, _) = await ConnectedAsync([], []);
        await using var closing = controller;
        foreach (var (name, value) in new[] { ("control-mode", 8.0), ("control-mode", 7), ("control-mode", 20), ("control-mode", 22), ("fluid-set", 1) })
            Assert.Equal(DeviceFault.Forbidden, (await Assert.ThrowsAsync<DeviceException>(() => controller.SetAsync(Named(controller, name), value, RequestPriority.Recipe, Cancellation))).Fault);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => controller.SetAsync(controller.Setpoint, 1.01 * FullScale, RequestPriority.Recipe, Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => controller.SetAsync(controller.Setpoint, double.NaN, RequestPriority.Recipe, Cancellation));
    }

    [Theory]
    [InlineData("ignored-setpoint", WriteResult.NotDone)]
    [InlineData("status-12", null)]
    [InlineData("status-25", null)]
    public async Task A_write_is_judged_by_what_is_read_back(string fault, WriteResult? result)
    {
        var (controller, simulator) = await ConnectedAsync([], []);
        await using var _ = controller;
        simulator.Inject(fault);
        if (result is { } expected)
            Assert.Equal(expected, (await controller.SetAsync(controller.Setpoint, 0.5 * FullScale, RequestPriority.Recipe, Cancellation)).Result);
        else
            await Assert.ThrowsAsync<DeviceException>(() => controller.SetAsync(controller.Setpoint, 0.5 * FullScale, RequestPriority.Recipe, Cancellation));
    }

    [Fact]
    public async Task A_lost_acknowledge_is_not_a_lost_set_point()
    {
        var simulator = new BronkhorstSimulator(new(Laboratory, 1));
        await using var controller = new BronkhorstController(new("mfc", Vectors.Line(simulator), Laboratory) { Wire = TimeProvider.System });
        await controller.ConnectAsync(Cancellation);
        simulator.Inject("lost-acknowledge");
        var outcome = await controller.SetAsync(controller.Setpoint, 0.25 * FullScale, RequestPriority.Recipe, Cancellation);
        Assert.Equal(WriteResult.Done, outcome.Result);
        Assert.Contains("acknowledge did not come", outcome.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pressure_controller_is_not_taken_for_a_flow_controller()
    {
        var failure = await Assert.ThrowsAsync<DeviceException>(() => ConnectedAsync([], [("unit", "bar"), ("capacity", "10")]));
        Assert.Equal(DeviceFault.WrongDevice, failure.Fault);
        var (controller, _) = await ConnectedAsync([("quantity", "pressure")], [("unit", "bar"), ("capacity", "10")]);
        await using var closing = controller;
        Assert.Equal(1e6, controller.Setpoint.Maximum, 1.0);
        Assert.Equal(Unit.Pascal, controller.Setpoint.Unit);
    }

    [Fact]
    public async Task Another_node_does_not_answer_for_this_one()
    {
        var simulator = new BronkhorstSimulator(new(Laboratory, 1));
        await using var controller = new BronkhorstController(new("mfc", Vectors.Line(simulator), Laboratory)
        {
            Wire = new SpedTime(20, TimeProvider.System),
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["node"] = "5" },
        });
        Assert.Equal(DeviceFault.NoReply, (await Assert.ThrowsAsync<DeviceException>(() => controller.ConnectAsync(Cancellation))).Fault);
    }

    [Theory]
    [InlineData("ascii")]
    [InlineData("binary")]
    public async Task On_a_bad_line_there_are_readings_or_sentences(string framing)
    {
        var simulator = new BronkhorstSimulator(Vectors.Simulator(("framing", framing)));
        var (readings, sentences) = await ClientFuzz.RunAsync(simulator, s => new BronkhorstController(s), r => Assert.Equal(13, r.Count), ("framing", framing));
        Assert.True(readings > 0, $"{readings} readings, {sentences} sentences");
    }

    private static Parameter Named(BronkhorstController controller, string name) => controller.Parameters.First(p => p.Name == name);

    private static async Task<(BronkhorstController Controller, BronkhorstSimulator Simulator)> ConnectedAsync(
        (string Name, string Value)[] client, (string Name, string Value)[] simulated, params (string Name, Func<double> Value)[] inputs)
    {
        var simulator = new BronkhorstSimulator(new(Laboratory, 1)
        {
            Settings = simulated.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal),
            Inputs = inputs.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal),
        });
        var controller = new BronkhorstController(new("mfc", Vectors.Line(simulator), Laboratory)
        {
            Wire = TimeProvider.System,
            Settings = client.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal),
        });
        await controller.ConnectAsync(Cancellation);
        return (controller, simulator);
    }
}
