using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Tests.Diffusion;

namespace Fickian.Tests.Fitting;

public sealed class SharingTestTests
{
    private static readonly PlaneSheet Sheet = new(2e-4);

    [Fact]
    public void One_in_twenty_tests_is_failed_by_chance()
    {
        const int Runs = 200;
        var failed = Enumerable.Range(0, Runs).Count(i => !Test(i, Simulated.Diffusivity).IsSupported);

        // Binomial with p = 0.05: 10 ± 3.
        Assert.InRange(failed, 2, 20);
    }

    [Fact]
    public void F_is_that_of_the_two_sums_of_squares()
    {
        var (together, apart) = Fits(1, 1.02 * Simulated.Diffusivity);
        var test = SharingTest.Of(together, apart);
        var sum = apart.Sum(f => f.SumOfSquares);
        Assert.Equal((together.All.SumOfSquares - sum) / (sum / 116), test.Ratio, 1e-9);
        Assert.Equal(1, test.Saved);

        // With nothing shared, the criterion of one model over all points is the one used here.
        var separate = GlobalModel.Of([.. apart.Select(f => (f.Model, f.Data))]).Fit();
        Assert.Equal(separate.Aicc - together.Aicc, test.AiccGain, 1e-6);
    }

    [Fact]
    public void Unlike_curves_are_told()
    {
        var test = Test(1, 1.5 * Simulated.Diffusivity);
        Assert.False(test.IsSupported);
        Assert.True(test.PValue < 1e-6 && test.AiccGain < 0);
        Assert.Contains("do not share", test.Statement, StringComparison.Ordinal);
        Assert.True(test.WithEffectivePoints().PValue >= test.PValue);
    }

    [Fact]
    public void What_cannot_be_compared_says_why()
    {
        var (together, apart) = Fits(1, Simulated.Diffusivity);
        Assert.Throws<ArgumentException>(() => SharingTest.Of(together, [apart[0]]));
        var separate = GlobalModel.Of([.. apart.Select(f => (f.Model, f.Data))]).Fit();
        Assert.Throws<ArgumentException>(() => SharingTest.Of(separate, apart));
    }

    [Fact]
    public void A_global_fit_is_evaluated_between_its_points()
    {
        var (together, apart) = Fits(1, Simulated.Diffusivity);
        Assert.Equal(together.Fitted(1).Y.ToArray(), together.Evaluate(1, apart[1].Data.X.ToArray()).Y.ToArray(), (a, b) => Math.Abs(a - b) < 1e-14);
    }

    private static SharingTest Test(int seed, double other) => Fits(seed, other) is var (together, apart) ? SharingTest.Of(together, apart) : throw new InvalidOperationException();

    private static (GlobalFit Together, FitResult[] Apart) Fits(int seed, double other)
    {
        Curve[] data = [Simulated.Uptake(Sheet, (2 * seed) + 1), Simulated.Uptake(Sheet, (2 * seed) + 2, diffusivity: other)];
        return (GlobalModel.Of([.. data.Select(d => ((IModel)Sheet, d))]).Sharing(Sheet.Diffusivity).Fit(), [.. data.Select(d => Sheet.FitTo(d))]);
    }
}
