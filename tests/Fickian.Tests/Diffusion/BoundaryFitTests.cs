using CsCheck;
using Fickian.Diffusion;
using Fickian.Fitting;

namespace Fickian.Tests.Diffusion;

/// <summary>Fits, derivatives and numbers out of range, for the models of geometry and boundary.</summary>
public sealed class BoundaryFitTests
{
    private const double Length = 1e-4;
    private const double Diffusivity = 2.81e-12;

    // a²/D = 3559 s: rates and durations comparable with it.
    private const double Pace = Diffusivity / (Length * Length);

    // Sixth-order central difference with h = 0.02 in the logarithm, see UptakeDerivativeTests; the contour adds 1e-12/h.
    private const double DifferenceError = 2e-9;

    private static readonly Dictionary<string, (IUptakeModel Model, double[] Truth)> Cases = new(StringComparer.Ordinal)
    {
        ["finite cylinder"] = (new FiniteCylinder(Length, 3 * Length), [Diffusivity, double.PositiveInfinity]),
        ["hollow sphere"] = (new HollowSphere(Length, 2 * Length), [Diffusivity, double.PositiveInfinity]),
        ["hollow sphere held inside"] = (new HollowSphere(Length, 2 * Length) { InnerSurface = InnerSurface.Held }, [Diffusivity, double.PositiveInfinity]),
        ["hollow sphere with a barrier"] = (new HollowSphere(Length, 2 * Length) { SurfacePermeability = Parameter.Free }, [Diffusivity, 3 * Diffusivity / Length]),
        ["two-faced sheet"] = (new TwoFacedSheet(Length), [Diffusivity, double.PositiveInfinity, 2 * Diffusivity / Length]),
        ["anisotropic cuboid"] = (new AnisotropicCuboid(Length, 2 * Length, 2 * Length) { TiedAxes = TiedAxes.BAndC }, [Diffusivity, double.PositiveInfinity, 200 * Diffusivity]),
        ["exponential pressure"] = (new UnderPressure(new PlaneSheet(2 * Length), new ExponentialPressure()), [Diffusivity, double.PositiveInfinity, 8 * Pace]),
        ["exponential pressure, cylinder, barrier"] = (new UnderPressure(new InfiniteCylinder(Length) { SurfacePermeability = 5 * Diffusivity / Length }, new ExponentialPressure()), [Diffusivity, 5 * Diffusivity / Length, 20 * Pace]),
        ["exponential pressure, block"] = (new UnderPressure(new Cuboid(2 * Length, 2 * Length, 3 * Length), new ExponentialPressure()), [Diffusivity, double.PositiveInfinity, 10 * Pace]),
        ["ramp"] = (new UnderPressure(new Sphere(Length), new LinearPressureRamp(Parameter.Free)), [Diffusivity, double.PositiveInfinity, 0.1 / Pace]),
        ["recorded pressure"] = (new UnderPressure(new Sphere(Length), new MeasuredPressure(new Curve([0, 100, 300], [0, 0.7, 1.0]))), [Diffusivity, double.PositiveInfinity]),
        ["finite bath"] = (new FiniteBath(new PlaneSheet(2 * Length) { EquilibriumUptake = 2 }), [Diffusivity, double.PositiveInfinity, 0.6]),
        ["distributed size"] = (new Distributed(new Sphere(Length), Spread.Size), [Diffusivity, double.PositiveInfinity, 1.6]),
        ["distributed diffusivity"] = (new Distributed(new PlaneSheet(2 * Length), Spread.Diffusivity), [Diffusivity, double.PositiveInfinity, 2.5]),
        ["smooth body"] = (new SmoothBody(3 / Length) { MeanCurvature = 1 / Length, EquilibriumUptake = 2 }, [Diffusivity, double.PositiveInfinity]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fit_to_exact_data_finds_the_truth_without_a_start(string name)
    {
        var (model, truth) = Cases[name];
        var fit = model.FitTo(Run(model, truth, noise: 0));
        for (var k = 0; k < truth.Length; k++)
        {
            // Exact data are fitted to round-off; flat directions magnify it to this at most.
            if (double.IsFinite(truth[k]))
                Assert.Equal(1, fit.Values[k] / truth[k], 1e-4);
        }

        Assert.Equal(2, fit.Values[^1], 1e-3);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_noisy_curve_can_be_analysed(string name)
    {
        var (model, truth) = Cases[name];
        var analysis = model.Analyse(Run(model, truth, noise: 0.004));
        Assert.NotEmpty(analysis.Statement);
        Assert.InRange(analysis.Completion, 0.2, 1);
        Assert.True(analysis.Diffusivity.Interval(0.99).Contains(Diffusivity), $"{analysis.Diffusivity}: {analysis.Statement}");
    }

    [Theory]
    [InlineData("finite cylinder")]
    [InlineData("anisotropic cuboid")]
    [InlineData("exponential pressure")]
    [InlineData("exponential pressure, cylinder, barrier")]
    [InlineData("finite bath")]
    [InlineData("hollow sphere")]
    [InlineData("hollow sphere held inside")]
    [InlineData("two-faced sheet")]
    [InlineData("distributed size")]
    [InlineData("distributed diffusivity")]
    [InlineData("smooth body")]
    public void Slopes_agree_with_differences(string name)
    {
        var (bare, truth) = Cases[name];
        foreach (var model in name == "smooth body" ? [bare] : new[] { bare, bare is TwoFacedSheet sheet ? sheet with { SurfacePermeability = Parameter.Free } : bare.WithBarrier() })
        {
            double[] at = [truth[0], model.SurfacePermeability.IsFree ? 3 * Diffusivity / Length : truth[1], .. truth.Skip(2)];
            foreach (var time in new[] { 1e-6, 1e-3, 0.011, 0.03, 0.3, 1.5 }.Where(t => model is not SmoothBody || t < 0.1).Select(t => t / Pace))
            {
                var free = Enumerable.Range(0, at.Length).Where(k => model.Parameters[k].IsFree).ToArray();
                var (column, derivatives) = (new double[1], new double[free.Length]);
                Assert.True(model.TryDifferentiate([time], at, column, derivatives));
                for (var row = 0; row < free.Length; row++)
                {
                    var expected = Difference(model, at, free[row], time);

                    // A mean over members up to e⁹ times as fast is steeper in σ, and its differences bend ten times as much.
                    var tolerance = (model is Distributed ? 10 : 1) * DifferenceError;
                    Assert.True(Math.Abs((derivatives[row] * at[free[row]]) - expected) < tolerance * column[0], $"{model.Name}, t {time}, parameter {free[row]}: {derivatives[row] * at[free[row]]}, {expected}");
                }
            }
        }
    }

    [Fact]
    public void No_diffusivity_permeability_or_time_gives_something_that_is_not_a_number()
    {
        IUptakeModel[] models =
        [
            .. Cases.Values.Select(c => c.Model).Where(m => m is not SmoothBody),
            new UnderPressure(new Sphere(Length), new ExponentialPressure(1e-3)), new UnderPressure(new HollowSphere(Length, 2 * Length), new ExponentialPressure(1e-3)),
            new FiniteBath(new Sphere(Length)) { BathCapacity = 1 }, new Distributed(new Sphere(Length), Spread.Diffusivity) { GeometricStandardDeviation = 4 },
        ];
        Gen.Select(Gen.Int[0, models.Length - 1], Power(-20, -5), Gen.OneOf(Power(-16, 2), Gen.Const(double.PositiveInfinity), Gen.Const(0.0)), Gen.OneOf(Power(-12, 12), Gen.Const(0.0), Gen.Const(-1.0))).Sample(
            (which, diffusivity, permeability, time) =>
            {
                var uptake = models[which].FractionalUptake([time, 2 * time], diffusivity, permeability);
                var rises = time > 0 ? uptake[1] >= uptake[0] * (1 - 1e-11) : uptake[0] == 0;
                Assert.True(rises && uptake[0] >= 0 && uptake[0] <= 1 + 1e-12, $"{models[which].Name}, D {diffusivity:R}, k {permeability:R}, t {time:R}: {uptake[0]:R}, {uptake[1]:R}");
            },
            iter: 2000);
    }

    private static Curve Run(IUptakeModel model, double[] truth, double noise)
    {
        var last = model is SmoothBody ? 0.018 : 2.5;
        var time = Enumerable.Range(1, 80).Select(i => last * Math.Pow(i / 80.0, 2) / Pace).ToArray();
        var uptake = new double[time.Length];
        model.Evaluate(time, truth, uptake);
        var random = new Random(3);
        return new Curve(time, Array.ConvertAll(uptake, f => 2 * (f + (noise * MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1)))));
    }

    private static double Difference(IUptakeModel model, double[] at, int k, double time)
    {
        const double Step = 0.02;
        double Value(int i)
        {
            var moved = at.ToArray();
            moved[k] *= Math.Exp(i * Step);
            var column = new double[1];
            model.Evaluate([time], moved, column);
            return column[0];
        }

        double Pair(int i) => Value(i) - Value(-i);
        return ((45 * Pair(1)) - (9 * Pair(2)) + Pair(3)) / (60 * Step);
    }

    private static Gen<double> Power(double lower, double upper) => Gen.Double[lower, upper].Select(exponent => Math.Pow(10, exponent));
}
