using Fickian.Diffusion;
using Fickian.Numerics;
using Fickian.Tests.Diffusion;

namespace Fickian.Tests.Numerics;

public sealed class NonlinearDiffusionTests
{
    // 400 cells over eight decades of time: 1.3e-5 measured for the sheet, less for the others; what time adds is below 1e-6.
    private const double SpaceError = 2e-5;

    // Content and inflow are sums of a few hundred terms of the order of 1.
    private const double RoundOff = 1e-13;

    public static TheoryData<BodyShape, string> Bodies => new() { { BodyShape.Sheet, "slab" }, { BodyShape.Cylinder, "cylinder" }, { BodyShape.Sphere, "sphere" } };

    public static TheoryData<string> Laws => ["constant", "Langmuir", "exponential, rising", "exponential, falling"];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_jump_of_the_surface_agrees_with_the_series(BodyShape shape, string name) =>
        AssertClose($"{name}.constant-surface", _ => Constant(shape), row => row.Value);

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_surface_barrier_agrees_with_the_series(BodyShape shape, string name) =>
        AssertClose($"{name}.surface-resistance", row => Constant(shape) with { SurfacePermeability = row.Number() }, row => row.Value);

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_finite_bath_agrees_with_the_series(BodyShape shape, string name) =>
        AssertClose(
            $"{name}.finite-bath",
            row => Constant(shape) with { Bath = new GasReservoir(row.Number()) },
            row => row.Value * row.Number() / (1 + row.Number()));

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_valve_that_opens_in_a_finite_time_agrees_with_the_series(BodyShape shape, string name)
    {
        // Relative to the jump that the valve leads to: earlier than the grid is made for, uptakes are too small to be resolved one by one.
        foreach (var set in GoldenValues.Of($"{name}.exponential-surface", "F").Where(r => !r.Parameters.Contains("lambda", StringComparison.Ordinal)).GroupBy(r => r.Parameters))
        {
            GoldenValue[] rows = [.. set.OrderBy(r => r.Fourier)];
            var rate = rows[0].Number();
            var problem = Constant(shape) with { Stages = [new SurfaceStage(0, t => -Exponential.MinusOne(-rate * t))] };
            var found = problem.MeanConcentration([.. rows.Select(r => r.Fourier)]);
            Assert.All(rows.Zip(found), p => Assert.Equal(p.First.Value, p.Second, SpaceError));
        }
    }

