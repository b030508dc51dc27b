using CsCheck;
using Fickian.Diffusion;
using Fickian.Numerics;
using MathNet.Numerics.Integration;

namespace Fickian.Tests.Diffusion;

public sealed class FiniteBathTests
{
    // Stated in the documentation of the model.
    private const double StatedError = 1e-12;

    private static readonly double[] Times = [1e-8, 1e-5, 1e-3, 0.0199, 0.0201, 0.1, 0.5, 2];

    private static readonly IUptakeModel[] Bodies = [new PlaneSheet(2), new InfiniteCylinder(1), new Sphere(1)];

    [Fact]
    public void A_bath_without_end_is_a_constant_pressure()
    {
        foreach (var body in Bodies)
        {
            foreach (var k in new[] { double.PositiveInfinity, 10, 0.1, 1e-4 })
            {
                var bath = new FiniteBath(body) { BathCapacity = double.PositiveInfinity };
                var (found, expected) = (bath.FractionalUptake(Times, 1, k), body.FractionalUptake(Times, 1, k));
                Assert.All(Enumerable.Range(0, Times.Length), i => Assert.Equal(1, found[i] / expected[i], StatedError));
            }
        }
    }

    [Fact]
    public void Behind_a_tight_barrier_gas_and_body_settle_exponentially() =>
        Gen.Select(Gen.Int[0, 2], Gen.Double[-2, 2], Gen.Double[-2, 1]).Sample((shape, exponent, time) =>
        {
            // F = 1 − exp[−k(S/V)(1 + 1/α)t] but for terms of the order ka/D·(1 + 1/α).
            const double Barrier = 1e-9;
            var alpha = Math.Pow(10, exponent);
            var body = Bodies[shape];
            var settled = Math.Pow(10, time);
            var found = new FiniteBath(body) { BathCapacity = alpha }.FractionalUptake([settled / (Barrier * body.SurfaceToVolume * (1 + (1 / alpha)))], 1, Barrier)[0];
            Assert.Equal(1, found / -Exponential.MinusOne(-settled), 1e-6);
        });

    [Fact]
    public void The_body_under_the_pressure_that_it_leaves_takes_up_what_it_takes_from_the_gas()
    {
        // The falling pressure 1 + (1 − F)/α, over its last value, is a record for the same body at given pressure; straight lines between points on a √t grid err by some 1e-6.
        const double Alpha = 0.7;
        var time = Enumerable.Range(0, 3000).Select(i => Math.Pow(i / 1000.0, 2)).ToArray();
        foreach (var body in Bodies)
        {
            var uptake = new FiniteBath(body) { BathCapacity = Alpha }.FractionalUptake(time, 1, 5);
            var pressure = new MeasuredPressure(new Curve(time, Array.ConvertAll(uptake, f => 1 + ((1 - f) / Alpha))));
            var again = new UnderPressure(body, pressure).FractionalUptake([0.01, 0.1, 0.5, 2], 1, 5);
            var expected = new FiniteBath(body) { BathCapacity = Alpha }.FractionalUptake([0.01, 0.1, 0.5, 2], 1, 5);
            Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(expected[i], again[i], 1e-5));
        }
    }

    [Fact]
    public void Uptake_rises_and_stays_between_0_and_1() =>
        Gen.Select(Gen.Int[0, 2], Power(-10, 3), Power(-3, 1), Power(-3, 6), Gen.OneOf(Power(-6, 6), Gen.Const(double.PositiveInfinity))).Sample((shape, time, step, alpha, k) =>
        {
            var bath = new FiniteBath(Bodies[shape]) { BathCapacity = alpha };
            var uptake = bath.FractionalUptake([time, time * (1 + step)], 1, k);
            var rest = new double[1];
            bath.RemainingUptake([time], 1, k, rest);
            Assert.InRange(uptake[0], 0, 1);
            Assert.InRange(uptake[1], uptake[0] * (1 - StatedError), 1);
            Assert.Equal(1, uptake[0] + rest[0], StatedError);
        });

    [Fact]
    public void There_is_one_root_between_neighbouring_roots_of_the_sealed_body() =>
        Gen.Select(Gen.Int[0, 2], Gen.OneOf(Power(-8, 8), Gen.Const(0.0)), Power(-6, 4), Gen.Int[1, 30]).Sample((shape, resistance, load, n) =>
        {
            // A barrier without end seals the surface and shifts the count by one, the first root being 0.
            var body = (BodyShape)shape;
            double Sealed(int order) => order == 0 ? 0 : Eigenvalues.Root(body, 1e15, order + 1);
            Assert.InRange(Eigenvalues.Root(body, resistance, n, load), Sealed(n - 1), Sealed(n) * (1 + 1e-12));
        });

    [Fact]
    public void Concentrations_average_to_the_uptake()
    {
        var gauss = new GaussLegendreRule(0, 1, 40);
        for (var m = 1; m <= 3; m++)
        {
            var bath = new FiniteBath(Bodies[m - 1]) { BathCapacity = 0.4 };
            var mean = bath.Profile(gauss.Abscissas, 0.1, 1, 8).Select((c, i) => c * gauss.Weights[i] * m * Math.Pow(gauss.Abscissas[i], m - 1)).Sum();
            Assert.Equal(bath.FractionalUptake([0.1], 1, 8)[0], mean, StatedError);
        }
    }

    [Fact]
    public void Only_bodies_of_one_coordinate_lie_in_a_finite_bath()
    {
        Assert.Contains("cuboid", Assert.Throws<ArgumentException>(() => new FiniteBath(new Cuboid(1, 1, 1))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FiniteBath(new Sphere(1)) { BathCapacity = -1 });
    }

    private static Gen<double> Power(double lower, double upper) => Gen.Double[lower, upper].Select(exponent => Math.Pow(10, exponent));
}
