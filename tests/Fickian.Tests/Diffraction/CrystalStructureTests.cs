using Fickian.Diffraction;

namespace Fickian.Tests.Diffraction;

public sealed class CrystalStructureTests
{
    // Densities are stated to four decimals of g/cm³.
    private const double Stated = 0.05;

    [Theory]
    [InlineData("ZIF-62_ordered_Widmer2019_P1.cif", 1261.4, 296)]
    [InlineData("ZNI-RelaxedCell.cif", 1545.8, 544)]
    [InlineData("ZIF-4.cif", 1220.8, 272)]
    public void The_density_of_whole_cells_is_the_stated_one(string file, double density, int atoms)
    {
        var structure = Structures.Shared(file);
        Assert.Equal(density, structure.Density, Stated);
        Assert.Equal(atoms, structure.Atoms.Length);
    }

    [Fact]
    public void The_density_of_independent_sites_follows_the_ratio_of_the_linkers()
    {
        Assert.Equal(1545.8, Structures.ZniSites.Density, Stated);
        Assert.Equal(1289.6, Structures.Zif62Sites.Density, Stated);
        Assert.Equal(1289.6, Structures.Zif62Sites.WithLinkerRatio(4.8).Density, Stated);
        Assert.Equal(1261.4, Structures.Zif62Sites.WithLinkerRatio(7).Density, Stated);
    }

    [Fact]
    public void ZIF_62_has_the_formula_of_its_linkers()
    {
        var composition = Structures.Zif62Sites.WithLinkerRatio(7).Composition.ToDictionary(e => e.Element.Symbol, e => e.Count, StringComparer.Ordinal);

        // Zn16(C3H3N2)28(C7H5N2)4.
        Assert.Equal(16, composition["Zn"], 1e-9);
        Assert.Equal(112, composition["C"], 1e-9);
        Assert.Equal(104, composition["H"], 1e-9);
        Assert.Equal(64, composition["N"], 1e-9);
    }

    [Fact]
    public void ZIF_7_fills_its_hexagonal_cell()
    {
        var zif7 = Structures.Shared("ZIF-7.cif");
        Assert.Equal(29 * 18, zif7.Atoms.Length);
        Assert.Equal(7214.56, zif7.Cell.Volume * 1e30, 0.01);

        // Zn(C7H5N2)2: 299.6 g/mol, 18 in the cell.
        Assert.Equal(18 * 0.2996, zif7.MolarMass, 0.001);
    }

    [Fact]
    public void Special_positions_are_filled_once()
    {
        var cell = new UnitCell(5e-10, 5e-10, 5e-10);
        SymmetryOperation[] inversion = [SymmetryOperation.Identity, SymmetryOperation.TryParse("-x,-y,-z")!];
        AtomSite At(double x) => new("Zn1", Element.Find("Zn")!, x, 0, 0);
        Assert.Single(new CrystalStructure("", cell, [.. inversion], [At(0)]).Atoms);
        Assert.Single(new CrystalStructure("", cell, [.. inversion], [At(0.5)]).Atoms);
        Assert.Single(new CrystalStructure("", cell, [.. inversion], [At(0.4999)]).Atoms);
        Assert.Equal(2, new CrystalStructure("", cell, [.. inversion], [At(0.1)]).Atoms.Length);
    }

    [Fact]
    public void Zinc_is_bound_to_four_nitrogen_atoms_at_two_angstrom()
    {
        var zif62 = Structures.Zif62Sites;
        foreach (var zinc in zif62.Atoms.Where(a => a.Site.Element.Symbol == "Zn"))
        {
            var near = zif62.Neighbours(zinc, 2.3e-10);
            Assert.Equal(4, near.Length);
            Assert.All(near, n => Assert.Equal("N", n.Atom.Site.Element.Symbol));
            Assert.All(near, n => Assert.InRange(n.Distance, 1.9e-10, 2.1e-10));
        }
    }

    [Theory]
    [InlineData("x,y,z", "x,y,z")]
    [InlineData("-x+1/2, Y ,z+0.5", "-x+1/2,y,z+1/2")]
    [InlineData("1/2-X,+y,1/2+Z", "-x+1/2,y,z+1/2")]
    [InlineData("'x-y+2/3,x+1/3,-z+1/3'", "x-y+2/3,x+1/3,-z+1/3")]
    [InlineData("y+1/2,-x,z+3/4", "y+1/2,-x,z+3/4")]
    public void Operations_are_read_in_every_spelling(string text, string meaning) => Assert.Equal(meaning, SymmetryOperation.TryParse(text)!.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("x,y")]
    [InlineData("x,y,w")]
    [InlineData("x,x,z")]
    [InlineData("x+,y,z")]
    [InlineData("x y,y,z")]
    [InlineData("x+1/0,y,z")]
    [InlineData("1,2,3")]
    public void What_is_no_operation_is_none(string text) => Assert.Null(SymmetryOperation.TryParse(text));

    [Fact]
    public void A_cell_measures_distances_and_planes()
    {
        var hexagonal = new UnitCell(3e-10, 3e-10, 5e-10, 90, 90, 120);

        // 1/d² = 4/3·(h² + hk + k²)/a² + l²/c².
        Assert.Equal(1 / Math.Sqrt((4.0 / 3 * 7 / 9e-20) + (9 / 25e-20)), hexagonal.Spacing(1, 2, 3), 1e-22);
        Assert.Equal(Math.Sqrt(3) / 2 * 45e-30, hexagonal.Volume, 1e-42);
        Assert.Equal(0.6e-10, new UnitCell(3e-10, 3e-10, 3e-10).Distance((0.1, 0, 0), (0.9, 0, 0)), 1e-20);
        Assert.Throws<ArgumentException>(() => new UnitCell(1e-10, 1e-10, 1e-10, 125, 125, 125));
        Assert.Throws<ArgumentException>(() => new UnitCell(0, 1e-10, 1e-10));
    }

    [Fact]
    public void Scattering_factors_are_the_number_of_electrons_in_the_forward_direction()
    {
        foreach (var symbol in new[] { "H", "C", "N", "O", "Zn", "Cl", "Na", "Si", "Co", "Cd", "U" })
        {
            // Four Gaussians and a constant come that close to Z.
            Assert.Equal(Element.Find(symbol)!.Number, Element.Find(symbol)!.ScatteringFactor(0), 0.06);
        }

        Assert.Equal(("Zn", "C", "Zn", "Cl"), (Element.OfLabel("Zn1")!.Symbol, Element.OfLabel("C4A")!.Symbol, Element.Find("Zn2+")!.Symbol, Element.OfLabel("Cl2")!.Symbol));
        Assert.Null(Element.Find("Xx"));
    }

    [Fact]
    public void Occupancies_and_ratios_that_cannot_be_are_refused()
    {
        var zif62 = Structures.Zif62Sites;
        Assert.Throws<ArgumentException>(() => zif62.WithOccupancies(_ => 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => zif62.WithLinkerRatio(2));
        Assert.Throws<ArgumentException>(() => zif62.WithLinkerRatio(7, "L9"));
        Assert.Throws<ArgumentException>(() => Structures.ZniSites.WithLinkerRatio(7));
    }
}
