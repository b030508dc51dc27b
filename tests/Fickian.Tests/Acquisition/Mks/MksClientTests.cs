using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Mks;
using Fickian.Acquisition.Simulators;

namespace Fickian.Tests.Acquisition.Mks;

/// <summary>The clients of MKS gauges and flow controllers against their simulators.</summary>
public sealed class MksClientTests
{
    // 100 SCCM at 0 °C and 101 325 Pa.
    private const double FullScale = 101325 * 1e-4 / (8.31446261815324 * 273.15 * 60);

    private static readonly SpedTime Laboratory = new(500, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gauges_start_measure_and_run_out_of_range_with_the_pressure_of_the_rig()
    {
        var pressure = 1e-4;
        var simulator = new MksGaugeSimulator(new SimulatorSetup(Laboratory, 1) { Inputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal) { ["pressure"] = () => pressure } });
        await using var gauge = new MksGauge(Setup(simulator, ("channels", "1,3"), ("ion", "1,2"), ("combined", "1")));
        var identity = await gauge.ConnectAsync(Cancellation);
        Assert.Equal(("CC,PR,NC", "1801123456"), (identity.Model, identity.SerialNumber));
        await Task.Delay(TimeSpan.FromSeconds(10), Laboratory, Cancellation);
        var readings = await PollAsync(gauge);
        Assert.Equal(1e-4, readings["pressure-1"].Value!.Value, 1e-6);
        Assert.Equal("under range", readings["pressure-3"].State);
        Assert.Equal((8.0, 1.0), (readings["ion-status-1"].Value, readings["power-1"].Value));
        pressure = 1000;
        readings = await PollAsync(gauge);
        Assert.Equal("over range", readings["pressure-1"].State);
        Assert.Equal(1000, readings["pressure-3"].Value!.Value, 10.0);
        Assert.Equal(2, readings["ion-status-1"].Value);
        Assert.Equal(6, (await gauge.AllPressuresAsync(RequestPriority.Polling, Cancellation)).Count);
        foreach (var action in gauge.SafeState.Actions)
            Assert.Null(await action.Perform(RequestPriority.Interlock, Cancellation));
        Assert.Equal(0, simulator.Outputs["emission"]());
        Assert.Equal("off", (await PollAsync(gauge))["pressure-1"].State);
    }

