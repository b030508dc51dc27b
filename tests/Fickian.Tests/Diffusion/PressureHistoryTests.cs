using Fickian.Diffusion;
using Fickian.Numerics;
using MathNet.Numerics.Integration;

namespace Fickian.Tests.Diffusion;

public sealed class PressureHistoryTests
{
    // Stated in the documentation of the models.
    private const double StatedError = 1e-12;
    private const double TabulatedError = 1e-11;

    // Stated in the documentation of the finite-volume solver for output times over eight decades; these span three.
    private const double SolverError = 2e-5;

    private static readonly double[] Times = [1e-3, 0.01, 0.0199, 0.0201, 0.05, 0.1, 0.3, 1];
    private static readonly Curve Record = new([0, 0.02, 0.1, 0.15, 0.4], [0.1, 0.6, 0.5, 0.9, 1.0]);

    public static TheoryData<string, double> Bodies => new(
        from shape in new[] { "slab", "cylinder", "sphere" } from permeability in new[] { double.PositiveInfinity, 3.0, 0.05 } select (shape, permeability));

    [Theory]
    [MemberData(nameof(Bodies))]
    public void An_exponential_pressure_agrees_with_finite_volumes(string shape, double permeability)
    {
        foreach (var rate in new[] { 0.1, Math.PI * Math.PI, 60 })
            CompareWithSolver(shape, permeability, new ExponentialPressure(rate), t => -Exponential.MinusOne(-rate * t));
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_ramp_agrees_with_finite_volumes(string shape, double permeability) =>
        CompareWithSolver(shape, permeability, new LinearPressureRamp(0.2), t => Math.Min(1, t / 0.2));

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_recorded_pressure_agrees_with_finite_volumes(string shape, double permeability)
    {
        var (t, p) = (Record.X.ToArray(), Record.Y.ToArray());
        CompareWithSolver(shape, permeability, new MeasuredPressure(Record), now =>
        {
            var i = Array.FindLastIndex(t, x => x <= now);
            return i == t.Length - 1 ? 1 : p[i] + ((p[i + 1] - p[i]) * (now - t[i]) / (t[i + 1] - t[i]));
        });
    }

    [Fact]
    public void Uptake_passes_smoothly_through_every_resonance()
    {
        // F as a function of b is smooth on the scale of b: its second difference over a step h is of the order h²F, and no digits are lost near b = λ.
        foreach (var shape in new[] { BodyShape.Sheet, BodyShape.Cylinder, BodyShape.Sphere })
        {
            foreach (var resistance in new[] { 0, 0.3, 1000 })
            {
                var response = new SurfaceExchange(shape, resistance, 0).Response(1);
                for (var n = 0; n < 4; n++)
                {
                    var square = response.Modes[n].Square;
                    foreach (var time in new[] { 0.03, 0.3, 3 })
                    {
                        var centre = response.Relaxed(square)(time);
                        foreach (var h in new[] { 1e-15, 1e-12, 1e-9, 1e-7 })
                        {
                            var (below, above) = (response.Relaxed(square * (1 - h))(time), response.Relaxed(square * (1 + h))(time));
                            Assert.Equal(1, 0.5 * (below.Uptake + above.Uptake) / centre.Uptake, StatedError);
                            Assert.Equal(1, 0.5 * (below.Rest + above.Rest) / centre.Rest, StatedError * (1 + (square * time)));
                        }
                    }
                }
            }
        }
    }

    [Fact]
    public void A_record_of_two_points_is_a_ramp()
    {
        var record = new MeasuredPressure(new Curve([0, 0.2], [0, 3.0]));
        foreach (var body in SomeBodies())
            AssertClose(new UnderPressure(body, record).FractionalUptake(Times, 1), new UnderPressure(body, new LinearPressureRamp(0.2)).FractionalUptake(Times, 1), TabulatedError);
    }

    [Fact]
    public void A_record_of_one_point_is_a_step()
    {
        var record = new MeasuredPressure(new Curve([0.0], [7.0]));
        foreach (var body in SomeBodies())
            AssertClose(new UnderPressure(body, record).FractionalUptake(Times, 1), body.FractionalUptake(Times, 1), TabulatedError);
    }

    [Fact]
    public void A_finely_sampled_exponential_is_the_exponential()
    {
        // Straight lines miss the exponential by (βh)²/8.
        const double Rate = 5;
        const double Interval = 0.01;
        var time = Enumerable.Range(0, 700).Select(i => i * Interval).ToArray();
        var record = new MeasuredPressure(new Curve(time, Array.ConvertAll(time, t => 1 - Math.Exp(-Rate * t))));
        var (found, expected) = (new UnderPressure(new Sphere(1), record).FractionalUptake(Times, 1), new UnderPressure(new Sphere(1), new ExponentialPressure(Rate)).FractionalUptake(Times, 1));
        for (var i = 0; i < Times.Length; i++)
            Assert.Equal(expected[i], found[i], Rate * Rate * Interval * Interval / 8);
    }

    [Fact]
    public void Superposition_of_a_tabulated_response_agrees_with_the_closed_form()
    {
        // A distribution without width is the body itself, but not recognised as such.
        foreach (var shape in new[] { "slab", "cylinder", "sphere" })
        {
            var body = Body(shape);
            var same = new Distributed(body, Spread.Size) { GeometricStandardDeviation = 1 };
            foreach (var permeability in new[] { double.PositiveInfinity, 0.5, 1e-4 })
            {
                foreach (var history in new IPressureHistory[] { new ExponentialPressure(0.3), new ExponentialPressure(4000), new LinearPressureRamp(0.0001), new LinearPressureRamp(0.07), new LinearPressureRamp(20) })
                {
                    double[] times = [1e-8, 1e-5, .. Times, 10, 300];
                    AssertClose(new UnderPressure(same, history).FractionalUptake(times, 1, permeability), new UnderPressure(body, history).FractionalUptake(times, 1, permeability), TabulatedError);
                }
            }
        }
    }

    [Fact]
    public void A_block_under_pressure_is_the_superposition_of_its_own_steps()
    {
        // ∫βe^{−β(t−τ)}F₁(τ)dτ with τ = u², in which F₁ is smooth, by 64 × 12 Gauss points.
        const double Rate = 4;
        var block = new Cuboid(1, 2, 3);
        var found = new UnderPressure(block, new ExponentialPressure(Rate)).FractionalUptake(Times, 1, 2);
        for (var i = 0; i < Times.Length; i++)
        {
            var (t, width) = (Times[i], Math.Sqrt(Times[i]) / 64);
            var expected = Enumerable.Range(0, 64).Sum(j => GaussLegendreRule.Integrate(
                u => 2 * u * Rate * Math.Exp(-Rate * (t - (u * u))) * block.FractionalUptake([u * u], 1, 2)[0], j * width, (j + 1) * width, 12));
            Assert.Equal(1, found[i] / expected, TabulatedError);
        }
    }

    [Fact]
    public void A_pressure_that_overshoots_drives_the_uptake_beyond_equilibrium()
    {
        var uptake = new UnderPressure(new PlaneSheet(2), new MeasuredPressure(new Curve([0, 5, 6], [2.0, 2.0, 1.0]))).FractionalUptake([4, 60], 1);
        Assert.InRange(uptake[0], 1.9, 2);
        Assert.Equal(1, uptake[1], StatedError);
    }

    [Fact]
    public void Concentrations_average_to_the_uptake()
    {
        // Volume average by Gauss points; the profile is smooth on the scale of the body at this time.
        var gauss = new GaussLegendreRule(0, 1, 40);
        foreach (var history in new IPressureHistory[] { new ExponentialPressure(3), new LinearPressureRamp(0.2), new MeasuredPressure(Record) })
        {
            foreach (var (shape, m) in new[] { ("slab", 1), ("cylinder", 2), ("sphere", 3) })
            {
                var body = new UnderPressure(Body(shape), history);
                var profile = body.Profile(gauss.Abscissas, 0.3, 1, 2);
                var mean = profile.Select((c, i) => c * gauss.Weights[i] * m * Math.Pow(gauss.Abscissas[i], m - 1)).Sum();
                Assert.Equal(body.FractionalUptake([0.3], 1, 2)[0], mean, StatedError);
            }
        }
    }

    [Fact]
    public void What_is_no_history_and_no_body_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialPressure(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearPressureRamp(0));
        Assert.Contains("ends at the final pressure", Assert.Throws<ArgumentException>(() => new MeasuredPressure(new Curve([0, 1], [1.0, 0.0]))).Message);
        Assert.Contains("ascend", Assert.Throws<ArgumentException>(() => new MeasuredPressure(new Curve([0, 0], [1.0, 1.0]))).Message);
        Assert.Contains("pressure of its own", Assert.Throws<ArgumentException>(() => new UnderPressure(new FiniteBath(new Sphere(1)), new ExponentialPressure())).Message);
        Assert.Throws<InvalidOperationException>(() => new UnderPressure(new Cuboid(1, 1, 1), new ExponentialPressure(1)).Profile([0], 1, 1));
    }

