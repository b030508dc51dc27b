using Fickian.Fitting;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Sorption;

/// <summary>Do the error bars of isotherms hold the truth as often as they say?</summary>
public sealed class IsothermCalibrationTests(ITestOutputHelper output)
{
    private const int Curves = 500;

    // Three standard deviations of the binomial count are 6 % of 68 % and 3 % of 95 %.
    private const double OneSigmaTolerance = 0.06;
    private const double ProfileTolerance = 0.03;

    [Theory]
    [InlineData("Langmuir", false)]
    [InlineData("Langmuir", true)]
    [InlineData("Sips", false)]
    [InlineData("dual mode", true)]
    public void Intervals_hold_the_truth_as_often_as_they_say(string name, bool known)
    {
        var (truth, free) = (Laws.Numbers(name), Laws.Free(name));
        var pressure = Enumerable.Range(0, 30).Select(i => 200 * Math.Pow(500, i / 29.0)).ToArray();
        var exact = Array.ConvertAll(pressure, truth.Amount);
        var sigma = 0.005 * exact[^1];
        var (hits, profiles) = (new int[truth.Values.Length], new int[truth.Values.Length]);
        for (var seed = 0; seed < Curves; seed++)
        {
            var random = new Xoshiro256StarStar(seed + 1, threadSafe: false);
            var fit = free.FitTo(new Curve(pressure, Array.ConvertAll(exact, q => q + Normal.Sample(random, 0, sigma)), known ? [.. Enumerable.Repeat(sigma, 30)] : null));
            for (var k = 0; k < hits.Length; k++)
            {
                hits[k] += Math.Abs(fit.Values[k] - truth.Values[k]) <= fit.StandardErrors[k] ? 1 : 0;
                profiles[k] += fit.Estimates[k].Interval(0.95).Contains(truth.Values[k]) ? 1 : 0;
            }
        }

        output.WriteLine($"{name}, 1σ: {string.Join(", ", hits)}; profile: {string.Join(", ", profiles)} of {Curves}");
        Assert.All(hits, h => Assert.InRange(h / (double)Curves, 0.68 - OneSigmaTolerance, 0.68 + OneSigmaTolerance));
        Assert.All(profiles, p => Assert.InRange(p / (double)Curves, 0.95 - ProfileTolerance, 0.95 + ProfileTolerance));
    }
}
