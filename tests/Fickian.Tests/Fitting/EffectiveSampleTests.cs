using Fickian.Fitting;
using Fickian.Tests.Diffusion;

namespace Fickian.Tests.Fitting;

public sealed class EffectiveSampleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Autoregressive_residuals_are_worth_the_known_fraction(double correlation)
    {
        // n(1 − ρ)/(1 + ρ) for AR(1); 20 000 points give it to some 15 %.
        var random = new Random(1);
        var (series, last) = (new double[20_000], 0.0);
        for (var i = 0; i < series.Length; i++)
            series[i] = last = (correlation * last) + Simulated.Normal(random);
        Assert.Equal(1, EffectiveSample.SizeOf(series) / (series.Length * (1 - correlation) / (1 + correlation)), 0.15);
    }

    [Fact]
    public void The_criterion_with_all_points_effective_is_the_usual_one()
    {
        var fit = Synthetic.Decay.FitTo(Synthetic.Noisy(x => 2 * Math.Exp(-1.3 * x), 0.02, 1));
        Assert.Equal(fit.Aicc, fit.AiccOf(fit.Data.Count), 1e-12 * Math.Abs(fit.Aicc));
        Assert.InRange(fit.EffectivePoints, 10, 50);
    }
}
