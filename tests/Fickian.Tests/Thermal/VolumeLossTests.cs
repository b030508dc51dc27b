using Fickian.Fitting;
using Fickian.Thermal;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Thermal;

public sealed class VolumeLossTests
{
    private static readonly double[] Times = [0, 900, 1800, 2700, 3600, 5400, 7200, 10800, 14400];

    [Fact]
    public void A_course_without_noise_gives_back_its_parameters()
    {
        var fit = new VolumeLoss { Stretching = Parameter.Free }.FitTo(Course(0.16, 1800, 0.8));
        Assert.Equal(0.16, fit.Values[2], 1e-8);
        Assert.Equal(1800, fit.Values[0], 1e-4);
        Assert.Equal(0.8, fit.Values[1], 1e-7);
    }

    [Theory]
    [InlineData(0.95, 2403.4)]
    [InlineData(0.99, 1563.5)]
    public void What_saturates_within_two_hours_has_a_time_constant_in_a_bracket(double part, double expected) =>
        Assert.Equal(expected, VolumeLoss.TimeConstantFor(7200, part), 0.1);

    [Fact]
    public void The_time_for_a_loss_is_that_at_which_the_course_reaches_it()
    {
        var fit = new VolumeLoss().FitTo(Course(0.16, 1800, 1));
        Assert.Equal(1800 * Math.Log(2), VolumeLoss.TimeFor(fit, 0.08).Value, 1e-3);
        Assert.Throws<ArgumentException>(() => VolumeLoss.TimeFor(fit, 0.17));
    }

    [Fact]
    public void Intervals_cover_the_truth_as_often_as_they_say_with_five_points()
    {
        // 500 sets: a true coverage of 95 % lies within 95 ± 3 % with probability 0.998.
        var random = new Normal(0, 0.006, new MersenneTwister(11));
        double[] times = [1200, 2400, 4800, 7200, 14400];
        var (tau, time) = (0, 0);
        for (var i = 0; i < 500; i++)
        {
            var fit = new VolumeLoss().FitTo(new Curve(times, [.. times.Select(t => (0.16 * (1 - Math.Exp(-t / 1800))) + random.Sample())]));
            tau += Covers(fit.Estimates[0].Interval(), 1800);
            time += Covers(VolumeLoss.TimeFor(fit, 0.08).Interval(), 1800 * Math.Log(2));
        }

        Assert.InRange(tau / 500.0, 0.92, 0.98);
        Assert.InRange(time / 500.0, 0.92, 0.98);

        static int Covers(Interval interval, double truth) => interval.Lower <= truth && truth <= interval.Upper ? 1 : 0;
    }

    [Fact]
    public void A_plain_course_is_not_taken_for_a_stretched_one()
    {
        var random = new Normal(0, 0.004, new MersenneTwister(3));
        var data = Course(0.16, 1800, 1);
        var noisy = data.With(data.X.ToArray(), [.. data.Y.ToArray().Select(y => y + random.Sample())]);
        Assert.Equal("exponential", ModelSelection.Compare(noisy, new VolumeLoss(), new VolumeLoss { Stretching = Parameter.Free }).Best.Model.Name);
    }

    private static Curve Course(double amplitude, double tau, double beta) =>
        new(Times, [.. Times.Select(t => amplitude * (1 - Math.Exp(-Math.Pow(t / tau, beta))))]);
}
