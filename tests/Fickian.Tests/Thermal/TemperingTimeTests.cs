using Fickian.Fitting;
using Fickian.Thermal;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Thermal;

public sealed class TemperingTimeTests
{
    private static readonly double[] Times = [900, 1800, 3600, 7200, 14400];

    [Fact]
    public void A_course_without_noise_gives_the_time_at_which_it_reaches_the_loss()
    {
        var fit = new VolumeLoss().FitTo(Course(0.16, 1980, null));
        var time = TemperingTime.From(fit, 0.10);
        Assert.Equal(-1980 * Math.Log(1 - (0.10 / 0.16)), time.Value, 1e-3);
        Assert.Equal(time.Value, VolumeLoss.TimeFor(fit, 0.10).Value, 1e-3);
        Assert.Equal(0.16 * (1 - Math.Exp(-1)), VolumeLoss.LossAt(fit, 1980).Value, 1e-9);
        Assert.Throws<ArgumentException>(() => TemperingTime.From(fit, 0.17));
    }

    [Fact]
    public void Its_minimum_is_that_of_the_law_itself()
    {
        var fit = new VolumeLoss { Stretching = Parameter.Free }.FitTo(Course(0.16, 1980, new Normal(0, 0.003, new MersenneTwister(2))));
        var law = TemperingTime.From(fit, 0.08);
        Assert.Equal(VolumeLoss.TimeFor(fit, 0.08).Value, law.Value, 1e-4 * law.Value);
        var held = new VolumeLoss { FinalLoss = 0.16 }.FitTo(Course(0.16, 1980, new Normal(0, 0.003, new MersenneTwister(2))));
        Assert.Equal(VolumeLoss.TimeFor(held, 0.08).Value, TemperingTime.From(held, 0.08).Value, 1e-3);
    }

    [Fact]
    public void Intervals_of_the_time_for_a_loss_cover_the_truth_with_five_shards()
    {
        // 500 sets: a true coverage of 95 % lies within 95 ± 3 % with probability 0.998; 68 % within 68 ± 6 %.
        var random = new Normal(0, 0.006, new MersenneTwister(13));
        var truth = -1980 * Math.Log(1 - (0.10 / 0.16));
        var (wide, narrow) = (0, 0);
        for (var i = 0; i < 500; i++)
        {
            var time = TemperingTime.From(new VolumeLoss().FitTo(Course(0.16, 1980, random)), 0.10);
            wide += time.Interval().Contains(truth) ? 1 : 0;
            narrow += time.Interval(0.68).Contains(truth) ? 1 : 0;
        }

        Assert.InRange(wide / 500.0, 0.92, 0.98);
        Assert.InRange(narrow / 500.0, 0.62, 0.74);
    }

    [Fact]
    public void A_loss_that_the_plateau_may_not_exceed_is_reached_at_no_certain_time()
    {
        var random = new Normal(0, 0.012, new MersenneTwister(4));
        var fit = new VolumeLoss().FitTo(Course(0.16, 1980, random));
        var time = TemperingTime.From(fit, 0.97 * fit.Values[2]).Interval();
        Assert.True(double.IsPositiveInfinity(time.Upper) || time.Upper > 20 * time.Lower, $"{time.Lower} to {time.Upper}");
    }

    private static Curve Course(double final, double tau, Normal? noise) => new(Times, [.. Times.Select(t => (final * (1 - Math.Exp(-t / tau))) + (noise?.Sample() ?? 0))]);
}
