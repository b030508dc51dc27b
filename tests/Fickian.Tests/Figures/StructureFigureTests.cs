using Fickian.Diffraction;
using Fickian.Figures;
using Fickian.Tests.Diffraction;

namespace Fickian.Tests.Figures;

public sealed class StructureFigureTests
{
    [Fact]
    public void Zif62_shows_every_heavy_atom_of_its_cell_and_whole_linkers()
    {
        var figure = StructureFigure.Of(Structures.Zif62Sites, CrystalDirection.A, "ZIF-62 along a");
        Assert.Equal("computed", figure.BadgeText);
        var discs = figure.Marks.OfType<DiscMark>().ToArray();

        // 16 Zn, 32 linkers of five atoms and eight with four carbon atoms more; beyond them Zn at the ends of linkers that leave the cell, and the legend.
        Assert.InRange(discs.Length, 16 + (32 * 5) + (8 * 4), 16 + (32 * 5) + (8 * 4) + 40);

        // Each linker ends at two Zn: 64 bonds to Zn, 160 in the rings, 8 × 5 more in the benzo rings; and the scale bar.
        Assert.Equal(265, figure.Marks.OfType<ShapeMark>().Count(s => !s.Closed && !s.Arrow));
    }

    [Fact]
    public void The_drawing_of_a_cell_is_small_enough_for_a_notebook() =>
        Assert.InRange(StructureFigure.Of(Structures.Zif62Sites, CrystalDirection.A, "ZIF-62 along a").ToSvg().Length, 10_000, 150_000);

    [Fact]
    public void A_projection_keeps_lengths_across_the_view()
    {
        var cell = new UnitCell(5e-10, 6e-10, 7e-10, 80, 100, 110);
        foreach (var direction in Enum.GetValues<CrystalDirection>())
        {
            var view = new CrystalView(cell, direction);
            var (x, y, z) = view.Of(0.3, -0.4, 0.9);

            // Three right-angled components of one vector, in Å: rounding only.
            Assert.Equal(cell.Length(0.3, -0.4, 0.9) * 1e10, Math.Sqrt((x * x) + (y * y) + (z * z)), 1e-9);
            var seen = view.Edge((int)direction);
            Assert.Equal(0, Math.Abs(seen.X) + Math.Abs(seen.Y), 1e-9);
            Assert.True(seen.Z > 0);
            Assert.Equal(0, view.Edge(view.Right).Y, 1e-9);
            Assert.True(view.Edge(view.Up).Y > 0);
        }
    }

    [Fact]
    public void Far_atoms_are_paler_and_are_drawn_first()
    {
        var discs = StructureFigure.Of(Structures.CaesiumChloride(), CrystalDirection.A, "caesium chloride").Marks.OfType<DiscMark>().ToArray();
        var metals = discs.Where(d => d.Radius > 0.5).Take(2).ToArray();
        Assert.True(metals[0].Fill.Blue > metals[^1].Fill.Blue || metals[0].Fill == metals[^1].Fill);
        Assert.NotEmpty(discs);
    }
}