    [Theory]
    [InlineData("Langmuir")]
    [InlineData("exponential, rising")]
    [InlineData("exponential, falling")]
    public void Where_nothing_jumps_the_error_falls_with_the_fourth_to_fifth_power_of_the_step(string law)
    {
        // A smooth profile that evens out in a sealed sheet; 4 is what a moving boundary or a steep D leaves of order 5.
        double At(int steps) => (Mode(Law(law), BodyShape.Sheet, cells: 40, steps) with { InitialConcentration = x => 0.5 + (0.4 * Math.Cos(Math.PI * x)), Stages = [SurfaceStage.Sealed(0)] }).Solve([0.1]).Profiles[0][0];
        Assert.InRange(Order(At), 4, 5.5);
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Behind_a_moving_surface_the_error_falls_with_about_the_fourth_power_of_the_step(string law)
    {
        // The surface starts as t⁶, so that nothing jumps.
        double At(int steps) => (Mode(Law(law), BodyShape.Cylinder, cells: 40, steps) with
        {
            InitialConcentration = _ => 0,
            Stages = [new SurfaceStage(0, t => 0.9 * Math.Pow(Math.Sin(Math.PI * t / 0.6), 6))],
        }).MeanConcentration([0.3])[0];
        Assert.InRange(Order(At), 3.7, 5);
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_error_falls_with_the_square_of_the_cell_size(string law)
    {
        foreach (var shape in Enum.GetValues<BodyShape>())
        {
            double[] mean = [.. new[] { 25, 50, 100, 200 }.Select(n => Mode(Law(law), shape, n, steps: 60).MeanConcentration([0.3])[0])];
            for (var i = 0; i < 2; i++)
            {
                // Differences of successive grids fall as the error does; slopes between finite cells are off by O(h).
                var slope = Math.Log2((mean[i + 1] - mean[i]) / (mean[i + 2] - mean[i + 1]));
                Assert.True(Math.Abs(slope - 2) < 0.15, $"{law} in a {shape}: order {slope:F3}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void What_enters_through_the_surface_is_what_the_body_holds(string law)
    {
        var problem = new NonlinearDiffusionProblem(BodyShape.Sphere, 1, Law(law)) { Cells = 100, SurfacePermeability = 5, Stages = [new(0, 1), SurfaceStage.Sealed(0.05), new(0.1, 0.2)] };
        foreach (var bath in new[] { null, new GasReservoir(0.7) })
            AssertBalanced(problem with { Bath = bath }, [0.01, 0.05, 0.08, 0.15, 2]);
    }

    [Theory]
    [InlineData(1e-20)]
    [InlineData(1e-12)]
    [InlineData(1e-5)]
    public void Only_the_product_of_diffusivity_and_time_matters(double diffusivity)
    {
        const double Length = 1e-4;
        double[] fourier = [1e-10, 1e-4, 0.1, 1e3];
        var unit = new NonlinearDiffusionProblem(BodyShape.Sphere, 1, new ExponentialDiffusivity(1, 1)).MeanConcentration(fourier);
        var scaled = new NonlinearDiffusionProblem(BodyShape.Sphere, Length, new ExponentialDiffusivity(diffusivity, 1)).MeanConcentration(Array.ConvertAll(fourier, f => f * Length * Length / diffusivity));

        // Rounding of the scaling can move a step, whose own error is the tolerance of 1e-6.
        Assert.All(unit.Zip(scaled), p => Assert.Equal(1, p.Second / p.First, 1e-6));
    }

    [Fact]
    public void Adsorption_is_faster_than_desorption_where_the_diffusivity_rises()
    {
        var law = new LangmuirDiffusivity(1, Saturation: 1.1);
        double[] times = [0.01, 0.02, 5.01, 5.02];
        var mean = new NonlinearDiffusionProblem(BodyShape.Sphere, 1, law) { Stages = [new(0, 1), new(5, 0)] }.MeanConcentration(times);
        Assert.True(mean[0] > 1.3 * (1 - mean[2]) && mean[1] > 1.3 * (1 - mean[3]), string.Join(", ", mean));

        // Where D is constant both are one curve; the residue of adsorption at 5 is e^(−49).
        var linear = new NonlinearDiffusionProblem(BodyShape.Sphere, 1, new ConstantDiffusivity(1)) { Stages = [new(0, 1), new(5, 0)] }.MeanConcentration(times);
        Assert.Equal(linear[0], 1 - linear[2], 1e-6);
        Assert.Equal(linear[1], 1 - linear[3], 1e-6);
    }

    [Fact]
    public void An_interruption_lets_the_profile_even_out_and_the_rate_recover()
    {
        double[] times = [0.0199, 0.02, 0.0799, 0.08, 0.0801];
        var solution = new NonlinearDiffusionProblem(BodyShape.Sheet, 1, new ConstantDiffusivity(1)) { Stages = [new(0, 1), SurfaceStage.Sealed(0.02), new(0.08, 1)] }.Solve(times);
        Assert.Equal(solution.MeanConcentration[1], solution.MeanConcentration[2], RoundOff);
        Assert.True(solution.Profiles[3][^1] < 0.6 * solution.Profiles[1][^1]);
        Assert.True(solution.MeanConcentration[4] - solution.MeanConcentration[3] > 3 * (solution.MeanConcentration[1] - solution.MeanConcentration[0]));
    }

    [Fact]
    public void A_front_steepened_by_a_thousandfold_diffusivity_stays_within_its_bounds_and_in_place()
    {
        var problem = new NonlinearDiffusionProblem(BodyShape.Sphere, 1, new LangmuirDiffusivity(1, Saturation: 1 / 0.999));
        double[] times = [0.001, 0.01, 0.03];
        AssertBalanced(problem with { Cells = 100 }, times);
        var coarse = (problem with { Cells = 100 }).Solve(times);
        foreach (var profile in coarse.Profiles)
        {
            // A local error of 1e-6 of the exchanged amount may tip a thin cell; the profile never falls outwards by more.
            Assert.All(profile, c => Assert.InRange(c, -1e-6, 1 + 1e-6));
            Assert.All(profile.Zip(profile.Skip(1)), p => Assert.True(p.Second > p.First - 1e-6));
        }

        // The front lies between two cells of a hundredth of its depth each; the error of second order is a few times that squared.
        var fine = (problem with { Cells = 800 }).MeanConcentration(times);
        Assert.All(fine.Zip(coarse.MeanConcentration), p => Assert.Equal(1, p.Second / p.First, 1e-3));
    }

    [Fact]
    public void A_surface_beyond_the_range_of_the_law_is_refused_with_the_concentration() =>
        Assert.Contains("at the concentration 1", Assert.Throws<ArgumentException>(() => new NonlinearDiffusionProblem(BodyShape.Sheet, 1, new LangmuirDiffusivity(1, 0.9)).Solve([1])).Message, StringComparison.Ordinal);

    [Fact]
    public void Stages_that_do_not_start_at_0_are_refused() =>
        Assert.Contains("index 0", Assert.Throws<ArgumentException>(() => new NonlinearDiffusionProblem(BodyShape.Sheet, 1, new ConstantDiffusivity(1)) { Stages = [new(1, 1)] }.Solve([2])).Message, StringComparison.Ordinal);

    private static double Order(Func<int, double> at)
    {
        var exact = at(1024);
        return Math.Log2(Math.Abs(at(32) - exact) / Math.Abs(at(128) - exact)) / 2;
    }

    private static void AssertBalanced(NonlinearDiffusionProblem problem, double[] times)
    {
        var solution = problem.Solve(times);
        var grid = new FiniteVolumeGrid(problem.Shape, problem.Cells, 0.1 * Math.Sqrt(times[0] * Reference(problem)));
        for (var i = 0; i < times.Length; i++)
        {
            var held = grid.Volume.Zip(solution.Profiles[i].Reverse(), (v, c) => v * c).Sum();
            Assert.Equal(solution.Inflow[i], held, RoundOff);
            Assert.Equal(solution.MeanConcentration[i], held, RoundOff);
        }
    }

    private static double Reference(NonlinearDiffusionProblem problem) => ((2 * problem.Law.Diffusivity(0)) + problem.Law.Diffusivity(problem.Stages[0].Concentration(0))) / 3;

    private static NonlinearDiffusionProblem Constant(BodyShape shape) => new(shape, HalfLength: 1, new ConstantDiffusivity(1)) { Cells = 400 };

    private static NonlinearDiffusionProblem Mode(IDiffusivityLaw law, BodyShape shape, int cells, int steps) => new(shape, HalfLength: 1, law)
    {
        InitialConcentration = x => 0.5 * (1 - (x * x)) * (1 + (x * x)),
        Stages = [new SurfaceStage(0, 0)],
        Cells = cells,
        Refinement = 1,
        StepsPerInterval = steps,
    };

    private static IDiffusivityLaw Law(string name) => name switch
    {
        "constant" => new ConstantDiffusivity(1),
        "Langmuir" => new LangmuirDiffusivity(1, Saturation: 1.1),
        "exponential, rising" => new ExponentialDiffusivity(1, Steepness: 2),
        _ => new ExponentialDiffusivity(1, Steepness: -2),
    };

    private static void AssertClose(string model, Func<GoldenValue, NonlinearDiffusionProblem> problem, Func<GoldenValue, double> expected)
    {
        foreach (var set in GoldenValues.Of(model, "F").Where(r => r.Variable == "F").GroupBy(r => r.Parameters, StringComparer.Ordinal))
        {
            GoldenValue[] rows = [.. set.OrderBy(r => r.Fourier)];
            var found = problem(rows[0]).MeanConcentration([.. rows.Select(r => r.Fourier)]);
            for (var i = 0; i < rows.Length; i++)
            {
                var error = (found[i] / expected(rows[i])) - 1;
                Assert.True(Math.Abs(error) < SpaceError, $"{rows[i]}: relative error {error:E2}");
            }
        }
    }
}
