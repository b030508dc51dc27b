using Fickian.Diffusion;

namespace Fickian.Tests.Diffusion;

public sealed class ThicknessScalingTests
{
    private static readonly double[] Thicknesses = [1e-4, 2e-4, 4e-4];

    [Fact]
    public void Diffusion_grows_as_the_square()
    {
        var scaling = ThicknessScaling.Of([.. Thicknesses.Select((l, i) => new PlaneSheet(l).Analyse(Simulated.Uptake(new PlaneSheet(l), i)))]);
        Assert.True(scaling.Exponent.Interval(0.999).Contains(2));
        Assert.Contains("diffusion inside governs it", scaling.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void A_barrier_grows_in_proportion()
    {
        // One k for all: L = ka/D grows with a from 0.02; below about 0.1 the barrier alone counts.
        var scaling = ThicknessScaling.Of([.. Thicknesses.Select((l, i) => new PlaneSheet(l).Analyse(Simulated.Uptake(new PlaneSheet(l), i, end: 5 / (0.02 * l / 1e-4), barrier: 0.02 * l / 1e-4)))]);
        Assert.InRange(scaling.Exponent.Value, 0.97, 1.06);
    }

    [Fact]
    public void Two_sizes_give_an_exponent_and_one_does_not()
    {
        Estimate Rate(double value) => new(value, 0.01 * value, Unit.PerSecond);
        var scaling = ThicknessScaling.Of((1e-4, Rate(4)), (2e-4, Rate(1)));
        Assert.Equal(2, scaling.Exponent.Value, 1e-12);
        Assert.Equal(Math.Sqrt(2) * 0.01 / Math.Log(2), scaling.Exponent.StandardError, 1e-12);
        Assert.Contains("surface barrier governs", ThicknessScaling.Of((1e-4, Rate(2)), (2e-4, Rate(1))).Statement, StringComparison.Ordinal);
        Assert.Contains("both take part", ThicknessScaling.Of((1e-4, Rate(2.83)), (2e-4, Rate(1))).Statement, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ThicknessScaling.Of((1e-4, Rate(1)), (1e-4, Rate(2))));
    }
}
