using Fickian.Fitting;

namespace Fickian.Tests.Fitting;

public sealed class RunsTestTests
{
    [Fact]
    public void Runs_of_signs_are_counted_without_zeros() =>
        Assert.Equal(new RunsTest(4, 3, 4), RunsTest.Of([1, 2, 0, -1, -1, 3, -2, -5]));

    [Fact]
    public void Mean_and_deviation_follow_the_table()
    {
        // n₊ = n₋ = 10: mean 11, variance 10·9/19; seven runs or fewer have z = −1.838 and, both sides, p = 0.066.
        var test = new RunsTest(7, 10, 10);
        Assert.Equal(11, test.Expected);
        Assert.Equal(-1.8379, test.Z, 1e-4);
        Assert.Equal(0.0661, test.PValue, 1e-4);
    }

    [Theory]
    [InlineData(10, 6)]
    [InlineData(15, 10)]
    [InlineData(20, 14)]
    public void It_rejects_from_the_tabulated_number_of_runs_on(int ofEach, int critical)
    {
        // Swed and Eisenhart, Ann. Math. Statist. 14, 66 (1943): largest number of runs that is too small at 2.5 % on one side.
        // The exact probability, counted by arrangements, stands beside the table.
        Assert.True(new RunsTest(critical, ofEach, ofEach).PValue < 0.05);
        Assert.True(new RunsTest(critical + 1, ofEach, ofEach).PValue > 0.05);
        Assert.True(Exact(ofEach, critical) <= 0.025);
        Assert.True(Exact(ofEach, critical + 1) > 0.025);
    }

    [Fact]
    public void One_sign_alone_says_nothing()
    {
        var test = RunsTest.Of([1, 2, 3]);
        Assert.Equal(0, test.Z);
        Assert.Equal(1, test.PValue);
    }

    [Fact]
    public void A_wrong_law_is_given_away()
    {
        var data = Synthetic.Noisy(x => 0.5 + (2 * Math.Exp(-1.3 * x)), 0.01, seed: 14);
        Assert.True(Synthetic.Decay.FitTo(data).RunsTest.PValue < 1e-6);
        Assert.True(Synthetic.DecayWithOffset.FitTo(data).RunsTest.PValue > 0.05);
    }

    private static double Exact(int n, int runs) =>
        Enumerable.Range(2, runs - 1).Sum(r => 2 * Choose(n - 1, (r / 2) - 1) * Choose(n - 1, r - (r / 2) - 1)) / Choose(2 * n, n);

    private static double Choose(int n, int k) => MathNet.Numerics.SpecialFunctions.Binomial(n, k);
}
