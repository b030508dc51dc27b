using Fickian.Diffusion;
using Fickian.Fitting;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Diffusion;

public sealed class PermeationTests(ITestOutputHelper output)
{
    private const double D = 2e-12;
    private const double P = 3e-15;
    private static readonly Membrane Film = new(Thickness: 50.Micrometres(), UpstreamPressure: 1.0.Bars());

    // l²/6D.
    private const double Lag = 50e-6 * 50e-6 / (6 * D);

    [Fact]
    public void Short_and_long_time_forms_meet()
    {
        var film = new Membrane(1, 1);
        var (before, after) = (0.15 * (1 - 1e-15), 0.15 * (1 + 1e-15));
        Assert.Equal(1, film.RelativeAmount([after], 1)[0] / film.RelativeAmount([before], 1)[0], 1e-12);
        Assert.Equal(1, film.RelativeFlux([after], 1)[0] / film.RelativeFlux([before], 1)[0], 1e-12);
    }

    [Fact]
    public void Late_the_amount_is_a_straight_line_from_the_time_lag()
    {
        double[] times = [20 * Lag, 30 * Lag];
        var amount = Film.RelativeAmount(times, D);
        Assert.Equal(1, amount[0] * 25e-10 / D / (19 * Lag), 1e-12);
        Assert.Equal(1, (amount[1] - amount[0]) * 25e-10 / D / (10 * Lag), 1e-12);
    }

    [Fact]
    public void Derivatives_are_those_of_differences()
    {
        double[] times = [0.5 * Lag, Lag, 5 * Lag];
        var (columns, derivatives, up, down) = (new double[9], new double[9], new double[9], new double[9]);
        Assert.True(Film.TryDifferentiate(times, [D], columns, derivatives));
        Film.Evaluate(times, [D * 1.0001], up);
        Film.Evaluate(times, [D * 0.9999], down);

        // Central differences: relative error of the order of the step squared, 1e-8, times some ten.
        for (var i = 0; i < 9; i++)
            Assert.Equal((up[i] - down[i]) / (2e-4 * D), derivatives[i], 1e-6 * Math.Abs(derivatives[i]));
    }

    [Fact]
    public void The_whole_transient_and_the_time_lag_give_the_same_D_and_P()
    {
        var analysis = Film.Analyse(Noisy(12 * Lag, seed: 1));
        output.WriteLine(string.Join("\n", analysis.Findings));
        foreach (var (estimate, truth) in new[]
                 {
                     (analysis.Diffusivity, D), (analysis.DiffusivityByTimeLag, D), (analysis.Permeability, P), (analysis.PermeabilityBySlope, P),
                     (analysis.Solubility, P / D), (analysis.SolubilityByTimeLag, P / D), (analysis.TimeLag, Lag),
                 })
        {
            output.WriteLine($"{estimate.Name}: {estimate}");
            Assert.True(estimate.Interval(0.999).Contains(truth), $"{estimate.Name}: {estimate}, truth {truth}");
        }

        Assert.True(analysis.Diffusivity.StandardError < analysis.DiffusivityByTimeLag.StandardError);
        Assert.DoesNotContain(analysis.Findings, f => f.Severity == Severity.Warning);
        Assert.Contains("12 time lags", analysis.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_lag_covers_the_truth_as_often_as_its_interval_says()
    {
        var analyses = Enumerable.Range(1000, 300).Select(seed => Film.Analyse(Noisy(12 * Lag, seed))).ToArray();
        var lag = analyses.Count(a => Math.Abs(a.TimeLag.Value - Lag) <= a.TimeLag.StandardError) / 300.0;
        var transient = analyses.Count(a => Math.Abs(a.Fit.Values[0] - D) <= a.Fit.StandardErrors[0]) / 300.0;
        var solubility = analyses.Count(a => Math.Abs(a.Solubility.Value - (P / D)) <= a.Solubility.StandardError) / 300.0;
        output.WriteLine($"1σ: time lag {lag:P1}, D {transient:P1}, S {solubility:P1}");

        // Three standard deviations of the binomial share, 300 trials at 0.68.
        Assert.All(new[] { lag, transient, solubility }, share => Assert.InRange(share, 0.60, 0.76));
    }

    [Fact]
    public void A_run_that_ends_before_the_flux_is_steady_says_so()
    {
        var analysis = Film.Analyse(Noisy(2 * Lag, seed: 3));
        Assert.Null(analysis.Line);
        Assert.Equal(Verdict.NotDetermined, analysis.TimeLag.Verdict);
        Assert.Contains(analysis.Findings, f => f.Message.Contains("ends before the flux is steady", StringComparison.Ordinal));
        Assert.Contains(Film.Analyse(Noisy(5 * Lag, seed: 3)).Findings, f => f.Message.Contains("three time lags", StringComparison.Ordinal));
    }

    [Fact]
    public void A_leak_that_is_freed_is_found_and_a_large_one_that_is_not_is_noticed()
    {
        const double Leak = 0.5 * P * 1e5 / 50e-6;
        var curve = Noisy(12 * Lag, seed: 4, leak: Leak);
        var leaky = Film with { Leak = Parameter.Free };
        var analysis = leaky.Analyse(curve);
        Assert.True(analysis.Fit[leaky.Leak].Interval(0.999).Contains(Leak));
        Assert.True(analysis.Diffusivity.Interval(0.999).Contains(D));
        Assert.Contains(Film.Analyse(curve).Findings, f => f.Severity == Severity.Warning);
    }

    private static Curve Noisy(double end, int seed, double leak = 0)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        var time = Enumerable.Range(1, 200).Select(i => i * end / 200).ToArray();
        var scale = P * 1e5 * 50e-6 / D;
        var amount = Film.RelativeAmount(time, D).Zip(time, (q, t) => (scale * q) + (leak * t) + Normal.Sample(random, 0, 0.005 * scale));
        return new Curve(time, [.. amount]) { YQuantity = new("permeated", "Q", new Unit("mol/m²")) };
    }
}
