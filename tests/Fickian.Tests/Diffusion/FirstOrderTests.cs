using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Diffusion;

/// <summary>Linear driving force and relaxation.</summary>
public sealed class FirstOrderTests
{
    private static readonly PlaneSheet Sheet = new(Thickness: 200.Micrometres());

    [Theory]
    [InlineData("plane sheet", BodyShape.Sheet, 3)]
    [InlineData("infinite cylinder", BodyShape.Cylinder, 8)]
    [InlineData("sphere", BodyShape.Sphere, 15)]
    public void The_linear_driving_force_has_the_mean_time_of_diffusion(string name, BodyShape shape, double factor)
    {
        var body = Bodies.WithName(name);
        var rate = LinearDrivingForce.RateOf(shape, Bodies.Length, 1);
        Assert.Equal(1, rate * Bodies.Length * Bodies.Length / factor, 1e-15);

        // ∫(1 − F)dFo with Fo = u²; e^{−λ₁·16} is below 1e-15.
        const int Segments = 200;
        var mean = Enumerable.Range(0, Segments).Sum(i => MathNet.Numerics.Integration.GaussLegendreRule.Integrate(
            u => 2 * u * body.Rest(u * u), i * 4.0 / Segments, (i + 1) * 4.0 / Segments, 8));
        Assert.Equal(1, mean * factor, 1e-11);
    }

    [Fact]
    public void The_diffusivity_of_a_rate_keeps_its_relative_error()
    {
        var fit = new LinearDrivingForce().FitTo(Noisy(t => FirstOrderCourse(1e-3, t), 1));
        var d = LinearDrivingForce.DiffusivityOf(BodyShape.Sphere, 1e-4, fit[new LinearDrivingForce().Rate]);
        var rate = fit.Estimates[0];
        Assert.Equal(rate.StandardError / rate.Value, d.StandardError / d.Value, 1e-12);
        Assert.Equal(1e-8 / 15 * rate.Interval(0.95).Upper, d.Interval(0.95).Upper, 1e-20);
        Assert.True(d.Interval(0.999).Contains(1e-3 * 1e-8 / 15));
    }

    [Fact]
    public void A_barrier_alone_is_a_linear_driving_force()
    {
        // k·S/V with k·a/D = 1e-6, which bends the course by 1e-6.
        var uptake = Sheet.FractionalUptake([1e4], 1e-7, 1e-9)[0];
        Assert.Equal(1, uptake / FirstOrderCourse(1e-9 * Sheet.SurfaceToVolume, 1e4), 1e-5);
    }

    [Fact]
    public void Relaxation_adds_its_part_to_the_Fickian_one()
    {
        var model = new BerensHopfenberg(Sheet, Relaxations: 2);
        double[] times = [10, 1000, 1e5];
        var columns = new double[9];
        model.Evaluate(times, [1e-12, double.PositiveInfinity, 1e-4, 1e-6], columns);
        Assert.Equal(Sheet.FractionalUptake(times, 1e-12), columns[..3]);
        Assert.Equal(FirstOrderCourse(1e-4, 1000), columns[4], 1e-15);
        Assert.Equal(FirstOrderCourse(1e-6, 1e5), columns[8], 1e-15);
        Assert.Equal(["diffusivity", "surfacePermeability", "relaxationRate1", "relaxationRate2"], model.Parameters.Select(p => p.Quantity.Name));
        Assert.Equal(["equilibriumUptake", "relaxedUptake1", "relaxedUptake2"], model.Coefficients.Select(p => p.Quantity.Name));
    }

    [Fact]
    public void Diffusion_and_a_slow_relaxation_are_told_apart_without_a_start()
    {
        var model = new BerensHopfenberg(Sheet);
        var fit = model.FitTo(Noisy(t => (0.7 * Sheet.FractionalUptake([t], 1e-11)[0]) + (0.3 * FirstOrderCourse(1e-4, t)), 2));
        Assert.True(fit[Sheet.Diffusivity].Interval(0.999).Contains(1e-11), fit.ToString());
        Assert.True(fit[model.Rates[0]].Interval(0.999).Contains(1e-4), fit.ToString());
        Assert.True(fit[model.RelaxedUptakes[0]].Interval(0.999).Contains(0.3), fit.ToString());
        var comparison = ModelSelection.Compare(fit.Data, Sheet, model);
        Assert.Equal("plane sheet, relaxation", comparison.Best.Model.Name);
    }

    [Fact]
    public void Wrong_numbers_of_relaxations_are_refused()
    {
        Assert.Contains("relaxations", Assert.Throws<ArgumentOutOfRangeException>(() => new BerensHopfenberg(Sheet, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new BerensHopfenberg(Sheet) { Rates = [] });
    }

    private static double FirstOrderCourse(double rate, double time) => -Fickian.Numerics.Exponential.MinusOne(-rate * time);

    private static Curve Noisy(Func<double, double> law, int seed)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        var time = Enumerable.Range(0, 200).Select(i => 10 * Math.Pow(5000, i / 199.0)).ToArray();
        return new Curve(time, Array.ConvertAll(time, t => law(t) + Normal.Sample(random, 0, 0.003)));
    }
}
