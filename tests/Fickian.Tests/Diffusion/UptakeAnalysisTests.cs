using Fickian.Diffusion;
using Fickian.Files;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Diffusion;

/// <summary>What an uptake curve determines, and whether the program says so.</summary>
public sealed class UptakeAnalysisTests
{
    private static readonly PlaneSheet Sheet = new(Thickness: 200.Micrometres());

    [Fact]
    public void A_run_to_equilibrium_determines_D_and_says_so()
    {
        var analysis = Sheet.Analyse(Noisy(Sheet, 3e-12, end: 10000, seed: 1));
        Assert.Equal(Verdict.Determined, analysis.Diffusivity.Verdict);
        Assert.StartsWith("The data reach", analysis.Statement, StringComparison.Ordinal);
        Assert.True(analysis.Diffusivity.Interval(0.999).Contains(3e-12));
        Assert.Equal("plane sheet", analysis.Comparison.Best.Model.Name);
    }

    [Fact]
    public void A_run_in_the_square_root_regime_determines_the_slope_and_an_upper_bound_of_D()
    {
        // Dt/l² = 0.05 at the end: F = 0.25, far below the bend.
        var analysis = Sheet.Analyse(Noisy(Sheet, 3e-12, end: 0.05 * 1e-8 / 3e-12, seed: 2));
        Assert.Equal(Verdict.UpperBound, analysis.Diffusivity.Verdict);
        Assert.Equal(Verdict.LowerBound, analysis.EquilibriumUptake.Verdict);
        Assert.Contains("only M∞·√D is determined", analysis.Statement, StringComparison.Ordinal);

        // (2/√π)·√D/l·M∞ with M∞ = 1.
        var slope = 2 / Math.Sqrt(Math.PI) * Math.Sqrt(3e-12) / 1e-4;
        Assert.Equal(Verdict.Determined, analysis.InitialSlope!.Verdict);
        Assert.True(analysis.InitialSlope.Interval(0.999).Contains(slope), $"{analysis.InitialSlope.Interval(0.999)} should hold {slope}");
    }

    [Fact]
    public void The_slope_covers_the_truth_as_often_as_its_interval_says()
    {
        var slope = 2 / Math.Sqrt(Math.PI) * Math.Sqrt(3e-12) / 1e-4;
        var hits = Enumerable.Range(100, 200).Count(seed => Sheet.Analyse(Noisy(Sheet, 3e-12, end: 0.05 * 1e-8 / 3e-12, seed)).InitialSlope!.Interval(0.95).Contains(slope));

        // Binomial, 200 trials at 0.95: 190 ± 3.1; the bound D ≥ 1e-20 makes the interval one-sided, so that it covers a little more.
        Assert.InRange(hits, 180, 200);
    }

    [Fact]
    public void A_run_without_uptake_gives_a_detection_limit()
    {
        var random = new Xoshiro256StarStar(3, threadSafe: false);
        var time = Enumerable.Range(1, 200).Select(i => i * 100.0).ToArray();
        var analysis = Sheet.Analyse(new Curve(time, Array.ConvertAll(time, _ => Normal.Sample(random, 0, 0.01))));
        Assert.False(analysis.IsDetected);
        Assert.NotEqual(Verdict.Determined, analysis.Diffusivity.Verdict);
        Assert.StartsWith("No uptake was detected", analysis.Statement, StringComparison.Ordinal);

        // The mean of 200 points is known to 0.01/√200 = 7e-4; twice that, and up to three times more for a rising shape.
        Assert.InRange(analysis.FinalUptake.Interval(0.95).Upper, 1e-4, 6e-3);
    }

    [Fact]
    public void An_uptake_that_is_over_at_once_gives_a_lower_bound()
    {
        var analysis = Sheet.Analyse(Noisy(Sheet, 1e-7, end: 10000, seed: 4));
        Assert.Equal(Verdict.LowerBound, analysis.Diffusivity.Verdict);
        Assert.StartsWith("The uptake is over", analysis.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void A_barrier_that_is_ignored_is_found()
    {
        var barrier = Sheet with { SurfacePermeability = 5 * 3e-12 / 1e-4 };
        var analysis = Sheet.Analyse(Noisy(barrier, 3e-12, end: 10000, seed: 5, permeability: 5 * 3e-12 / 1e-4));
        Assert.Contains(analysis.Findings, f => f.Message.StartsWith("A surface barrier describes the data better", StringComparison.Ordinal));

        // D_app/D = 0.61 at L = 5 for sixty points to Dt/l² = 1.5; here the run is longer and the bias of the same kind.
        Assert.InRange(analysis.Diffusivity.Value / 3e-12, 0.5, 0.75);
    }

    [Fact]
    public void D_over_the_squared_length_is_the_same_for_any_thickness()
    {
        var curve = Noisy(Sheet, 3e-12, end: 10000, seed: 6);
        var other = new PlaneSheet(Thickness: 1.Millimetres()).Analyse(curve);

        // The same minimum is found from another start, to the accuracy of the optimiser.
        Assert.Equal(1, other.RateConstant.Value / Sheet.Analyse(curve).RateConstant.Value, 1e-7);
    }

    [Fact]
    public void Runs_without_equilibrium_cannot_be_normalised_but_drawn_over_their_end()
    {
        var analysis = Sheet.Analyse(Noisy(Sheet, 3e-12, end: 0.05 * 1e-8 / 3e-12, seed: 7));
        Assert.Throws<InvalidOperationException>(() => analysis.Normalised);
        Assert.Equal(1, analysis.OverFinalFit.Y.Span[^1], 1e-3);
    }

    [Fact]
    public void The_real_transients_get_true_verdicts()
    {
        foreach (var file in Directory.GetFiles(Repository.Shared("fixtures/uptake/diffusionpy"), "*.csv"))
        {
            var run = UptakeFile.Read(file);
            var analysis = (new PlaneSheet(100.Micrometres()) with { ExposedFaces = ExposedFaces.One }).Analyse(run.Uptake);

            // None of them comes near equilibrium, so a statement that they do would be false; the amount at the end is plain to see,
            // to the percents by which a sheet with constant D misses these films.
            Assert.True(analysis.IsDetected, file);
            Assert.Equal(1, analysis.FinalUptake.Value / run.Uptake.Y.Span[^1], 0.1);
            Assert.DoesNotContain("100 %", analysis.Statement.Split("at most")[0], StringComparison.Ordinal);
        }
    }

    private static Curve Noisy(PlaneSheet model, double diffusivity, double end, int seed, double permeability = double.PositiveInfinity)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        var time = Enumerable.Range(1, 200).Select(i => i * end / 200).ToArray();
        return new Curve(time, Array.ConvertAll(model.FractionalUptake(time, diffusivity, permeability), f => f + Normal.Sample(random, 0, 0.01)));
    }
}
