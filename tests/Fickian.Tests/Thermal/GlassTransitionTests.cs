using Fickian.Thermal;

namespace Fickian.Tests.Thermal;

public sealed class GlassTransitionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_logistic_step_gives_back_its_temperatures_on_heating_and_on_cooling(int direction)
    {
        var read = GlassTransition.Of(SyntheticScans.Glass(direction: direction));

        // Lines of slopes 1 and 1.5 and feet of the logistic that reach into the baselines: a twentieth of the width of 4w = 16 K.
        const double Feet = 0.8;
        Assert.Equal(595, read.HalfStep.Value, 0.1);
        Assert.Equal(595, read.Inflection.Value, 0.3);
        Assert.Equal(587, read.Onset.Value, Feet);
        Assert.Equal(603, read.End.Value, Feet);
        Assert.Equal(595, read.FictiveTemperature.Value, 0.3);
        Assert.Equal(250, read.HeatCapacityStep.Value, 2.5);
        Assert.True(read.IsSignificant);
        Assert.Equal("J/(kg K)", read.HeatCapacityStep.Unit.Symbol);
    }

    [Fact]
    public void Stated_baselines_are_used()
    {
        var read = GlassTransition.Of(SyntheticScans.Glass(), new(541, 560), new(630, 655));
        Assert.Equal((541.0, 560.0), (read.Glass.Range.Lower, read.Glass.Range.Upper));

        // e^(−35/4) of the step, 0.04, is left where the baselines begin, and extrapolated to the middle.
        Assert.Equal(250, read.HeatCapacityStep.Value, 0.2);
        Assert.Equal(595, read.FictiveTemperature.Value, 0.1);
        Assert.Throws<ArgumentException>(() => GlassTransition.Of(SyntheticScans.Glass(), new(541, 600), new(590, 655)));
        Assert.Throws<ArgumentException>(() => GlassTransition.Of(SyntheticScans.Glass(), new(100, 200), new(590, 655)));
    }

    [Fact]
    public void An_overshoot_moves_the_fictive_temperature_down_and_leaves_the_step()
    {
        // A peak of 600 J/kg over a step of 250 J/(kg K) is worth 2.4 K.
        var plain = GlassTransition.Of(SyntheticScans.Glass(width: 2), new(541, 570), new(635, 655));
        var aged = GlassTransition.Of(
            SyntheticScans.Scan(t => 1000 + (t - 595) + ((250 + (0.5 * (t - 595))) / (1 + Math.Exp(-(t - 595) / 2))) + (600 / (3 * Math.Sqrt(2 * Math.PI)) * Math.Exp(-0.5 * Math.Pow((t - 602) / 3, 2))), 540, 660, 0, 1, 400, 1),
            new(541, 570), new(635, 655));
        Assert.Equal(-600 / 250.0, aged.FictiveTemperature.Value - plain.FictiveTemperature.Value, 0.05);
        Assert.Equal(plain.HeatCapacityStep.Value, aged.HeatCapacityStep.Value, 2.0);
    }

    [Fact]
    public void Errors_cover_the_truth_at_least_as_often_as_they_say()
    {
        // 200 sets: coverage of 68 % scatters by 3.3 %, of 95 % by 1.5 %. Limits count on top of noise, so errors may be a quarter too large (79 %, 98.6 %).
        double[] truth = [595, 595, 595, 250];
        var (within, wide) = (new int[4], new int[4]);
        for (var seed = 0; seed < 200; seed++)
        {
            var read = GlassTransition.Of(SyntheticScans.Glass(noise: 4, seed: seed), new(542, 565), new(625, 658));

            // A logistic step does not relax.
            Estimate[] estimates = [.. new[] { 1, 2, 4, 5 }.Select(k => read.Budgets[k].Without(ErrorPart.Relaxation))];
            for (var k = 0; k < 4; k++)
            {
                within[k] += Math.Abs(estimates[k].Value - truth[k]) <= estimates[k].StandardError ? 1 : 0;
                wide[k] += estimates[k].Interval(0.95).Contains(truth[k]) ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"68 %: {string.Join(", ", within.Select(w => w / 200.0))}; 95 %: {string.Join(", ", wide.Select(w => w / 200.0))}");
        Assert.All(within, w => Assert.InRange(w / 200.0, 0.60, 0.88));
        Assert.All(wide, w => Assert.InRange(w / 200.0, 0.91, 1));
    }

    [Fact]
    public void No_step_is_said_to_be_none()
    {
        var read = GlassTransition.Of(SyntheticScans.Glass(noise: 4, step: 0));
        Assert.Contains(read.Findings, f => f.Severity == Severity.Warning && f.Message.Contains("No step", StringComparison.Ordinal));
    }

    [Fact]
    public void A_constant_signal_has_no_temperatures()
    {
        var read = GlassTransition.Of(SyntheticScans.Scan(_ => 1000, 500, 600, 0, 1, 100, 1));
        Assert.False(read.IsSignificant);
        Assert.Equal(Verdict.NotDetermined, read.Onset.Verdict);
    }
}
