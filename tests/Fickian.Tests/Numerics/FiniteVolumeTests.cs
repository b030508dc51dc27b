using Fickian.Numerics;
using Fickian.Tests.Diffusion;
using MathNet.Numerics;

namespace Fickian.Tests.Numerics;

public sealed class FiniteVolumeTests
{
    // Error stated in the documentation of DiffusionProblem for its default cells and tolerance.
    private const double StatedError = 2e-5;

    // The stability function of TR-BDF2 changes sign: the last remnant of a mode overshoots equilibrium by less than one step may err.
    private const double Overshoot = 1e-7;

    // The slope of an error c·hᵖ(1 + O(h)) measured between finite h is off p by O(h): at the sizes below by less than 0.1.
    private const double SlopeBand = 0.1;

    [Theory]
    [InlineData(BodyShape.Sheet)]
    [InlineData(BodyShape.Cylinder)]
    [InlineData(BodyShape.Sphere)]
    public void The_error_of_the_slowest_mode_falls_with_the_square_of_the_cell_size(BodyShape shape)
    {
        // 4 000 steps leave an error in time of 1e-8, four orders below that of the coarsest grid.
        double Error(int cells) => ModeError(shape, cells, steps: 4000);
        AssertOrderTwo(Error, 20, 40, 80, 160);
    }

    [Theory]
    [InlineData(BodyShape.Sheet)]
    [InlineData(BodyShape.Cylinder)]
    [InlineData(BodyShape.Sphere)]
    public void The_error_of_the_slowest_mode_falls_with_the_square_of_the_step(BodyShape shape)
    {
        // 20 000 cells leave an error in space of 1e-8, three orders below that of the shortest step.
        double Error(int steps) => ModeError(shape, cells: 20_000, steps);
        AssertOrderTwo(Error, 4, 8, 16, 32);
    }

    [Theory]
    [InlineData(BodyShape.Sheet, "slab")]
    [InlineData(BodyShape.Cylinder, "cylinder")]
    [InlineData(BodyShape.Sphere, "sphere")]
    public void A_jump_of_the_surface_agrees_with_the_series(BodyShape shape, string name)
    {
        AssertClose(GoldenValues.Of($"{name}.constant-surface", "F").Where(r => r.Variable == "F"), _ => new DiffusionProblem(shape, HalfLength: 1, Diffusivity: 1));
    }

    [Theory]
    [InlineData(BodyShape.Sheet, "slab")]
    [InlineData(BodyShape.Cylinder, "cylinder")]
    [InlineData(BodyShape.Sphere, "sphere")]
    public void A_surface_barrier_agrees_with_the_series(BodyShape shape, string name)
    {
        AssertClose(
            GoldenValues.Of($"{name}.surface-resistance", "F"),
            row => new DiffusionProblem(shape, HalfLength: 1, Diffusivity: 1) { SurfacePermeability = row.Number() });
    }

    [Theory]
    [InlineData(BodyShape.Sheet, "slab")]
    [InlineData(BodyShape.Cylinder, "cylinder")]
    [InlineData(BodyShape.Sphere, "sphere")]
    public void A_valve_that_opens_in_a_finite_time_agrees_with_the_series(BodyShape shape, string name)
    {
        AssertClose(
            GoldenValues.Of($"{name}.exponential-surface", "F").Where(r => !r.Parameters.Contains("lambda", StringComparison.Ordinal)),
            row => new DiffusionProblem(shape, HalfLength: 1, Diffusivity: 1) { SurfaceConcentration = t => -Exponential.MinusOne(-row.Number() * t) });
    }

    [Theory]
    [InlineData(BodyShape.Sheet)]
    [InlineData(BodyShape.Cylinder)]
    [InlineData(BodyShape.Sphere)]
    public void What_enters_through_the_surface_is_what_the_body_holds(BodyShape shape)
    {
        var problem = new DiffusionProblem(shape, HalfLength: 1e-4, Diffusivity: 3e-12)
        {
            SurfaceConcentration = t => 1 + Math.Sin(t / 500),
            InitialConcentration = x => x / 1e-4,
            SurfacePermeability = 1e-7,
        };
        var held = (1.0 + (int)shape) / (2.0 + (int)shape);
        var solution = problem.Solve([10, 100, 1000, 10_000]);

        // The start is sampled at the nodes, so the initial content differs from (m + 1)/(m + 2) by the discretisation; later changes must balance.
        const double RoundOff = 1e-12;
        var initial = solution.MeanConcentration[0] - solution.Inflow[0];
        Assert.Equal(held, initial, StatedError);
        for (var i = 1; i < 4; i++)
            Assert.Equal(initial + solution.Inflow[i], solution.MeanConcentration[i], RoundOff);
    }

