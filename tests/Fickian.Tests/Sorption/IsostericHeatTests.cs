using Fickian.Fitting;
using Fickian.Sorption;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Sorption;

public sealed class IsostericHeatTests(ITestOutputHelper output)
{
    private const double R = 8.31446261815324;
    private const double Heat = 28_000;
    private static readonly double[] Temperatures = [273, 293, 313, 333];

    [Fact]
    public void Affinities_that_follow_van_t_Hoff_give_their_heat_at_any_amount()
    {
        // b = b₀·exp(Q/RT) with equal capacity: Q_st = Q exactly.
        foreach (var amount in new[] { 0.1, 1, 2.0 })
        {
            var found = IsostericHeat.At(amount, [.. Temperatures.Select(t => (t, Fit(t, seed: 0, noise: 0)))]);
            Assert.Equal(Heat, found.Heat.Value, 1e-4 * Heat);
            Assert.Empty(found.Findings);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void The_error_covers_the_truth_as_often_as_it_says(int temperatures)
    {
        const int Runs = 300;
        var (within, inside) = (0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var found = IsostericHeat.At(1, [.. Temperatures[..temperatures].Select((t, i) => (t, Fit(t, 1000 + (10 * run) + i, noise: 0.01)))]).Heat;
            within += Math.Abs(found.Value - Heat) <= found.StandardError ? 1 : 0;
            inside += found.Interval(0.95).Contains(Heat) ? 1 : 0;
        }

        output.WriteLine($"{temperatures} temperatures: 1σ {within / (double)Runs:P1}, 95 % {inside / (double)Runs:P1}");

        // Three standard deviations of the binomial share; never multiplying by less than 1 widens the bars a little, for two temperatures not at all.
        Assert.InRange(within / (double)Runs, 0.60, temperatures == 2 ? 0.76 : 0.84);
        Assert.InRange(inside / (double)Runs, 0.91, 1);
    }

    [Fact]
    public void Amounts_that_were_not_measured_are_pointed_out()
    {
        var found = IsostericHeat.At(2.4, [.. Temperatures[..2].Select(t => (t, Fit(t, seed: 1, noise: 0.01)))]);
        Assert.Contains(found.Findings, f => f.Message.Contains("extrapolated", StringComparison.Ordinal));
    }

    [Fact]
    public void One_temperature_is_not_enough() =>
        Assert.Throws<ArgumentException>(() => IsostericHeat.At(1, (293, Fit(293, 0, 0)), (293, Fit(293, 0, 0))));

    private static FitResult Fit(double temperature, int seed, double noise)
    {
        var affinity = 1e-9 * Math.Exp(Heat / (R * temperature));
        var truth = Isotherm.Of(new Langmuir { Capacity = 2.5, Affinity = affinity });
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        var pressure = Enumerable.Range(0, 25).Select(i => 0.02 / affinity * Math.Pow(500, i / 24.0)).ToArray();
        return new Langmuir().FitTo(new Curve(
            pressure,
            Array.ConvertAll(pressure, p => truth.Amount(p) + (noise == 0 ? 0 : Normal.Sample(random, 0, noise))),
            noise == 0 ? null : [.. Enumerable.Repeat(noise, 25)]));
    }
}
