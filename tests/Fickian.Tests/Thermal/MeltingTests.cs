using Fickian.Thermal;

namespace Fickian.Tests.Thermal;

public sealed class MeltingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_gaussian_peak_gives_back_its_temperatures_and_its_heat(int direction)
    {
        var read = Melting.Of(SyntheticScans.Peak(direction: direction));

        // The tangent at the inflection of a Gaussian meets its foot two standard deviations away; on cooling the onset lies above.
        Assert.Equal(720, read.Peak.Value, 0.02);
        Assert.Equal(720 - (direction * 10), read.Onset.Value, 0.1);
        Assert.Equal(720 + (direction * 10), read.End.Value, 0.1);

        // The sides begin where the peak is 1 % of its height: a part of 10⁻³ of its area lies beyond.
        Assert.Equal(direction * 30000, read.EnthalpyOverLine.Value, 60.0);
        Assert.Equal(direction * 30000, read.EnthalpyOverSigmoid.Value, 60.0);
        Assert.Equal("J/kg", read.EnthalpyOverLine.Unit.Symbol);
    }

    [Fact]
    public void A_baseline_that_steps_under_the_peak_is_followed_by_the_sigmoid_and_not_by_the_line()
    {
        // The step goes in proportion to the heat, which is what the sigmoid assumes; the line is right on average for a symmetrical peak.
        var read = Melting.Of(SyntheticScans.Peak(step: 300), new(665, 690), new(750, 775));
        Assert.Equal(30000, read.EnthalpyOverSigmoid.Value, 30.0);
        Assert.Equal(300, (read.Sigmoidal.Y.Span[^1] / SyntheticScans.Rate) - (read.Sigmoidal.Y.Span[0] / SyntheticScans.Rate) - (0.5 * (750 - 690)), 3.0);
    }

    [Fact]
    public void Errors_cover_the_truth_at_least_as_often_as_they_say()
    {
        double[] truth = [710, 720, 730, 30000, 30000];
        var (within, wide) = (new int[5], new int[5]);
        for (var seed = 0; seed < 200; seed++)
        {
            var read = Melting.Of(SyntheticScans.Peak(noise: 15, seed: seed), new(664, 690), new(748, 778));
            for (var k = 0; k < 5; k++)
            {
                within[k] += Math.Abs(Read(k).Value - truth[k]) <= Read(k).StandardError ? 1 : 0;
                wide[k] += Read(k).Interval(0.95).Contains(truth[k]) ? 1 : 0;
            }

            // A Gaussian has no lag.
            Estimate Read(int k) => read.Budgets[k].Without(ErrorPart.Lag);
        }

        // 200 sets scatter by 3.3 % at 68 % and 1.5 % at 95 %; limits count on top of noise.
        TestContext.Current.TestOutputHelper?.WriteLine($"68 %: {string.Join(", ", within.Select(w => w / 200.0))}; 95 %: {string.Join(", ", wide.Select(w => w / 200.0))}");
        Assert.All(within, w => Assert.InRange(w / 200.0, 0.60, 0.88));
        Assert.All(wide, w => Assert.InRange(w / 200.0, 0.91, 1));
    }

    [Fact]
    public void No_peak_is_said_to_be_none()
    {
        var read = Melting.Of(SyntheticScans.Peak(noise: 15, heat: 0));
        Assert.Contains(read.Findings, f => f.Message.Contains("No peak", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_on_the_wrong_side_is_refused() =>
        Assert.Throws<ArgumentException>(() => Melting.Of(SyntheticScans.Peak(), new(750, 775), new(665, 690)));
}
