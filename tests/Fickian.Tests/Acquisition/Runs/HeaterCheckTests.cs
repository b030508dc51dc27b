using Fickian.Acquisition.Rigs;
using Fickian.Acquisition.Runs;

namespace Fickian.Tests.Acquisition.Runs;

/// <summary>The check of a heater: silent while all is well, in time when it is not.</summary>
public sealed class HeaterCheckTests
{
    private static readonly HeaterWatch Watch = new(new("stage", "temperature")) { Highest = 500 };

    [Theory]
    [InlineData(0.02, 1)]
    [InlineData(0.5, 1)]
    [InlineData(0.5, 10)]
    public void A_heater_that_follows_its_ramp_with_a_lag_is_left_alone(double rate, double step)
    {
        var check = new HeaterCheck(Watch);
        var ramp = new RampTarget(0, 300, 400, rate);
        var temperature = 300.0;
        for (var t = 0.0; t < 120 / rate; t += step)
        {
            temperature += (1 - Math.Exp(-step / 8)) * (ramp.At(t)!.Value - temperature);
            Assert.Null(check.Look(t, temperature, ramp.At(t)));
        }
    }

    [Fact]
    public void A_heater_that_stands_still_below_its_target_trips_within_a_minute()
    {
        var check = new HeaterCheck(Watch);
        var tripped = Enumerable.Range(0, 60).Select(t => check.Look(t, 300 + (0.001 * t), 330)).FirstOrDefault(s => s is not null);
        Assert.Contains("does not come nearer", tripped, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frozen_sensor_trips_when_its_readings_are_counted()
    {
        var check = new HeaterCheck(Watch with { GainTime = 1000, MostError = 1e9 });
        var tripped = Enumerable.Range(0, 60).Select(t => check.Look(t, 300, 330)).FirstOrDefault(s => s is not null);
        Assert.Contains("frozen", tripped, StringComparison.Ordinal);
    }

    [Fact]
    public void A_jump_a_missing_value_and_too_hot_trip_at_once()
    {
        var jump = new HeaterCheck(Watch);
        Assert.Null(jump.Look(0, 300, null));
        Assert.Contains("jumped", jump.Look(1, 350, null), StringComparison.Ordinal);
        Assert.Contains("gives no temperature", new HeaterCheck(Watch).Look(0, null, 330), StringComparison.Ordinal);
        Assert.Contains("above the highest", new HeaterCheck(Watch).Look(0, 501, null), StringComparison.Ordinal);
        Assert.Null(new HeaterCheck(Watch).Look(0, null, null));
    }
}
