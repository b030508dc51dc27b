using Fickian.Diffusion;
using Fickian.Fitting;

namespace Fickian.Tests.Diffusion;

public sealed class BarrierTestTests(ITestOutputHelper output)
{
    private const double Noise = 0.01;
    private static readonly PlaneSheet Sheet = new(Thickness: 2e-4);

    [Theory]
    [InlineData(5, 0.61, 0.4896)]
    [InlineData(10, 0.76, 0.6967)]
    [InlineData(20, 0.87, 0.8313)]
    [InlineData(50, 0.94, 0.9275)]
    [InlineData(100, 0.97, 0.9628)]
    public void A_barrier_that_is_ignored_lowers_D_by_the_known_factor(double barrier, double factor, double withFreeAmount)
    {
        // 60 points to Fo = 1.5 without noise. M∞ = 1 known: the table has two digits. M∞ fitted: four, by another program from the eigenvalue series.
        var data = Simulated.Uptake(Sheet, 0, end: 1.5, noise: 0, barrier: barrier);
        Assert.Equal(factor, (Sheet with { EquilibriumUptake = 1.0 }).FitTo(data).Values[0] / Simulated.Diffusivity, 0.0075);
        Assert.Equal(withFreeAmount, Sheet.FitTo(data).Values[0] / Simulated.Diffusivity, 1e-4);
    }

    [Theory]
    [InlineData(5, 1.0)]
    [InlineData(10, 0.95)]
    public void A_barrier_that_matters_is_found_though_the_amount_is_free(double barrier, double power)
    {
        Assert.True(Sheet.EquilibriumUptake.IsFree);
        var found = Enumerable.Range(0, 60).Count(seed => BarrierTest.Of(Simulated.Uptake(Sheet, seed, end: 1.5, noise: Noise, barrier: barrier), Sheet).IsFound);
        output.WriteLine($"L = {barrier}: {found} of 60");
        Assert.InRange(found / 60.0, power, 1);
    }

    [Fact]
    public void Without_a_barrier_one_is_found_as_often_as_the_level_says()
    {
        const int Sets = 300;
        var found = Enumerable.Range(0, Sets).Count(seed => BarrierTest.Of(Simulated.Uptake(Sheet, seed, end: 1.5, noise: Noise), Sheet).IsFound);
        output.WriteLine($"{found} of {Sets}");

        // 5 % and three standard deviations of the count.
        Assert.InRange(found / (double)Sets, 0.012, 0.088);
    }

    [Fact]
    public void The_statement_is_in_words()
    {
        var with = BarrierTest.Of(Simulated.Uptake(Sheet, 1, end: 1.5, noise: Noise, barrier: 5), Sheet);
        Assert.Contains("describes the data better", with.Statement, StringComparison.Ordinal);
        Assert.InRange(with.BarrierNumber, 3, 8);
        Assert.Contains("do not ask for a surface barrier", BarrierTest.Of(Simulated.Uptake(Sheet, 3, end: 1.5, noise: Noise), Sheet).Statement, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => BarrierTest.Of(Simulated.Uptake(Sheet, 1), Sheet.WithBarrier()));
    }
}
