using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Tests.Diffusion;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Fitting;

public sealed class CorrelatedErrorsTests
{
    private static readonly PlaneSheet Sheet = new(2e-4);

    [Fact]
    public void Intervals_hold_the_truth_as_often_as_they_say_where_errors_are_correlated()
    {
        const int Runs = 200;
        var (counted, naive) = (0, 0);
        for (var seed = 0; seed < Runs; seed++)
        {
            var data = WithCorrelatedNoise(seed);
            counted += Holds(Sheet.FitTo(data, new FitOptions { CorrelatedErrors = true })) ? 1 : 0;
            naive += Holds(Sheet.FitTo(data)) ? 1 : 0;
        }

        // n_eff of 400 points with ρ = 0.8 is known to a third, and takes some of the noise that the law absorbed for none; white errors hold a third of what they promise.
        Assert.InRange(counted / (double)Runs, 0.87, 0.99);
        Assert.True(naive < 0.7 * Runs);
    }

    [Fact]
    public void White_errors_stay_what_they_are_to_the_scatter_of_the_effective_number()
    {
        var data = Simulated.Uptake(Sheet, 5, points: 400);
        var (white, counted) = (Sheet.FitTo(data), Sheet.FitTo(data, new FitOptions { CorrelatedErrors = true }));
        Assert.Equal(white.Values[0], counted.Values[0]);
        Assert.InRange(counted.StandardErrors[0] / white.StandardErrors[0], 1, 1.3);
    }

    [Fact]
    public void Known_standard_deviations_are_widened_too()
    {
        var data = Simulated.Uptake(Sheet, 5, points: 100);
        var weighted = data.With(data.X.ToArray(), data.Y.ToArray(), [.. Enumerable.Repeat(0.02, 100)]);
        var (white, counted) = (Sheet.FitTo(weighted), Sheet.FitTo(weighted, new FitOptions { CorrelatedErrors = true }));
        Assert.Equal(Math.Sqrt(100 / white.EffectivePoints), counted.StandardErrors[0] / white.StandardErrors[0], 1e-12);
    }

    [Fact]
    public void A_doubt_about_residuals_says_how_many_points_they_are_worth()
    {
        var data = WithCorrelatedNoise(1);
        var (white, counted) = (Sheet.FitTo(data), Sheet.FitTo(data, new FitOptions { CorrelatedErrors = true }));
        Assert.Contains("too small, since 400 points are worth about", white.ResidualDoubt?.Message, StringComparison.Ordinal);
        Assert.Null(counted.ResidualDoubt);
        Assert.Contains(counted.Findings, f => f.Message.Contains("are worth", StringComparison.Ordinal) && f.Message.Contains("standard errors were multiplied", StringComparison.Ordinal));
        Assert.Null(Sheet.FitTo(Simulated.Uptake(Sheet, 5)).ResidualDoubt);
    }

    private static bool Holds(FitResult fit) => fit[Sheet.Diffusivity].Interval(0.95).Contains(Simulated.Diffusivity);

    // AR(1), ρ = 0.8, standard deviation 0.01.
    private static Curve WithCorrelatedNoise(int seed)
    {
        var clean = Simulated.Uptake(Sheet, seed, points: 400, noise: 0);
        var random = new MersenneTwister(seed);
        var last = 0.01 * Simulated.Normal(random);
        return clean.With(clean.X.ToArray(), Array.ConvertAll(clean.Y.ToArray(), y => y + (last = (0.8 * last) + (0.006 * Simulated.Normal(random)))));
    }
}