    [Fact]
    public void Uptake_rises_from_0_to_1_without_overshoot()
    {
        double[] times = [.. Enumerable.Range(0, 60).Select(i => Math.Pow(10, (i / 6.0) - 6))];
        var uptake = new DiffusionProblem(BodyShape.Sphere, HalfLength: 1, Diffusivity: 1).MeanConcentration(times);
        for (var i = 1; i < times.Length; i++)
            Assert.InRange(uptake[i], uptake[i - 1] - Overshoot, 1 + Overshoot);
        Assert.Equal(1, uptake[^1], Overshoot);
    }

    [Theory]
    [InlineData(1e-20)]
    [InlineData(1e-12)]
    [InlineData(1e-5)]
    public void Only_the_product_of_diffusivity_and_time_matters(double diffusivity)
    {
        var length = 1e-4;
        var time = 0.2 * length * length / diffusivity;
        var scaled = new DiffusionProblem(BodyShape.Cylinder, length, diffusivity).MeanConcentration([time])[0];
        var unit = new DiffusionProblem(BodyShape.Cylinder, 1, 1).MeanConcentration([0.2])[0];

        // Round-off of the scaling can move a step, whose own error is the tolerance.
        Assert.Equal(unit, scaled, 1e-7);
    }

    [Fact]
    public void The_profile_agrees_with_the_first_term_of_the_series_at_long_times()
    {
        var solution = new DiffusionProblem(BodyShape.Sheet, HalfLength: 1, Diffusivity: 1).Solve([1.0]);
        for (var i = 0; i < solution.Position.Length; i++)
        {
            var x = solution.Position[i];
            var expected = 1 - (4 / Math.PI * Math.Exp(-Math.PI * Math.PI / 4) * Math.Cos(Math.PI * x / 2));

            // The next term of the series is below 1e-9.
            Assert.Equal(expected, solution.Profiles[0][i], StatedError);
        }
    }

    [Fact]
    public void Times_that_do_not_ascend_are_refused_with_the_place() =>
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => new DiffusionProblem(BodyShape.Sheet, 1, 1).Solve([2, 1])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_length_that_is_not_positive_and_finite_is_refused(double length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DiffusionProblem(BodyShape.Sheet, length, 1));

    /// <summary>Compares all times of one parameter set with one run of the solver.</summary>
    private static void AssertClose(IEnumerable<GoldenValue> rows, Func<GoldenValue, DiffusionProblem> problem)
    {
        foreach (var set in rows.GroupBy(r => r.Parameters, StringComparer.Ordinal))
        {
            GoldenValue[] sorted = [.. set.OrderBy(r => r.Fourier)];
            var found = problem(sorted[0]).MeanConcentration([.. sorted.Select(r => r.Fourier)]);
            for (var i = 0; i < sorted.Length; i++)
                Assert.True(Math.Abs((found[i] / sorted[i].Value) - 1) < StatedError, $"{sorted[i]}: relative error {(found[i] / sorted[i].Value) - 1:E2}");
        }
    }

    private static void AssertOrderTwo(Func<int, double> error, params int[] counts)
    {
        for (var i = 1; i < counts.Length; i++)
        {
            var slope = Math.Log2(error(counts[i - 1]) / error(counts[i]));
            Assert.True(Math.Abs(slope - 2) < SlopeBand, $"from {counts[i - 1]} to {counts[i]}: order {slope:F3}, error {error(counts[i]):E2}");
        }
    }

    /// <summary>Error of the mean of an eigenfunction that drains through a surface held at 0, at Dt/a² = 0.2; starts smooth, so that the order is not disturbed.</summary>
    private static double ModeError(BodyShape shape, int cells, int steps)
    {
        const double FirstZeroOfJ0 = 2.404825557695773;
        const double J1AtThatZero = 0.5191474972894669;
        var (root, mean) = shape switch
        {
            BodyShape.Sheet => (Math.PI / 2, 2 / Math.PI),
            BodyShape.Cylinder => (FirstZeroOfJ0, 2 * J1AtThatZero / FirstZeroOfJ0),
            _ => (Math.PI, 3 / (Math.PI * Math.PI)),
        };
        Func<double, double> mode = shape switch
        {
            BodyShape.Sheet => x => Math.Cos(root * x),
            BodyShape.Cylinder => x => SpecialFunctions.BesselJ(0, root * x),
            _ => x => x == 0 ? 1 : Math.Sin(root * x) / (root * x),
        };
        var problem = new DiffusionProblem(shape, HalfLength: 1, Diffusivity: 1)
        {
            SurfaceConcentration = _ => 0,
            InitialConcentration = mode,
            Cells = cells,
            Refinement = 1,
            StepsPerInterval = steps,
        };
        return Math.Abs(problem.MeanConcentration([0.2])[0] - (mean * Math.Exp(-root * root * 0.2)));
    }
}