    [Fact]
    public async Task Emission_that_stays_on_is_told()
    {
        var simulator = new MksGaugeSimulator(new(Laboratory, 1));
        await using var gauge = new MksGauge(Setup(simulator, ("ion", "1")));
        await gauge.ConnectAsync(Cancellation);
        simulator.Inject("stuck-emission");
        Assert.Contains("reads back as ON", await gauge.SafeState.Actions[0].Perform(RequestPriority.Interlock, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Relays_unit_and_emission_need_their_permissions()
    {
        var simulator = new MksGaugeSimulator(new(Laboratory, 1));
        await using var gauge = new MksGauge(Setup(simulator, ("ion", "1"), ("relays", "2")));
        await gauge.ConnectAsync(Cancellation);
        foreach (var (name, value) in new[] { ("power-1", 1.0), ("relay-2-threshold", 10), ("relay-2-reset", 10), ("relay-2-direction", 1), ("relay-2-enabled", 1) })
            Assert.Equal(DeviceFault.Forbidden, (await Assert.ThrowsAsync<DeviceException>(() => gauge.SetAsync(Named(gauge, name), value, RequestPriority.Recipe, Cancellation))).Fault);
        await Assert.ThrowsAsync<DeviceException>(() => gauge.SetUnitAsync("MBAR", Cancellation));

        await using var allowed = new MksGauge(Setup(simulator, ("ion", "1"), ("relays", "2")) with { Allowed = new HashSet<string>(StringComparer.Ordinal) { "relays", "power", "unit" } });
        await allowed.ConnectAsync(Cancellation);
        Assert.Equal(WriteResult.Done, (await allowed.SetAsync(Named(allowed, "relay-2-threshold"), 123.4, RequestPriority.Recipe, Cancellation)).Result);

        // The threshold overwrites the reset value with its hysteresis of a tenth.
        Assert.Equal(1.1 * 123.4, (await allowed.ReadAsync(Named(allowed, "relay-2-reset"), RequestPriority.Polling, Cancellation)).Value!.Value, 1.0);
        Assert.Equal(WriteResult.Done, (await allowed.SetAsync(Named(allowed, "relay-2-direction"), 1, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(WriteResult.Done, (await allowed.SetAsync(Named(allowed, "power-1"), 0, RequestPriority.Recipe, Cancellation)).Result);
        await allowed.SetUnitAsync("PASCAL", Cancellation);
        Assert.Equal("PASCAL", allowed.PressureUnit);
        simulator.Inject("ignored-setting");
        await Assert.ThrowsAsync<DeviceException>(() => allowed.SetUnitAsync("MBAR", Cancellation));
    }

    [Fact]
    public void A_relay_opens_only_beyond_its_reset_value()
    {
        var relay = new SimulatedGaugeRelay(10, above: false, "ENABLE");
        Assert.Equal([false, true, true, false, false], new[] { 10.5, 9.5, 10.5, 11.5, 10.5 }.Select(relay.IsClosed));
    }

    [Theory]
    [InlineData("foreign-address")]
    [InlineData("silent")]
    public async Task A_gauge_that_is_not_the_one_is_not_read(string fault)
    {
        var simulator = new MksGaugeSimulator(new(Laboratory, 1));
        simulator.Inject(fault);
        await using var gauge = new MksGauge(Setup(simulator) with { Wire = new SpedTime(20, TimeProvider.System) });
        Assert.Equal(DeviceFault.NoReply, (await Assert.ThrowsAsync<DeviceException>(() => gauge.ConnectAsync(Cancellation))).Fault);
    }

    [Fact]
    public async Task A_flow_is_reached_and_the_safe_state_confirmed()
    {
        var simulator = new MksGSimulator(new(Laboratory, 1));
        simulator.Inject("zero-bytes");
        await using var controller = new MksGController(Setup(simulator));
        Assert.Equal("023456789", (await controller.ConnectAsync(Cancellation)).SerialNumber);
        Assert.Equal(FullScale, controller.Setpoint.Maximum, 1e-6 * FullScale);
        Assert.Equal(WriteResult.Done, (await controller.SetAsync(controller.Setpoint, 0.3 * FullScale, RequestPriority.Recipe, Cancellation)).Result);
        await Task.Delay(TimeSpan.FromSeconds(10), Laboratory, Cancellation);
        Assert.Equal(0.3 * FullScale, (await PollAsync(controller))["flow"].Value!.Value, 0.0015 * FullScale);
        Assert.Equal(0.3 * FullScale, simulator.Outputs["flow"](), 1e-3 * FullScale);
        foreach (var action in controller.SafeState.Actions)
            Assert.Null(await action.Perform(RequestPriority.Interlock, Cancellation));
        Assert.InRange(simulator.Outputs["flow"](), 0, 0.02 * FullScale);
    }

    [Fact]
    public async Task A_purge_is_refused_unless_allowed_and_ends_with_the_safe_state()
    {
        var simulator = new MksGSimulator(new(Laboratory, 1));
        await using var controller = new MksGController(Setup(simulator));
        await controller.ConnectAsync(Cancellation);
        Assert.Equal(DeviceFault.Forbidden, (await Assert.ThrowsAsync<DeviceException>(() => controller.SetAsync(Named(controller, "valve"), 1, RequestPriority.Recipe, Cancellation))).Fault);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => controller.SetAsync(controller.Setpoint, 1.1 * FullScale, RequestPriority.Recipe, Cancellation));

        await using var allowed = new MksGController(Setup(simulator) with { Allowed = new HashSet<string>(StringComparer.Ordinal) { "purge" } });
        await allowed.ConnectAsync(Cancellation);
        Assert.Equal(WriteResult.Acknowledged, (await allowed.SetAsync(Named(allowed, "valve"), 1, RequestPriority.Recipe, Cancellation)).Result);
        await Task.Delay(TimeSpan.FromSeconds(10), Laboratory, Cancellation);
        Assert.InRange(simulator.Outputs["flow"](), 1.2 * FullScale, 1.4 * FullScale);
        foreach (var action in allowed.SafeState.Actions)
            Assert.Null(await action.Perform(RequestPriority.Interlock, Cancellation));
    }

    [Theory]
    [InlineData("lost-acknowledge", WriteResult.Done)]
    [InlineData("ignored-setpoint", WriteResult.NotDone)]
    [InlineData("wrong-checksum", WriteResult.Unknown)]
    public async Task A_write_is_judged_by_what_is_read_back(string fault, WriteResult result)
    {
        var simulator = new MksGSimulator(new(Laboratory, 1));
        await using var controller = new MksGController(Setup(simulator));
        await controller.ConnectAsync(Cancellation);
        simulator.Inject(fault);
        Assert.Equal(result, (await controller.SetAsync(controller.Setpoint, 0.3 * FullScale, RequestPriority.Recipe, Cancellation)).Result);
    }

    [Fact]
    public async Task On_a_bad_line_gauges_give_readings_or_sentences()
    {
        var (readings, sentences) = await ClientFuzz.RunAsync(new MksGaugeSimulator(Vectors.Simulator()), s => new MksGauge(s), r => Assert.Equal(6, r.Count));
        Assert.True(readings > 0, $"{readings} readings, {sentences} sentences");
    }

    [Fact]
    public async Task On_a_bad_line_a_checksum_lets_no_changed_value_through()
    {
        // Replies do not say what they answer: one that comes after its time-out may be taken for the next. Its value is a true one all the same.
        var simulator = new MksGSimulator(Vectors.Simulator(("noise", "0")));
        var (readings, sentences) = await ClientFuzz.RunAsync(simulator, s => new MksGController(s), r =>
        {
            Assert.Equal(["flow", "setpoint", "temperature", "gas"], r.Select(v => v.Parameter.Name));
            double[] written = [r[0].Value!.Value / FullScale * 100, r[1].Value!.Value / FullScale * 100, r[2].Value!.Value - 273.15, r[3].Value!.Value];
            Assert.All(written, v => Assert.Contains(v, new[] { 0, 13, 25.1 }, new Near()));
        });
        Assert.True(readings > 0, $"{readings} readings, {sentences} sentences");
    }

    private static Parameter Named(IInstrument instrument, string name) => instrument.Parameters.First(p => p.Name == name);

    private static async Task<Dictionary<string, Reading>> PollAsync(IInstrument instrument) =>
        (await instrument.PollAsync(RequestPriority.Polling, Cancellation)).ToDictionary(r => r.Parameter.Name, StringComparer.Ordinal);

    private static InstrumentSetup Setup(ISimulator simulator, params (string Name, string Value)[] settings) => new("mks", Vectors.Line(simulator), Laboratory)
    {
        Wire = TimeProvider.System,
        Settings = settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal),
    };

    private sealed class Near : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-6;

        public int GetHashCode(double value) => 0;
    }
}
