using Fickian.Diffraction;

namespace Fickian.Tests.Diffraction;

public sealed class BondSearchTests
{
    [Fact]
    public void Zinc_in_zif62_has_four_nitrogen_neighbours()
    {
        var structure = Structures.Zif62Sites;
        var bonds = BondSearch.Of(structure);
        var ends = bonds.Concat(bonds.Select(b => b.Reversed)).ToLookup(b => b.From);
        foreach (var (i, atom) in structure.Atoms.Index().Where(a => a.Item.Site.Element.Symbol == "Zn"))
        {
            Assert.Equal(4, ends[i].Count());

            // Zn-N is 1.99 Å in zinc imidazolates; the average of images scatters by 0.1 Å.
            Assert.All(ends[i], b => Assert.Equal(1.99e-10, b.Length, 0.15e-10));
            Assert.All(ends[i], b => Assert.Equal("N", structure.Atoms[b.To].Site.Element.Symbol));
        }
    }

    [Fact]
    public void Ions_of_rock_salt_have_six_neighbours_through_the_faces_of_the_cell()
    {
        var structure = Structures.RockSalt();
        var bonds = BondSearch.Of(structure);

        // 4 Na with 6 Cl each, at half the edge.
        Assert.Equal(24, bonds.Count(b => Math.Abs(b.Length - 2.82e-10) < 1e-14));
        Assert.All(bonds, b => Assert.Equal(b.Length, structure.Cell.Length(
            structure.Atoms[b.To].X + b.A - structure.Atoms[b.From].X, structure.Atoms[b.To].Y + b.B - structure.Atoms[b.From].Y, structure.Atoms[b.To].Z + b.C - structure.Atoms[b.From].Z), 1e-20));
    }

    [Fact]
    public void Two_benzimidazolates_cannot_face_each_other_over_an_inversion_centre()
    {
        var structure = Structures.Zif62Sites;
        var close = structure.Atoms.Index().Where(a => a.Item.Site.Label == "L4-C5b").Select(a => a.Item).ToArray();

        // Images 1.46 Å apart are alternatives: in each of four pairs only one linker can carry the benzo ring.
        Assert.All(close, a => Assert.Equal(1.46e-10, close.Where(b => b != a).Min(b => structure.Distance(a, b)), 0.01e-10));
        Assert.DoesNotContain(BondSearch.Of(structure), b => structure.Atoms[b.From].Site == structure.Atoms[b.To].Site);
    }

    [Fact]
    public void An_atom_is_bonded_to_its_own_translations_once_per_direction()
    {
        // Simple cubic copper, 2.7 Å: three bonds per atom and cell.
        var structure = new CrystalStructure("cubic", new(2.7e-10, 2.7e-10, 2.7e-10), [SymmetryOperation.Identity], [new("Cu", Element.Find("Cu")!, 0, 0, 0)]);
        Assert.Equal(3, BondSearch.Of(structure).Length);
    }

    [Fact]
    public void Elements_without_a_radius_have_a_stated_one() => Assert.Equal(CovalentRadius.Other, CovalentRadius.Of(Element.Find("Cs")!));
}
