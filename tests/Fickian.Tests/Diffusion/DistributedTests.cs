using Fickian.Diffusion;
using MathNet.Numerics.Integration;

namespace Fickian.Tests.Diffusion;

public sealed class DistributedTests
{
    // Stated in the documentation of the model: quadrature 1e-13, bodies 1e-12.
    private const double StatedError = 2e-12;

    private static readonly double[] Times = [1e-8, 1e-5, 1e-3, 0.01, 0.1, 0.5, 2, 20];
    private static readonly double[] Deviations = [1.05, 1.5, 3, 10];

    [Fact]
    public void Bodies_that_are_all_alike_take_up_gas_like_one()
    {
        foreach (var spread in new[] { Spread.Size, Spread.Diffusivity })
            Assert.Equal(new Sphere(1).FractionalUptake(Times, 1, 2), new Distributed(new Sphere(1), spread) { GeometricStandardDeviation = 1 }.FractionalUptake(Times, 1, 2));
    }

    [Fact]
    public void Without_a_barrier_a_spread_of_size_is_one_of_diffusivity_squared()
    {
        foreach (var deviation in new[] { 1.05, 1.5, 3 })
        {
            var size = new Distributed(new Sphere(1), Spread.Size) { GeometricStandardDeviation = deviation }.FractionalUptake(Times, 1);
            var diffusivity = new Distributed(new Sphere(1), Spread.Diffusivity) { GeometricStandardDeviation = deviation * deviation }.FractionalUptake(Times, 1);
            AssertClose(size, diffusivity);
        }
    }

    [Fact]
    public void The_mean_over_sizes_agrees_with_Gauss_quadrature()
    {
        foreach (var deviation in Deviations)
        {
            foreach (var k in new[] { double.PositiveInfinity, 0.3 })
            {
                var found = new Distributed(new PlaneSheet(2), Spread.Size) { GeometricStandardDeviation = deviation }.FractionalUptake(Times, 1, k);
                AssertClose(found, Quadrature(z => new PlaneSheet(2 * Math.Pow(deviation, z)).FractionalUptake(Times, 1, k)));
            }
        }
    }

    [Fact]
    public void The_mean_over_diffusivities_agrees_with_Gauss_quadrature()
    {
        foreach (var deviation in Deviations)
        {
            foreach (var k in new[] { double.PositiveInfinity, 0.3 })
            {
                var found = new Distributed(new InfiniteCylinder(1), Spread.Diffusivity) { GeometricStandardDeviation = deviation }.FractionalUptake(Times, 1, k);
                AssertClose(found, Quadrature(z => new InfiniteCylinder(1).FractionalUptake(Times, Math.Pow(deviation, z), k)));
            }
        }
    }

    [Fact]
    public void The_first_uptake_is_that_of_the_mean_surface()
    {
        // F = (2/√π)⟨S/V⟩√(Dt) with ⟨1/a⟩ = exp(½ ln²σ) of a log-normal distribution; curvature adds √(Dt)/a = 1e-6.
        var found = new Distributed(new Sphere(1), Spread.Size) { GeometricStandardDeviation = 1.5 }.FractionalUptake([1e-12], 1)[0];
        Assert.Equal(1, found / (6 / Math.Sqrt(Math.PI) * 1e-6 * Math.Exp(0.5 * Math.Pow(Math.Log(1.5), 2))), 1e-5);
    }

    [Fact]
    public void What_has_parameters_of_its_own_is_refused() =>
        Assert.Contains("pressure history outside", Assert.Throws<ArgumentException>(() => new Distributed(new FiniteBath(new Sphere(1)), Spread.Size)).Message);

    /// <summary>Mean over a normal deviate by 80 × 12 Gauss points from −10 to 10.</summary>
    private static double[] Quadrature(Func<double, double[]> uptake)
    {
        const int Panels = 80;
        var rule = new GaussLegendreRule(0, 1, 12);
        var mean = new double[Times.Length];
        for (var panel = 0; panel < Panels; panel++)
        {
            for (var i = 0; i < rule.Order; i++)
            {
                var z = -10 + (20 * (panel + rule.GetAbscissa(i)) / Panels);
                var weight = 20.0 / Panels * rule.GetWeight(i) * Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);
                var one = uptake(z);
                for (var k = 0; k < mean.Length; k++)
                    mean[k] += weight * one[k];
            }
        }

        return mean;
    }

    private static void AssertClose(double[] found, double[] expected) =>
        Assert.All(Enumerable.Range(0, found.Length), i => Assert.True(Math.Abs((found[i] / expected[i]) - 1) < StatedError, $"at index {i}: {found[i]:R}, {expected[i]:R}"));
}
