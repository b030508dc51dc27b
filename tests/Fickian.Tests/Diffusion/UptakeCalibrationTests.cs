using Fickian.Diffusion;
using Fickian.Fitting;

namespace Fickian.Tests.Diffusion;

/// <summary>Do the error bars of D, k and M∞ hold the truth as often as they say? 500 seeded curves per shape.</summary>
public sealed class UptakeCalibrationTests(ITestOutputHelper output)
{
    private const int Curves = 500;

    // Three standard deviations of the binomial count are 6 % of 68 % and 3 % of 95 %.
    private const double OneSigmaTolerance = 0.06;
    private const double ProfileTolerance = 0.03;

    [Theory]
    [MemberData(nameof(Bodies.Names), MemberType = typeof(Bodies))]
    public void Intervals_of_D_and_the_amount_hold_the_truth_as_often_as_they_say(string name)
    {
        var model = Bodies.WithName(name);
        AssertCalibrated(name, seed => model.FitTo(Simulated.Uptake(model, seed, end: 1)), [Simulated.Diffusivity, 1], [0, 2]);
    }

    [Fact]
    public void So_do_those_of_a_sheet_behind_a_barrier()
    {
        const double Barrier = 5;
        var sheet = new PlaneSheet(Thickness: 2e-4);
        var permeability = Barrier * Simulated.Diffusivity / 1e-4;
        var model = sheet with { SurfacePermeability = Parameter.Free };
        AssertCalibrated(
            "sheet behind a barrier",
            seed => model.FitTo(Simulated.Uptake(sheet, seed, end: 2, points: 100, noise: 0.003, barrier: Barrier)),
            [Simulated.Diffusivity, permeability, 1], [0, 1, 2]);
    }

    private void AssertCalibrated(string name, Func<int, FitResult> fit, double[] truth, int[] index)
    {
        var (hits, profiles) = (new int[truth.Length], new int[truth.Length]);
        for (var seed = 0; seed < Curves; seed++)
        {
            var result = fit(seed);
            for (var k = 0; k < truth.Length; k++)
            {
                hits[k] += Math.Abs(result.Values[index[k]] - truth[k]) <= result.StandardErrors[index[k]] ? 1 : 0;
                profiles[k] += result.Estimates[index[k]].Interval(0.95).Contains(truth[k]) ? 1 : 0;
            }
        }

        output.WriteLine($"{name}: 1σ {string.Join(", ", hits)}; profile {string.Join(", ", profiles)} of {Curves}");
        Assert.All(hits, h => Assert.InRange(h / (double)Curves, 0.68 - OneSigmaTolerance, 0.68 + OneSigmaTolerance));
        Assert.All(profiles, p => Assert.InRange(p / (double)Curves, 0.95 - ProfileTolerance, 0.95 + ProfileTolerance));
    }
}
