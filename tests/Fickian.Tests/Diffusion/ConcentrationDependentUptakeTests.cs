using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Diffusion;

public sealed class ConcentrationDependentUptakeTests
{
    // Stated in the documentation of the model.
    private const double StatedError = 5e-5;

    private const double Radius = 50e-6;

    private static readonly ConcentrationDependentUptake Rising = new(BodyShape.Sphere, Radius, (d, b) => new ExponentialDiffusivity(d, b));

    [Theory]
    [InlineData(BodyShape.Sheet)]
    [InlineData(BodyShape.Cylinder)]
    [InlineData(BodyShape.Sphere)]
    public void With_constant_diffusivity_it_is_the_series_model(BodyShape shape)
    {
        IUptakeModel series = shape switch { BodyShape.Sheet => new PlaneSheet(2 * Radius), BodyShape.Cylinder => new InfiniteCylinder(Radius), _ => new Sphere(Radius) };
        var model = new ConcentrationDependentUptake(shape, Radius, (d, _) => new ConstantDiffusivity(d));
        double[] time = [.. Enumerable.Range(0, 60).Select(i => Radius * Radius / 2e-12 * Math.Pow(10, (i / 10.0) - 5))];
        foreach (var permeability in new[] { double.PositiveInfinity, 1e-7 })
        {
            var found = new double[time.Length];
            model.Evaluate(time, [2e-12, permeability, 0], found);
            var expected = series.FractionalUptake(time, 2e-12, permeability);
            Assert.All(expected.Zip(found), p => Assert.Equal(p.First, p.Second, StatedError));
        }
    }

    [Fact]
    public void Uptake_ends_at_1_in_a_finite_bath_and_from_a_loaded_start()
    {
        foreach (var model in new[] { Rising with { BathCapacity = 0.5 }, Rising with { InitialConcentration = 1, SurfaceConcentration = 0.2 } })
        {
            var found = new double[2];
            model.Evaluate([0, 1e5], [2e-12, double.PositiveInfinity, 1.5], found);
            Assert.Equal(0, found[0]);
            Assert.Equal(1, found[1], 1e-6);
        }
    }

    [Fact]
    public void Times_may_come_in_any_order()
    {
        var (sorted, mixed) = (new double[3], new double[3]);
        Rising.Evaluate([-1, 10, 100], [2e-12, double.PositiveInfinity, 1], sorted);
        Rising.Evaluate([100, -1, 10], [2e-12, double.PositiveInfinity, 1], mixed);
        Assert.Equal([sorted[2], sorted[0], sorted[1]], mixed);
    }

    [Fact]
    public void The_curve_changes_smoothly_with_its_parameters()
    {
        // Central differences of three widths agree if the noise of a value is far below what the smallest width brings, 1e-4 of it.
        double[] time = [20, 100, 400];
        double[] Slope(int index, double width)
        {
            var (up, down) = (new double[3], new double[3]);
            double[] high = [2e-12, 1e-7, 1], low = [2e-12, 1e-7, 1];
            (high[index], low[index]) = (high[index] * (1 + width), low[index] * (1 - width));
            Rising.Evaluate(time, high, up);
            Rising.Evaluate(time, low, down);
            return [.. up.Zip(down, (p, q) => (p - q) / (2 * width))];
        }

        for (var index = 0; index < 3; index++)
            Assert.All(Slope(index, 1e-2).Zip(Slope(index, 1e-3)), p => Assert.Equal(p.First, p.Second, 2e-4));
    }

    [Fact]
    public void A_fit_finds_the_diffusivity_and_steepness_that_made_the_curve()
    {
        var model = Rising with { Steepness = Parameter.From(0.5).Within(-5, 5), Cells = 20 };
        var data = Noisy(model, steepness: 2, noise: 0.003, seed: 1);
        var fit = model.FitTo(data, ConcentrationDependentUptake.Options);
        Assert.InRange(Math.Abs(fit[model.Diffusivity].Value - 2e-12) / fit[model.Diffusivity].StandardError, 0, 3);
        Assert.InRange(Math.Abs(fit[model.Steepness].Value - 2) / fit[model.Steepness].StandardError, 0, 3);
        Assert.InRange(fit[model.Diffusivity].StandardError / 2e-12, 0, 0.2);
    }

    private static Curve Noisy(ConcentrationDependentUptake model, double steepness, double noise, int seed)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        double[] time = [.. Enumerable.Range(1, 100).Select(i => 4.0 * i)];
        var uptake = new double[time.Length];
        model.Evaluate(time, [2e-12, double.PositiveInfinity, steepness], uptake);
        return new Curve(time, Array.ConvertAll(uptake, f => 3 * (f + (noise * Normal.Sample(random, 0, 1)))));
    }
}
