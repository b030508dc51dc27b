using System.Diagnostics;
using Fickian.Fitting;
using MathNet.Numerics.Distributions;

namespace Fickian.Tests.Fitting;

public sealed class ProfileLikelihoodTests
{
    [Fact]
    public void It_is_the_interval_of_student_where_the_model_is_linear()
    {
        var line = new FormulaModel("line", [], [FormulaModel.Named("intercept"), FormulaModel.Named("slope")], (v, _, j) => j == 0 ? 1 : v);
        var fit = line.FitTo(Synthetic.Noisy(x => 1 + (2 * x), 0.1, seed: 4));
        var slope = fit[FormulaModel.Named("slope")];
        var half = StudentT.InvCDF(0, 1, 48, 0.95) * slope.StandardError;
        // The root is bracketed to 1e-9 of the first step.
        Assert.Equal(slope.Value - half, slope.Interval(0.90).Lower, 1e-7 * half);
        Assert.Equal(slope.Value + half, slope.Interval(0.90).Upper, 1e-7 * half);
        Assert.Equal(Verdict.Determined, slope.Verdict);
    }

    [Fact]
    public void It_is_the_interval_of_the_normal_law_where_standard_deviations_are_known()
    {
        var constant = new FormulaModel("constant", [], [Synthetic.Offset], (_, _, _) => 1);
        var fit = constant.FitTo(new Curve([0, 1, 2], [1, 2, 1.2], [1, 2, 1]));
        var half = 1.959963984540054 / 1.5;
        Assert.Equal(1.2 + half, fit[Synthetic.Offset].Interval().Upper, 1e-7);
    }

    [Fact]
    public void Its_ends_lie_on_the_threshold()
    {
        var data = Synthetic.Noisy(x => 2 * Math.Exp(-1.3 * x), 0.2, seed: 6, count: 12);
        var fit = Synthetic.Decay.FitTo(data);
        var interval = fit[Synthetic.Rate].Interval();
        var t = StudentT.InvCDF(0, 1, fit.DegreesOfFreedom, 0.975);
        foreach (var end in new[] { interval.Lower, interval.Upper })
        {
            var held = (Synthetic.Decay with { Nonlinear = [Synthetic.Rate with { IsFree = false, Value = end }] }).FitTo(data);
            Assert.Equal(1 + (t * t / fit.DegreesOfFreedom), held.SumOfSquares / fit.SumOfSquares, 1e-6);
        }

        Assert.NotEqual(interval.Upper - fit.Values[0], fit.Values[0] - interval.Lower, 1e-3);
    }

