using Fickian.Acquisition.VirtualLaboratory;

namespace Fickian.Tests.Acquisition;

public sealed class VirtualNmrTests
{
    private static NmrRecipe Recipe(string name) => NmrRecipe.Read(Repository.Data[$"simulated/nmr/{name}.json"]);

    [Fact]
    public void A_line_is_a_Lorentzian_of_the_width_of_its_decay()
    {
        var recipe = Recipe("ZIF-62-linkers");
        recipe = recipe with { Noise = 0, EarlyErrors = [], Points = 1 << 16, Molecules = [new("imidazole", 1, "test")], Signals = [recipe.Signals[0] with { Offsets = [0], Weights = [1] }] };
        var table = VirtualNmr.Run(recipe, "one.json");
        var (shift, intensity) = (table["chemical shift"], table["intensity"]);
        var top = Array.IndexOf(intensity, intensity.Max());
        var spacing = recipe.SpectralWidth / recipe.Points;
        Assert.Equal(recipe.Signals[0].Shift, shift[top], spacing / recipe.Frequency * 1e6);

        // Two widths away the height is 1/17 of the top; the grid resolves a width into 26 points.
        var away = (int)Math.Round(2 * recipe.Signals[0].Width / spacing);
        Assert.Equal(1.0 / 17, intensity[top + away] / intensity[top], 2e-3);
    }

    [Fact]
    public void Integrals_give_the_linkers_of_the_recipe()
    {
        var table = VirtualNmr.Run(Recipe("ZIF-62-linkers"), "x.json");
        var ratio = Integral(table, 8.8, 9.1) / Integral(table, 9.2, 9.5);

        // Feet of the lines outside the ranges, 0.5 % of either, and noise: 1 %.
        Assert.Equal(4.8, ratio, 0.08);
    }

    [Fact]
    public void Integrals_give_the_trace_of_DMF_in_the_cell()
    {
        var table = VirtualNmr.Run(Recipe("ZIF-62-DMF"), "x.json");
        var perLinker = Integral(table, 2.85, 2.93) / 3 / (Integral(table, 8.8, 9.1) + Integral(table, 9.2, 9.5));

        // 32 linkers a cell. The foot of a line is cut at 10 of its widths (3 %), noise makes another 3 %.
        Assert.Equal(0.02, 32 * perLinker, 0.0015);
    }

    // Sum over a range less the mean of the points beside it.
    private static double Integral(SimulatedTable table, double from, double to)
    {
        var (shift, intensity) = (table["chemical shift"], table["intensity"]);
        var beside = intensity.Where((_, i) => (shift[i] > from - 0.03 && shift[i] < from) || (shift[i] > to && shift[i] < to + 0.03)).Average();
        return intensity.Where((_, i) => shift[i] >= from && shift[i] <= to).Sum(v => v - beside);
    }
}