    private static IUptakeModel Body(string shape) => shape switch { "slab" => new PlaneSheet(2), "cylinder" => new InfiniteCylinder(1), _ => new Sphere(1) };

    private static IUptakeModel[] SomeBodies() => [new PlaneSheet(2), new InfiniteCylinder(1), new Sphere(1), new Cuboid(1, 2, 3), new FiniteCylinder(1, 1), new HollowSphere(1, 2)];

    private static void CompareWithSolver(string shape, double permeability, IPressureHistory history, Func<double, double> pressure)
    {
        var body = Body(shape);
        var expected = new DiffusionProblem(SolidBody.Of(body)!.Value.Shape, 1, 1) { SurfacePermeability = permeability, SurfaceConcentration = pressure }.MeanConcentration(Times);
        AssertClose(new UnderPressure(body, history).FractionalUptake(Times, 1, permeability), expected, SolverError);
    }

    private static void AssertClose(double[] found, double[] expected, double tolerance)
    {
        for (var i = 0; i < found.Length; i++)
            Assert.True(Math.Abs(found[i] - expected[i]) <= tolerance * Math.Abs(expected[i]), $"At index {i}: {found[i]:R} instead of {expected[i]:R}, relative error {(found[i] / expected[i]) - 1:E2}");
    }
}
