using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Tests.Diffusion;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Fitting;

public sealed class CorrelatedResidualsTests(ITestOutputHelper output)
{
    private const int Sets = 500;
    private const int Points = 200;

    private static readonly PlaneSheet Sheet = new(Thickness: 2e-4);

    // n_eff of one curve is itself an estimate, so that the tolerance is wider than the binomial 6 % and 3 %, and wider on the side of too few.
    [Theory]
    [InlineData(0.3, 0.60, 0.76, 0.90)]
    [InlineData(0.6, 0.60, 0.76, 0.90)]
    [InlineData(0.8, 0.58, 0.76, 0.88)]
    public void Errors_of_AR_1_noise_hold_the_truth(double correlation, double least, double most, double wide)
    {
        var (one, without, profile) = (0, 0, 0);
        for (var seed = 0; seed < Sets; seed++)
        {
            var fit = Sheet.FitTo(Curve(correlation, seed));
            var corrected = fit.ForCorrelatedResiduals();
            var off = Math.Abs(fit.Values[0] - Simulated.Diffusivity);
            without += off <= fit.StandardErrors[0] ? 1 : 0;
            one += off <= corrected.StandardErrors[0] ? 1 : 0;
            profile += corrected.Profile(Sheet.Diffusivity, [Simulated.Diffusivity]).Y.Span[0] <= corrected.ProfileThreshold() ? 1 : 0;
        }

        output.WriteLine($"ρ {correlation}: 1σ {one / (double)Sets:P1}, without correction {without / (double)Sets:P1}; 95 % {profile / (double)Sets:P1}");
        Assert.InRange(one / (double)Sets, least, most);
        Assert.InRange(profile / (double)Sets, wide, 0.99);
        Assert.True(without < one);
    }

    [Fact]
    public void White_noise_is_left_alone()
    {
        // One curve in a hundred by the level of the test, half of them with too many runs: 2.5 of 500, and three standard deviations of that.
        var widened = Enumerable.Range(0, Sets).Count(seed => Sheet.FitTo(Curve(0, seed)).ForCorrelatedResiduals().CorrelationFactor > 1);
        Assert.InRange(widened, 0, 8);
    }

    [Fact]
    public void An_uptake_analysis_widens_its_errors_and_says_by_how_much()
    {
        var curve = Curve(0.8, 3);
        var (analysis, plain) = (Sheet.Analyse(curve), Sheet.FitTo(curve));
        var factor = analysis.Diffusivity.StandardError / plain.StandardErrors[0];
        Assert.InRange(factor, 1.5, 5);
        Assert.Equal(factor, analysis.Fit.CorrelationFactor, 1e-12);
        Assert.Contains(analysis.Findings, f => f.Message.Contains($"multiplied by {factor:G2}", StringComparison.Ordinal));

        // The profile widens with the error, and Student's t for fewer degrees of freedom a little more.
        Assert.InRange(analysis.Diffusivity.Interval(0.95).HalfWidth / plain[Sheet.Diffusivity].Interval(0.95).HalfWidth, factor, 1.2 * factor);
        Assert.Equal(plain.Values, analysis.Fit.Values);
    }

    [Fact]
    public void Known_errors_of_the_points_are_widened_as_well()
    {
        var curve = Curve(0.8, 3);
        var known = curve.With(curve.X.ToArray(), curve.Y.ToArray(), [.. Enumerable.Repeat(0.02, Points)]);
        var (plain, corrected) = (Sheet.FitTo(known), Sheet.FitTo(known).ForCorrelatedResiduals());
        Assert.InRange(corrected.StandardErrors[0] / plain.StandardErrors[0], 1.5, 5);
        Assert.True(double.IsPositiveInfinity(plain[Sheet.Diffusivity].DegreesOfFreedom));
        Assert.InRange(corrected[Sheet.Diffusivity].DegreesOfFreedom, 1, Points);
    }

    // Stationary from the first point on, standard deviation 0.01.
    private static Curve Curve(double correlation, int seed)
    {
        var random = new MersenneTwister(seed);
        var clean = Simulated.Uptake(Sheet, 0, end: 1.5, points: Points, noise: 0);
        var noise = new double[Points];
        noise[0] = 0.01 * Simulated.Normal(random);
        for (var i = 1; i < Points; i++)
            noise[i] = (correlation * noise[i - 1]) + (0.01 * Math.Sqrt(1 - (correlation * correlation)) * Simulated.Normal(random));
        return clean.With(clean.X.ToArray(), [.. clean.Y.ToArray().Zip(noise, (y, e) => y + e)]);
    }
}
