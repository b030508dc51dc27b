using Fickian.Fitting;

namespace Fickian.Tests.Fitting;

/// <summary>Do the error bars hold the truth as often as they say? 500 seeded curves per law.</summary>
public sealed class CalibrationTests(ITestOutputHelper output)
{
    private const int Curves = 500;

    // Three standard deviations of the binomial count are 6 % of 68 % and 3 % of 95 %.
    private const double OneSigmaTolerance = 0.06;
    private const double ProfileTolerance = 0.03;

    [Theory]
    [InlineData(1.3, 0.02, 50, false)]
    [InlineData(1.3, 0.1, 30, false)]
    [InlineData(0.4, 0.02, 50, true)]
    public void Intervals_hold_the_truth_as_often_as_they_say(double rate, double sigma, int points, bool known)
    {
        var (hits, profiles) = (new int[2], new int[2]);
        for (var seed = 0; seed < Curves; seed++)
        {
            var fit = Synthetic.Decay.FitTo(Synthetic.Noisy(x => 2 * Math.Exp(-rate * x), sigma, seed, points, known: known));
            foreach (var (k, truth) in new[] { rate, 2.0 }.Index())
            {
                if (Math.Abs(fit.Values[k] - truth) <= fit.StandardErrors[k])
                    hits[k]++;
                if (fit.Estimates[k].Interval(0.95).Contains(truth))
                    profiles[k]++;
            }
        }

        output.WriteLine($"1σ: {hits[0]}, {hits[1]}; profile: {profiles[0]}, {profiles[1]} of {Curves}");
        Assert.All(hits, h => Assert.InRange(h / (double)Curves, 0.68 - OneSigmaTolerance, 0.68 + OneSigmaTolerance));
        Assert.All(profiles, p => Assert.InRange(p / (double)Curves, 0.95 - ProfileTolerance, 0.95 + ProfileTolerance));
    }
}
