using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Tests.Diffusion;

namespace Fickian.Tests.Fitting;

public sealed class ContourTests
{
    private static readonly PlaneSheet Sheet = new(Thickness: 2e-4);

    [Fact]
    public void Every_point_of_the_border_lies_at_the_quantile()
    {
        var data = Simulated.Uptake(Sheet, 1, end: 1);
        var fit = Sheet.FitTo(data);
        var border = fit.Contour(Sheet.Diffusivity, Sheet.EquilibriumUptake);
        Assert.True(border.IsClosed);
        var limit = 1 + (2 * MathNet.Numerics.Distributions.FisherSnedecor.InvCDF(2, 58, 0.95) / 58);
        for (var i = 0; i < border.First.Length; i++)
        {
            var law = Sheet.FractionalUptake(data.X.ToArray(), border.First[i]);
            var sum = law.Select((f, k) => Math.Pow(data.Y.Span[k] - (border.Second[i] * f), 2)).Sum();

            // The border is found to 1e-6 of its radius.
            Assert.Equal(limit, sum / fit.SumOfSquares, 1e-5);
        }
    }

    [Fact]
    public void The_border_holds_the_truth_as_often_as_it_says()
    {
        var hits = 0;
        for (var seed = 0; seed < 500; seed++)
        {
            var data = Simulated.Uptake(Sheet, seed, end: 1);
            var fit = Sheet.FitTo(data);
            var law = Sheet.FractionalUptake(data.X.ToArray(), Simulated.Diffusivity);
            var sum = law.Select((f, k) => Math.Pow(data.Y.Span[k] - f, 2)).Sum();
            hits += sum <= fit.SumOfSquares * (1 + (2 * MathNet.Numerics.Distributions.FisherSnedecor.InvCDF(2, 58, 0.95) / 58)) ? 1 : 0;
        }

        // Three standard deviations of the binomial count.
        Assert.InRange(hits / 500.0, 0.92, 0.98);
    }

    [Fact]
    public void A_region_without_a_border_in_some_direction_is_not_closed()
    {
        // At Dt/l² = 0.3 the interval of D is often open below; the region then goes on to ever larger M∞.
        var fit = Enumerable.Range(0, 100).Select(seed => Sheet.FitTo(Simulated.Uptake(Sheet, seed, end: 0.3, noise: 0.02))).First(f => f[Sheet.Diffusivity].Verdict == Verdict.UpperBound && double.IsFinite(f.StandardErrors[0]));
        Assert.False(fit.Contour(Sheet.Diffusivity, Sheet.EquilibriumUptake, points: 24).IsClosed);
    }

    [Fact]
    public void A_parameter_with_itself_is_refused() =>
        Assert.Throws<ArgumentException>(() => Sheet.FitTo(Simulated.Uptake(Sheet, 1)).Contour(Sheet.Diffusivity, Sheet.Diffusivity));
}
