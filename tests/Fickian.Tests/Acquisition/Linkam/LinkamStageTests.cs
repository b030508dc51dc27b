using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Linkam;

namespace Fickian.Tests.Acquisition.Linkam;

/// <summary>The client of the heating stage against its simulator.</summary>
public sealed class LinkamStageTests
{
    private static readonly SpedTime Laboratory = new(500, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ramp_reaches_its_limit_without_running_past_it_by_a_kelvin()
    {
        var simulator = new LinkamSimulator(new(Laboratory, 1));
        await using var stage = new LinkamStage(new("stage", Vectors.Line(simulator), Laboratory) { Wire = TimeProvider.System });
        await stage.ConnectAsync(Cancellation);
        Assert.Equal(WriteResult.Done, (await stage.RampAsync(340, 0.5, RequestPriority.Recipe, Cancellation)).Result);
        var highest = 0.0;
        LinkamStatus status;
        do
        {
            status = await stage.StatusAsync(RequestPriority.Polling, Cancellation);
            highest = Math.Max(highest, status.Temperature);
        }
        while (status.State == LinkamState.Heating);

        Assert.Equal(LinkamState.HoldingAtLimit, status.State);
        Assert.InRange(highest, 339.5, 341);
    }

    [Fact]
    public async Task The_safe_state_is_reached_and_confirmed()
    {
        var simulator = new LinkamSimulator(new(Laboratory, 1));
        await using var stage = new LinkamStage(new("stage", Vectors.Line(simulator), Laboratory) { Wire = TimeProvider.System });
        await stage.ConnectAsync(Cancellation);
        await stage.RampAsync(400, 1, RequestPriority.Recipe, Cancellation);
        foreach (var action in stage.SafeState.Actions)
            Assert.Null(await action.Perform(RequestPriority.Interlock, Cancellation));
        Assert.Equal(0, simulator.Outputs["heater"]());
    }

    [Fact]
    public async Task A_heater_that_stays_on_is_told()
    {
        var simulator = new LinkamSimulator(new(Laboratory, 1));
        await using var stage = new LinkamStage(new("stage", Vectors.Line(simulator), Laboratory) { Wire = TimeProvider.System });
        await stage.ConnectAsync(Cancellation);
        simulator.Inject("stuck-heater");
        var sentence = await stage.SafeState.Actions[^1].Perform(RequestPriority.Interlock, Cancellation);
        Assert.Contains("still rises", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_sensor_gives_no_temperature()
    {
        var simulator = new LinkamSimulator(new(Laboratory, 1));
        await using var stage = new LinkamStage(new("stage", Vectors.Line(simulator), Laboratory) { Wire = TimeProvider.System });
        await stage.ConnectAsync(Cancellation);
        simulator.Inject("sensor-open");
        var reading = await stage.ReadAsync(LinkamStage.Temperature, RequestPriority.Polling, Cancellation);
        Assert.Null(reading.Value);
        Assert.Equal("sensor open", reading.State);
    }
}
