using Fickian.Infrared;

namespace Fickian.Tests.Infrared;

public sealed class SingularValueThresholdTests
{
    [Fact]
    public void The_factor_on_the_median_is_that_of_Gavish_and_Donoho()
    {
        // Square matrices: 4/√3 over the root of the median of the quarter circle law, 2.858 in their abstract.
        Assert.Equal(2.858, SingularValueThreshold.OnMedian(1), 5e-4);
        // Their cubic approximation; the tolerance is what it misses the exact factor by.
        foreach (var ratio in new[] { 0.01, 0.1, 0.3, 0.5, 0.8, 1 })
            Assert.Equal((0.56 * Math.Pow(ratio, 3)) - (0.95 * ratio * ratio) + (1.82 * ratio) + 1.43, SingularValueThreshold.OnMedian(ratio), 0.02);
    }

    [Fact]
    public void The_edge_of_noise_ratios_is_that_of_Marchenko_and_Pastur_if_the_noise_is_known() =>
        Assert.Equal(Math.Pow(1 + Math.Sqrt(0.1), 2), SingularValueThreshold.OnNoiseRatio(100, 1000, int.MaxValue), 1e-6);
}
