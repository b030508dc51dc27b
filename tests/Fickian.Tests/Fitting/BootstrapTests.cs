using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Tests.Diffusion;

namespace Fickian.Tests.Fitting;

public sealed class BootstrapTests
{
    private static readonly PlaneSheet Sheet = new(Thickness: 2e-4);

    [Fact]
    public void The_spread_of_refits_is_the_standard_error()
    {
        var fit = Sheet.FitTo(Simulated.Uptake(Sheet, 3, points: 200));
        var bootstrap = Bootstrap.Of(fit, replicates: 2000, seed: 1, blockLength: 1);

        // 2000 refits know their standard deviation to 1/√4000 = 1.6 %; the bootstrap itself differs by the kurtosis of 200 residuals, some 5 %.
        Assert.InRange(bootstrap.StandardError(Sheet.Diffusivity) / fit.StandardErrors[0], 0.88, 1.12);
        Assert.InRange(bootstrap.StandardError(Sheet.EquilibriumUptake) / fit.StandardErrors[2], 0.88, 1.12);
        var (b, p) = (bootstrap.Interval(Sheet.Diffusivity), fit[Sheet.Diffusivity].Interval());
        Assert.InRange((b.Upper - b.Lower) / (p.Upper - p.Lower), 0.85, 1.15);
        Assert.Equal(0, bootstrap.Failures);
    }

    [Fact]
    public void The_same_seed_gives_the_same_sample()
    {
        var fit = Sheet.FitTo(Simulated.Uptake(Sheet, 3));
        Assert.Equal(Bootstrap.Of(fit, 50, seed: 7).Sample(Sheet.Diffusivity), Bootstrap.Of(fit, 50, seed: 7).Sample(Sheet.Diffusivity));
        Assert.NotEqual(Bootstrap.Of(fit, 50, seed: 8).Sample(Sheet.Diffusivity), Bootstrap.Of(fit, 50, seed: 7).Sample(Sheet.Diffusivity));
        Assert.Equal(4, Bootstrap.Of(fit, 50).BlockLength);
    }

    [Fact]
    public void Blocks_see_correlation_that_single_residuals_do_not()
    {
        // AR(1) noise with ρ = 0.8 makes the mean (1 + ρ)/(1 − ρ) = 9 times as variable; blocks of 20 keep most of it.
        var random = new Random(4);
        var clean = Simulated.Uptake(Sheet, 0, points: 400, noise: 0);
        var noise = 0.0;
        var data = clean.With(clean.X.ToArray(), [.. clean.Y.ToArray().Select(y => y + (noise = (0.8 * noise) + (0.006 * Simulated.Normal(random))))]);
        var fit = Sheet.FitTo(data);
        var ratio = Bootstrap.Of(fit, 500, seed: 1, blockLength: 20).StandardError(Sheet.EquilibriumUptake) / Bootstrap.Of(fit, 500, seed: 1, blockLength: 1).StandardError(Sheet.EquilibriumUptake);
        Assert.InRange(ratio, 1.7, 3.5);
    }

    [Fact]
    public void Any_model_can_be_refitted()
    {
        var fit = Synthetic.DecayWithOffset.FitTo(Synthetic.Noisy(x => (2 * Math.Exp(-1.3 * x)) + 0.3, 0.02, 1));
        var bootstrap = Bootstrap.Of(fit, 300, blockLength: 1);
        Assert.InRange(bootstrap.StandardError(Synthetic.Offset) / fit.StandardErrors[2], 0.8, 1.25);
    }

    [Fact]
    public void Blocks_longer_than_the_curve_are_refused()
    {
        var fit = Sheet.FitTo(Simulated.Uptake(Sheet, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bootstrap.Of(fit, 100, blockLength: 61));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bootstrap.Of(fit, 1));
    }
}
