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
            row => Constant(shape) with { Bath = new FiniteBath(row.Number()) },
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
    [MemberData(nameof(Laws))]
    public void The_error_falls_with_the_fifth_power_of_the_step(string law)
    {
        // Starts as a mode that the surface agrees with, so that no jump spoils the order; compared with 256 steps of the same grid.
        double At(int steps) => Mode(Law(law), BodyShape.Cylinder, cells: 40, steps).MeanConcentration([0.3])[0];
        var exact = At(256);
        double Error(int steps) => Math.Abs(At(steps) - exact);

        // Measured between finite steps a slope is off the order by some tenths; 4 would be a method of the order below.
        var slope = Math.Log2(Error(8) / Error(32)) / 2;
        Assert.InRange(slope, 4.5, 6.5);
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
        foreach (var bath in new[] { null, new FiniteBath(0.7) })
            AssertBalanced(problem with { Bath = bath }, [0.01, 0.05, 0.08, 0.15, 2]);
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
