using CsCheck;
using Fickian.Diffusion;
using Fickian.Fitting;

namespace Fickian.Tests.Diffusion;

public sealed class NonIsothermalSphereTests
{
    private static readonly NonIsothermalSphere Warming = new(Radius: 1);

    [Fact]
    public void Slow_cooling_is_in_control_of_the_end()
    {
        const double Cooling = 1e-5;
        foreach (var heating in new[] { 0.1, 1, 10.0 })
        {
            foreach (var time in new[] { 0.01, 1, 5 })
            {
                var rest = Warming.RemainingUptake([time / Cooling], 1, Cooling, heating)[0];
                var expected = heating / (1 + heating) * Math.Exp(-time / (1 + heating));

                // The slowest root differs by the relative order α′ of diffusion over cooling, which the exponent multiplies.
                Assert.Equal(1, rest / expected, 10 * Cooling);
            }
        }
    }

    [Fact]
    public void Without_heat_it_is_the_sphere()
    {
        const double Heating = 1e-6;
        foreach (var fourier in new[] { 1e-8, 1e-4, 0.0099, 0.0101, 0.1, 1 })
        {
            // The heat lowers F by a fraction of at most β′.
            var isothermal = new Sphere(Radius: 1).FractionalUptake([fourier], 1)[0];
            Assert.Equal(1, Warming.FractionalUptake([fourier], 1, 5, Heating)[0] / isothermal, 2 * Heating);
        }
    }

    [Fact]
    public void The_mean_time_is_that_of_diffusion_and_of_cooling_together()
    {
        foreach (var (transfer, heating) in new[] { (5.0, 1.0), (0.5, 2), (50, 0.3) })
        {
            // ∫(1 − F)dFo with Fo = u², in which 1 − F is smooth; the slowest mode is e^{−60} at the end.
            var end = Math.Sqrt(60 * (1 + heating) * Math.Max(1, 1 / transfer));
            const int Segments = 400;
            var mean = Enumerable.Range(0, Segments).Sum(i => MathNet.Numerics.Integration.GaussLegendreRule.Integrate(
                u => 2 * u * Warming.RemainingUptake([u * u], 1, transfer, heating)[0], i * end / Segments, (i + 1) * end / Segments, 8));
            Assert.Equal(1, mean / ((1.0 / 15) + (heating / transfer)), 1e-10);
        }
    }

    [Fact]
    public void Short_and_long_time_forms_meet_for_any_heat() =>
        Gen.Select(Power(-5, 7), Power(-5, 4)).Sample((transfer, heating) =>
        {
            var before = Warming.FractionalUptake([0.01 * (1 - 1e-15)], 1, transfer, heating)[0];
            var after = Warming.FractionalUptake([0.01 * (1 + 1e-15)], 1, transfer, heating)[0];

            // 1 − Σ loses the digits that F is small by, F at this time being about 1/(1 + β′) or more; where two modes nearly coincide their amplitudes cancel,
            // which in 60 000 draws cost up to 4e-11.
            Assert.Equal(1, after / before, 2e-10 + (1e-15 * heating));
        });

    [Fact]
    public void Uptake_rises_from_0_to_1_for_any_D() =>
        Gen.Select(Power(-10, 3), Power(-3, 1), Power(-6, 8), Power(-6, 8), Power(-20, -5)).Sample((fourier, step, transfer, heating, diffusivity) =>
        {
            var sphere = new NonIsothermalSphere(Radius: 1e-4);
            var unit = 1e-8 / diffusivity;
            var uptake = sphere.FractionalUptake([fourier * unit, fourier * (1 + step) * unit], diffusivity, transfer, heating);

            // Round-off of 1 − Σ.
            Assert.InRange(uptake[0], -1e-14, 1);
            Assert.InRange(uptake[1], uptake[0] - 1e-14, 1);
        });

    [Fact]
    public void Diffusion_and_heat_are_told_apart_without_a_start()
    {
        var sphere = new NonIsothermalSphere(Radius: 1e-4);
        var random = new MathNet.Numerics.Random.Xoshiro256StarStar(5, threadSafe: false);
        var time = Enumerable.Range(0, 200).Select(i => 1 * Math.Pow(2e4, i / 199.0)).ToArray();
        var exact = sphere.FractionalUptake(time, 1e-11, 2, 0.7);
        var fit = sphere.FitTo(new Curve(time, Array.ConvertAll(exact, f => (3 * f) + MathNet.Numerics.Distributions.Normal.Sample(random, 0, 0.006))));
        foreach (var (parameter, truth) in new[] { (sphere.Diffusivity, 1e-11), (sphere.HeatTransferNumber, 2), (sphere.HeatingNumber, 0.7), (sphere.EquilibriumUptake, 3) })
            Assert.True(fit[parameter].Interval(0.999).Contains(truth), fit.ToString());
    }

    [Fact]
    public void A_number_that_is_not_positive_is_refused()
    {
        Assert.Contains("heat transfer number is positive", Assert.Throws<ArgumentOutOfRangeException>(() => Warming.FractionalUptake([1.0], 1, 0, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Warming.FractionalUptake([1.0], 1, 1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NonIsothermalSphere(-1));
    }

    private static Gen<double> Power(double lower, double upper) => Gen.Double[lower, upper].Select(exponent => Math.Pow(10, exponent));
}
