using Fickian.Diffusion;
using Fickian.Fitting;

namespace Fickian.Tests.Diffusion;

/// <summary>One body, two gases; one gas, three bodies; one gas, three temperatures.</summary>
public sealed class TwoGasesTests(ITestOutputHelper output)
{
    private const double Slow = Simulated.Diffusivity / 30;

    // L = ka/D = 8 for both gases.
    private const double Layer = 1e-4 / 8;

    private static readonly PlaneSheet Sheet = new(Thickness: 2e-4);
    private static readonly SurfaceLayer Covered = new(Sheet);

    [Fact]
    public void A_shared_surface_layer_is_better_known_from_two_gases_and_the_ratio_is_free_of_the_size()
    {
        var fit = Fit(Covered, seed: 1);
        var alone = Covered.FitTo(Carbon(1));
        output.WriteLine($"δ {fit[Covered.Length]} together, {alone[Covered.Length]} from one gas; D₁/D₂ {fit.Ratio(0, 1, Covered.Diffusivity)}");
        Assert.InRange(Math.Abs(fit[Covered.Length].Value - Layer) / fit[Covered.Length].StandardError, 0, 3);
        Assert.InRange(Math.Abs(fit.Of(0, Covered.Diffusivity).Value - Simulated.Diffusivity) / fit.Of(0, Covered.Diffusivity).StandardError, 0, 3);
        Assert.InRange(Math.Abs(fit.Of(1, Covered.Diffusivity).Value - Slow) / fit.Of(1, Covered.Diffusivity).StandardError, 0, 3);
        Assert.InRange(fit[Covered.Length].StandardError / alone[Covered.Length].StandardError, 0.5, 0.9);

        // The same curves in a sheet stated a tenth too thick: both D by 1.1² too high, the ratio and its error as before, to where the optimiser stops.
        var thick = new SurfaceLayer(new PlaneSheet(2.2e-4));
        var other = Fit(thick, seed: 1);
        Assert.Equal(1.21, other.Of(0, thick.Diffusivity).Value / fit.Of(0, Covered.Diffusivity).Value, 1e-5);
        Assert.Equal(1, other.Ratio(0, 1, thick.Diffusivity).Value / fit.Ratio(0, 1, Covered.Diffusivity).Value, 1e-5);
        Assert.Equal(1, other.Ratio(0, 1, thick.Diffusivity).StandardError / fit.Ratio(0, 1, Covered.Diffusivity).StandardError, 1e-3);
    }

    [Fact]
    public void Errors_of_layer_diffusivities_and_ratio_hold_the_truth_as_often_as_they_say()
    {
        const int Sets = 300;
        var hits = new int[4];
        for (var seed = 0; seed < Sets; seed++)
        {
            var fit = Fit(Covered, seed);
            var (values, errors) = (fit.All.Values, fit.All.StandardErrors);
            double[] truth = [Layer, Simulated.Diffusivity, Slow];
            for (var k = 0; k < 3; k++)
                hits[k] += Math.Abs(values[k] - truth[k]) <= errors[k] ? 1 : 0;
            var ratio = fit.Ratio(0, 1, Covered.Diffusivity);
            hits[3] += Math.Abs(ratio.Value - (Simulated.Diffusivity / Slow)) <= ratio.StandardError ? 1 : 0;
        }

        output.WriteLine($"1σ: {string.Join(", ", hits)} of {Sets}");

        // Three standard deviations of the binomial share, 300 trials at 0.68.
        Assert.All(hits, h => Assert.InRange(h / (double)Sets, 0.60, 0.76));
    }

    [Fact]
    public void Slopes_of_a_layer_are_those_of_its_values()
    {
        double[] time = [10, 300, 3000], at = [Simulated.Diffusivity, Layer];
        var (columns, slopes, up, down) = (new double[3], new double[6], new double[3], new double[3]);
        Assert.True(Covered.TryDifferentiate(time, at, columns, slopes));
        for (var k = 0; k < 2; k++)
        {
            Covered.Evaluate(time, [at[0] * (k == 0 ? 1 + 1e-4 : 1), at[1] * (k == 1 ? 1 + 1e-4 : 1)], up);
            Covered.Evaluate(time, [at[0] * (k == 0 ? 1 - 1e-4 : 1), at[1] * (k == 1 ? 1 - 1e-4 : 1)], down);

            // Central differences of relative step 1e-4: 1e-8 times some ten.
            for (var i = 0; i < 3; i++)
                Assert.Equal((up[i] - down[i]) / 2e-4, slopes[(3 * k) + i] * at[k], 1e-7);
        }
    }

    [Fact]
    public void A_body_with_parameters_of_its_own_takes_no_layer() =>
        Assert.Contains("D and k only", Assert.Throws<ArgumentException>(() => new SurfaceLayer(new FiniteBath(Sheet))).Message, StringComparison.Ordinal);

    private static GlobalFit Fit(SurfaceLayer layer, int seed) =>
        GlobalModel.Of((layer, Carbon(seed)), (layer, Simulated.Uptake(Sheet, seed + 5000, end: 2, points: 80, noise: 0.003, barrier: 8, amount: 0.7, diffusivity: Slow))).Sharing(layer.Length).Fit();

    private static Curve Carbon(int seed) => Simulated.Uptake(Sheet, seed, end: 2, points: 80, noise: 0.003, barrier: 8);
}