    [Fact]
    public void It_is_open_on_one_side_where_only_the_start_of_saturation_was_seen()
    {
        // y = a(1 − e^(−kx)) up to k·x = 0.02: only a·k is seen; k is small and a is large, how small and large nobody knows.
        // Residuals of alternating sign, so that chance does not bend the line.
        var x = Enumerable.Range(0, 50).Select(i => i / 49.0).ToArray();
        var data = new Curve(x, [.. x.Select((t, i) => -double.ExpM1(-0.02 * t) + (i % 2 == 0 ? 0.0005 : -0.0005))]);
        var fit = Synthetic.Saturation.FitTo(data);
        var (rate, amplitude) = (fit[Synthetic.Rate], fit[Synthetic.Amplitude]);
        Assert.Equal(Verdict.UpperBound, rate.Verdict);
        Assert.Equal(double.NegativeInfinity, rate.Interval().Lower);
        Assert.InRange(rate.Interval().Upper, 0.02, 1);
        Assert.Equal(Verdict.LowerBound, amplitude.Verdict);
        Assert.InRange(amplitude.Interval().Lower, 0.02, 1);
        Assert.StartsWith("< ", rate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_parameter_at_the_end_of_its_range_does_not_open_it()
    {
        // Two steps in series, the second one too fast to be seen: its rate has a lower bound only, and the first is determined.
        var slow = Parameter.Free.Positive(new Quantity("slow", "k₁", Unit.PerSecond), 1e-6, 2);
        var fast = Parameter.Free.Positive(new Quantity("fast", "k₂", Unit.PerSecond), 4, 1e6);
        var model = new FormulaModel(
            "two steps", [slow, fast], [Synthetic.Amplitude], (x, p, _) => 1 - (((p[1] * Math.Exp(-p[0] * x)) - (p[0] * Math.Exp(-p[1] * x))) / (p[1] - p[0])))
        {
            Start = _ => [0.5, 20],
        };
        var fit = model.FitTo(Synthetic.Noisy(x => 2 * (1 - Math.Exp(-1.3 * x)), 0.05, seed: 15));
        Assert.Equal(Verdict.Determined, fit[slow].Verdict);
        Assert.True(fit[slow].Interval().Contains(1.3));
        Assert.Equal(Verdict.LowerBound, fit[fast].Verdict);
        Assert.Equal(Verdict.Determined, fit[Synthetic.Amplitude].Verdict);
    }

    [Fact]
    public void Open_profiles_over_fifteen_decades_take_milliseconds()
    {
        var rate = Parameter.Free.Positive(new Quantity("diffusivity", "D", Unit.SquareMetrePerSecond), 1e-20, 1e-5);
        // Columns of about 1e-9, √t only: D and amplitude are seen as a·√D.
        var model = new FormulaModel("root", [rate], [Synthetic.Amplitude], (x, p, _) => 1e-9 * Math.Sqrt(1e12 * p[0] * x))
        {
            Slope = (x, p, _, _) => 0.5e-9 * Math.Sqrt(1e12 * x / p[0]),
            Start = _ => [1e-12],
        };
        var data = Synthetic.Noisy(Math.Sqrt, 0.01, seed: 8, count: 200);
        _ = model.FitTo(data).Estimates;
        var clock = Stopwatch.StartNew();
        var estimates = model.FitTo(data).Estimates;
        var elapsed = clock.Elapsed;
        Assert.All(estimates, e => Assert.Equal(Verdict.NotDetermined, e.Verdict));
        Assert.All(estimates, e => Assert.Equal(double.PositiveInfinity, e.StandardError));
        // A few milliseconds in a release build; the limit leaves room for a busy machine and a debug build.
        Assert.True(elapsed < TimeSpan.FromMilliseconds(250), $"Took {elapsed.TotalMilliseconds} ms.");
    }

    [Fact]
    public void It_is_not_computed_before_it_is_asked_for()
    {
        var evaluations = 0;
        var counting = Synthetic.Decay with { Slope = (x, p, _, _) => Count(ref evaluations, -x * Math.Exp(-p[0] * x)) };
        var fit = counting.FitTo(Synthetic.Noisy(x => 2 * Math.Exp(-1.3 * x), 0.02, seed: 9));
        var before = evaluations;
        _ = (fit.Covariance, fit.StandardErrors, fit.Values, fit.Aicc, fit.Findings);
        Assert.Equal(before, evaluations);
        _ = fit[Synthetic.Amplitude];
        Assert.True(evaluations > before);
        before = evaluations;
        _ = fit[Synthetic.Amplitude].Interval();
        Assert.Equal(before, evaluations);
    }

    [Fact]
    public void It_widens_with_confidence()
    {
        var rate = Synthetic.Decay.FitTo(Synthetic.Noisy(x => 2 * Math.Exp(-1.3 * x), 0.1, seed: 10))[Synthetic.Rate];
        Assert.True(rate.Interval(0.5).HalfWidth < rate.Interval(0.68).HalfWidth);
        Assert.True(rate.Interval(0.95).HalfWidth < rate.Interval(0.99).HalfWidth);
    }

    private static double Count(ref int count, double value)
    {
        count++;
        return value;
    }
}
