using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Tests.Diffusion;

namespace Fickian.Tests.Fitting;

public sealed class RobustFitTests(ITestOutputHelper output)
{
    private static readonly PlaneSheet Sheet = new(Thickness: 2e-4);

    public static TheoryData<string> Losses => ["Huber", "soft L1", "Cauchy"];

    [Theory]
    [MemberData(nameof(Losses))]
    public void Outliers_that_spoil_least_squares_hardly_move_a_robust_fit(string name)
    {
        var clean = Simulated.Uptake(Sheet, 1, points: 200);
        double[] spoilt = [.. clean.Y.ToArray().Select((y, i) => i % 17 == 5 ? y + 0.4 : y)];
        var data = clean.With(clean.X.ToArray(), spoilt);
        var truth = Sheet.FitTo(clean);
        var robust = Sheet.FitTo(data, new FitOptions { Loss = Loss(name) });
        var plain = Sheet.FitTo(data);
        Assert.True(Math.Abs(plain.Values[2] - truth.Values[2]) > 10 * truth.StandardErrors[2]);
        Assert.True(Math.Abs(robust.Values[2] - truth.Values[2]) < 2.5 * truth.StandardErrors[2], $"{robust.Values[2]} {truth.Values[2]} {truth.StandardErrors[2]}");
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Error_bars_of_robust_fits_hold_the_truth_as_often_as_they_say(string name)
    {
        var (hits, sets) = (0, 500);
        for (var seed = 0; seed < sets; seed++)
        {
            // One point in twenty scatters ten times as much.
            var random = new Random(seed + 1000);
            var data = Simulated.Uptake(Sheet, seed);
            double[] y = [.. data.Y.ToArray().Select(v => random.NextDouble() < 0.05 ? v + (0.1 * Simulated.Normal(random)) : v)];
            var fit = Sheet.FitTo(data.With(data.X.ToArray(), y), new FitOptions { Loss = Loss(name) });
            hits += Math.Abs(fit.Values[0] - Simulated.Diffusivity) <= fit.StandardErrors[0] ? 1 : 0;
        }

        output.WriteLine($"{name}: {hits} of {sets}");

        // Three standard deviations of the binomial count.
        Assert.InRange(hits / (double)sets, 0.62, 0.74);
    }

    [Fact]
    public void Masked_points_do_not_count()
    {
        var data = Simulated.Uptake(Sheet, 1);
        double[] spoilt = [.. data.Y.ToArray()];
        (spoilt[7], spoilt[30]) = (5, -5);
        var mask = Enumerable.Range(0, data.Count).Select(i => i is not (7 or 30)).ToArray();
        var fit = Sheet.FitTo(data.With(data.X.ToArray(), spoilt), new FitOptions { Mask = [.. mask] });
        Assert.Equal(58, fit.Data.Count);
        Assert.Contains(fit.Findings, f => f.Message.Contains("2 of 60 points were masked", StringComparison.Ordinal));
        Assert.Equal(1, fit.Values[0] / Sheet.FitTo(data).Values[0], 0.02);
        Assert.Throws<ArgumentException>(() => Sheet.FitTo(data, new FitOptions { Mask = [true] }));
    }

    private static RobustLoss Loss(string name) => name switch
    {
        "Huber" => RobustLoss.Huber,
        "Cauchy" => RobustLoss.Cauchy,
        _ => RobustLoss.SoftL1,
    };
}
