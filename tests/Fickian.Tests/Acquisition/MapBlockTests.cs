using Fickian.Acquisition.VirtualLaboratory;
using Fickian.Diffusion;

namespace Fickian.Tests.Acquisition;

/// <summary>The three-dimensional solver against the exact product of series, at halved cells and halved steps.</summary>
public sealed class MapBlockTests(ITestOutputHelper output)
{
    // A block with three different sides and three different diffusivities, open on all faces.
    private static readonly double[] Sides = [1.0, 0.8, 0.6];
    private static readonly double[] Diffusivities = [1.0, 0.5, 0.7];
    private const double End = 0.05;

    // A scheme of second order divides its error by 4; what is left of the fourth order moves the slope by less than this.
    private const double SlopeError = 0.15;

    [Fact]
    public void Halved_cells_divide_the_error_by_four()
    {
        var errors = new[] { 8, 16, 32 }.Select(cells => Error(cells, step: 5e-4)).ToArray();
        Slopes(errors);
    }

    [Fact]
    public void Halved_steps_divide_the_error_by_four()
    {
        // The same cells throughout: the difference from a step so short that its own error is nil.
        var reference = Solve(12, step: 1e-4);
        var errors = new[] { 8e-3, 4e-3, 2e-3 }.Select(step => Solve(12, step).Zip(reference, (a, b) => Math.Abs(a - b)).Max()).ToArray();
        Slopes(errors);
    }

    [Fact]
    public void What_enters_stays_symmetric_and_ends_at_equilibrium()
    {
        var block = Block(9);
        block.Advance(0.02, 1e-3, 0.05, t => t);
        var means = block.ColumnMeans();
        for (var i = 0; i < 81; i++)
            Assert.Equal(means[i], means[80 - i], 1e-13);
        block.Advance(20, 1e-3, 0.05, t => t);
        Assert.All(block.Concentration.ToArray(), c => Assert.Equal(1, c, 1e-9));
    }

    [Fact]
    public void A_plane_of_symmetry_stands_for_the_other_half()
    {
        double[] half = [0.05, 0.05, 0.1, 0.1];
        MapBlockAxis whole = new([.. half, .. half.Reverse()], 1, isLowOpen: true, isHighOpen: true), mirrored = new(half, 1, isLowOpen: true, isHighOpen: false);
        var (a, b) = (new MapBlock(whole, whole, whole), new MapBlock(whole, whole, mirrored));
        a.Advance(0.03, 1e-3, 0.05, t => t);
        b.Advance(0.03, 1e-3, 0.05, t => t);
        Assert.All(a.ColumnMeans().Zip(b.ColumnMeans()), p => Assert.Equal(p.First, p.Second, 1e-12));
    }

    [Fact]
    public void No_pixel_of_the_recipe_errs_by_more_than_is_stated()
    {
        var recipe = MapRecipe.Read(Repository.Data["simulated/maps/agZIF-62-P-CO2.json"]) with { Rows = 2, Columns = 20, ScanDuration = 0, ValveTimeConstant = 0 };
        var optics = new MapOptics(recipe);
        var sample = new MapSample(recipe, optics);
        foreach (var time in new[] { 21.0, 90, 360, 1320, 4200 })
        {
            var depth = new PlaneSheet(recipe.Thickness).FractionalUptake([time], recipe.Diffusivity)[0];
            var exact = optics.Picture((u, v) => PathIntegratedAbsorbance.Of(
                PathIntegratedAbsorbance.RemainingBetweenEdges(u, recipe.Width, time, recipe.Diffusivity),
                PathIntegratedAbsorbance.RemainingBetweenEdges((0.5 * recipe.Length) - v, recipe.Length, time, recipe.Diffusivity),
                depth));
            var worst = sample.Scan(time).Zip(exact, (a, b) => Math.Abs(a - b)).Max();
            output.WriteLine($"{time}: {worst}");
            Assert.InRange(worst, 0, 5e-4);
        }
    }

    private void Slopes(double[] errors)
    {
        output.WriteLine(string.Join(" ", errors));
        for (var i = 1; i < errors.Length; i++)
            Assert.Equal(2, Math.Log2(errors[i - 1] / errors[i]), SlopeError);
    }

    private static MapBlock Block(int cells) => new(Axis(0, cells), Axis(1, cells), Axis(2, cells));

    private static MapBlockAxis Axis(int side, int cells) =>
        new([.. Enumerable.Repeat(Sides[side] / cells, cells)], Diffusivities[side], isLowOpen: true, isHighOpen: true);

    private static double[] Solve(int cells, double step)
    {
        var block = Block(cells);
        // Far shorter steps first: the jump of the surface is then damped alike for all.
        block.Advance(1e-2, 2e-5, 0, t => t);
        block.Advance(End, step, 0, t => t);
        return block.ColumnMeans();
    }

    private static double Error(int cells, double step)
    {
        var found = Solve(cells, step);
        var depth = new PlaneSheet(Sides[2]).FractionalUptake([End], Diffusivities[2])[0];
        var worst = 0.0;
        for (var i = 0; i < cells; i++)
        {
            for (var j = 0; j < cells; j++)
            {
                var exact = PathIntegratedAbsorbance.Of(Remaining(0, i), Remaining(1, j), depth);
                worst = Math.Max(worst, Math.Abs(found[(i * cells) + j] - exact));
            }
        }

        return worst;

        double Remaining(int side, int i) => PathIntegratedAbsorbance.RemainingBetweenEdges((i + 0.5) * Sides[side] / cells, Sides[side], End, Diffusivities[side]);
    }
}
