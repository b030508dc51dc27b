using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Eurotherm;
using Fickian.Acquisition.Instruments;

namespace Fickian.Tests.Acquisition.Eurotherm;

/// <summary>The client of the furnace controller against its simulator, by Modbus and by EI-Bisynch.</summary>
public sealed class EurothermControllerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_ramp_goes_at_its_rate_and_ends_at_its_target(bool bisynch)
    {
        var laboratory = new SpedTime(500, TimeProvider.System);
        var simulator = new EurothermSimulator(new(laboratory, 1), bisynch);
        await using var controller = Make(simulator, bisynch, laboratory);
        await controller.ConnectAsync(Cancellation);
        var begun = laboratory.GetTimestamp();
        Assert.Equal(WriteResult.Done, (await controller.RampAsync(350, 0.2, RequestPriority.Recipe, Cancellation)).Result);
        IReadOnlyList<Reading> poll;
        var highest = 0.0;
        do
        {
            poll = await controller.PollAsync(RequestPriority.Polling, Cancellation);
            highest = Math.Max(highest, poll[0].Value!.Value);
        }
        while (poll[^1].Value != (int)EurothermState.AtSetpoint);

        // 54 K at 0.2 K/s take 270 s; the furnace arrives later and overshoots by less than its proportional band.
        Assert.True(laboratory.GetElapsedTime(begun).TotalSeconds > 200);
        Assert.Equal(350, poll[1].Value!.Value, 0.06);
        Assert.InRange(highest, 348, 360);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_safe_state_is_reached_and_confirmed(bool bisynch)
    {
        var laboratory = new SpedTime(5000, TimeProvider.System);
        var simulator = new EurothermSimulator(new(laboratory, 1), bisynch);
        await using var controller = Make(simulator, bisynch, laboratory);
        await controller.ConnectAsync(Cancellation);
        await controller.SetAsync(controller.Target, 600, RequestPriority.Recipe, Cancellation);
        foreach (var action in controller.SafeState.Actions)
            Assert.Null(await action.Perform(RequestPriority.Interlock, Cancellation));
        Assert.Equal(0, simulator.Outputs["heater"]());

        var ramp = await controller.RampAsync(400, 0.1, RequestPriority.Recipe, Cancellation);
        Assert.Equal(WriteResult.NotDone, ramp.Result);
        Assert.Contains("maximum-output", ramp.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heater_that_stays_on_is_told()
    {
        var laboratory = new SpedTime(5000, TimeProvider.System);
        var simulator = new EurothermSimulator(new(laboratory, 1), bisynch: false);
        await using var controller = Make(simulator, false, laboratory);
        await controller.ConnectAsync(Cancellation);
        simulator.Inject("stuck-heater");
        Assert.Contains("still rises", await controller.SafeState.Actions[^1].Perform(RequestPriority.Interlock, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_sensor_gives_no_temperature_and_no_ramp()
    {
        var simulator = new EurothermSimulator(Vectors.Simulator(), bisynch: false);
        await using var controller = EurothermController.OverModbus(Vectors.Setup(Vectors.Line(simulator)));
        await controller.ConnectAsync(Cancellation);
        simulator.Inject("sensor-broken");
        var poll = await controller.PollAsync(RequestPriority.Polling, Cancellation);
        Assert.Equal((null, "sensor broken", (double)(int)EurothermState.Fault), (poll[0].Value, poll[0].State, poll[^1].Value));
        Assert.Equal(WriteResult.NotDone, (await controller.RampAsync(400, 0.1, RequestPriority.Recipe, Cancellation)).Result);
    }

    [Fact]
    public async Task A_target_beyond_the_limits_of_the_controller_is_refused_before_a_byte_is_sent()
    {
        var simulator = new EurothermSimulator(Vectors.Simulator(), bisynch: false);
        await using var controller = EurothermController.OverModbus(Vectors.Setup(Vectors.Line(simulator)));
        await controller.ConnectAsync(Cancellation);
        var before = controller.Counters.Exchanges;
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => controller.RampAsync(1001.0.Celsius(), 0.1, RequestPriority.Recipe, Cancellation));
        await Assert.ThrowsAsync<DeviceException>(() => controller.SetAsync(controller.Parameters.Single(p => p.Name == "setpoint-high"), 1500, RequestPriority.Recipe, Cancellation));
        Assert.Equal(before, controller.Counters.Exchanges);
    }

    [Fact]
    public async Task No_ramp_begins_while_the_output_limit_is_beyond_that_of_the_rig()
    {
        var simulator = new EurothermSimulator(Vectors.Simulator(), bisynch: false);
        var setup = Vectors.Setup(Vectors.Line(simulator)) with { Limits = new Dictionary<string, (double, double)>(StringComparer.Ordinal) { ["maximum-output"] = (0, 0.5) } };
        await using var controller = EurothermController.OverModbus(setup);
        await controller.ConnectAsync(Cancellation);
        Assert.Equal(WriteResult.NotDone, (await controller.RampAsync(400, 0.1, RequestPriority.Recipe, Cancellation)).Result);
        await controller.SetAsync(controller.Parameters.Single(p => p.Name == "maximum-output"), 0.4, RequestPriority.Recipe, Cancellation);
        Assert.Equal(WriteResult.Done, (await controller.RampAsync(400, 0.1, RequestPriority.Recipe, Cancellation)).Result);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refused_command_is_told(bool bisynch)
    {
        var laboratory = new SpedTime(2000, TimeProvider.System);
        var simulator = new EurothermSimulator(new(laboratory, 1), bisynch);
        await using var controller = Make(simulator, bisynch, laboratory);
        await controller.ConnectAsync(Cancellation);
        simulator.Inject("refuse-writes");
        Assert.Equal(DeviceFault.Refused, (await Assert.ThrowsAsync<DeviceException>(() => controller.SetAsync(controller.Target, 400, RequestPriority.Recipe, Cancellation))).Fault);
    }

    [Fact]
    public async Task Every_value_that_can_be_set_reads_back()
    {
        foreach (var bisynch in new[] { false, true })
        {
            var laboratory = new SpedTime(2000, TimeProvider.System);
            await using var controller = Make(new EurothermSimulator(new(laboratory, 1), bisynch), bisynch, laboratory);
            await controller.ConnectAsync(Cancellation);
            foreach (var parameter in controller.Parameters.Where(p => p.Access.HasFlag(Access.Write)))
            {
                var value = parameter.Name switch { "setpoint-low" => 300, "setpoint" or "setpoint-high" => 500, _ => parameter.Maximum <= 1 ? 1 : 30 };
                Assert.Equal(WriteResult.Done, (await controller.SetAsync(parameter, value, RequestPriority.Recipe, Cancellation)).Result);
            }
        }
    }

    [Fact]
    public async Task Damaged_replies_of_bisynch_never_pass_their_check_by_one_change()
    {
        // The check is one exclusive or: a single change is always found, so only single changes are offered.
        var replies = Vectors.Of("eurotherm_bisynch").Where(v => v.Device is [BisynchMessage.StartOfText, ..] && v.Command != "bad BCC").Select(v => v.Device!).ToList();
        var chance = new Random(1);
        for (var i = 0; i < ReplyMutation.Count; i++)
        {
            var bytes = replies[chance.Next(replies.Count)].ToArray();
            bytes[chance.Next(bytes.Length)] ^= (byte)(1 << chance.Next(8));
            var vector = new ProtocolVector("mutant", 1, BisynchMessage.Ask(0, 1, "PV"), bytes, "", "", "");
            await using var controller = EurothermController.OverBisynch(Vectors.Setup(new ReplayChannel("mutant", [vector, vector, vector])) with { Wire = ReplyMutation.Hasty });
            await controller.Line.Bus.OpenAsync(Cancellation);
            var fault = await Assert.ThrowsAsync<DeviceException>(() => controller.Line.ReadAsync(EurothermItem.ProcessValue, RequestPriority.Recipe, Cancellation));
            Assert.True(fault.IsPassing || (fault.Fault == DeviceFault.Refused && bytes[0] == BisynchMessage.EndOfTransmission), fault.Message);
        }
    }

    private static EurothermController Make(EurothermSimulator simulator, bool bisynch, SpedTime laboratory)
    {
        var setup = new InstrumentSetup("furnace", Vectors.Line(simulator), laboratory)
        {
            Wire = TimeProvider.System,
            Allowed = new HashSet<string>(StringComparer.Ordinal) { "setpoint-high", "setpoint-low", "autotune" },
        };
        return bisynch ? EurothermController.OverBisynch(setup) : EurothermController.OverModbus(setup);
    }
}
