using Fickian.Thermal;
using MathNet.Numerics.Distributions;

namespace Fickian.Tests.Thermal;

public sealed class NothingEvolvesTests
{
    [Fact]
    public void A_trend_is_found_as_often_as_the_level_says_where_there_is_none()
    {
        // 400 sets of white and of correlated noise: 5 % scatters by 1.1 %; the correction for correlation is not exact.
        var (white, correlated) = (0, 0);
        for (var seed = 0; seed < 400; seed++)
        {
            white += MannKendall.Of(Series(seed, 0, 0)).PValue < 0.05 ? 1 : 0;
            correlated += MannKendall.Of(Series(seed, 0.6, 0)).PValue < 0.05 ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{white / 400.0} {correlated / 400.0}");
        Assert.InRange(white / 400.0, 0.02, 0.085);
        Assert.InRange(correlated / 400.0, 0.02, 0.11);
    }

    [Fact]
    public void A_textbook_series_gives_its_statistic()
    {
        // 1, 3, 2, 4, 5: nine rising and one falling pair; Var S = 5·4·15/18 = 16.67.
        var test = MannKendall.Of(new Curve([0, 1, 2, 3, 4], [1, 3, 2, 4, 5]));
        Assert.Equal((8, 0.8), (test.Statistic, test.Tau));
        Assert.Equal(2 * Normal.CDF(0, 1, -7 / Math.Sqrt(300 / 18.0)), test.PValue, 1e-12);
        Assert.Equal(1, test.SenSlope.Value);

        // Ties: 1, 1, 2, 2, 3 has Var S = (300 − 2·18)/18.
        Assert.Equal(2 * Normal.CDF(0, 1, -7 / Math.Sqrt(264 / 18.0)), MannKendall.Of(new Curve([0, 1, 2, 3, 4], [1, 1, 2, 2, 3])).PValue, 1e-12);
    }

    [Fact]
    public void All_equal_is_no_trend_and_equivalent()
    {
        var test = NothingEvolves.In(EvolvedGasTests.Trace(_ => 1e-11));
        Assert.Equal((false, true, 1.0), (test.HasTrend, test.IsEquivalent, test.Trend.PValue));
    }

    [Fact]
    public void Intervals_of_the_change_cover_it_and_equivalence_is_claimed_falsely_no_more_than_at_its_level()
    {
        // The true change lies at the bound of 2 %: equivalence is then a false claim, allowed in 5 % of 400 sets (± 1.1 %).
        var (covers, sen, claims) = (0, 0, 0);
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Normal(0, 0.02e-11, new Random(seed));
            var trace = EvolvedGasTests.Trace(t => (1e-11 * (1 + (0.02 * (t - 1800) / 3600))) + random.Sample());
            var test = NothingEvolves.In(trace, 0.02);
            covers += test.RelativeChange.Interval(0.95).Contains(0.02) ? 1 : 0;
            sen += test.Trend.SenSlope.Interval(0.95).Contains(0.02e-11 / 3600) ? 1 : 0;
            claims += test.IsEquivalent ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{covers / 400.0} {sen / 400.0} {claims / 400.0}");
        Assert.InRange(covers / 400.0, 0.92, 0.98);
        Assert.InRange(sen / 400.0, 0.92, 0.985);
        Assert.InRange(claims / 400.0, 0.02, 0.085);
    }

    [Fact]
    public void No_trend_without_a_bound_is_said_to_be_no_proof()
    {
        var random = new Normal(0, 0.5e-11, new Random(1));
        var test = NothingEvolves.In(EvolvedGasTests.Trace(_ => 1e-11 + random.Sample()), 0.001);
        Assert.False(test.IsEquivalent);
        Assert.True(test.DetectionLimit > 0.001);
        Assert.Single(test.Findings);
    }

    private static Curve Series(int seed, double correlation, double slope)
    {
        var random = new Normal(0, 1, new Random(seed));
        var (y, last) = (new double[200], 0.0);
        for (var i = 0; i < y.Length; i++)
        {
            last = (correlation * last) + (Math.Sqrt(1 - (correlation * correlation)) * random.Sample());
            y[i] = last + (slope * i);
        }

        return new([.. Enumerable.Range(0, y.Length).Select(i => (double)i)], y);
    }
}
