using System.Text.RegularExpressions;
using Fickian.Diffraction;
using Fickian.Files;

namespace Fickian.Tests.Files;

public sealed class CifFileTests
{
    private const string Head = "data_test\n_cell_length_a 4.0(1)\n_CELL_LENGTH_B 5\n_cell_length_c 6\n_cell_angle_alpha 90\n_cell_angle_beta 90.\n_cell_angle_gamma 90\n";
    private const string Atoms = "loop_\n_atom_site_label _atom_site_fract_x _atom_site_fract_y _atom_site_fract_z\nZn1 0.1 0.2(3) -.3\n";

    [Fact]
    public void Every_block_of_the_reference_files_is_read_as_stated()
    {
        var rows = FixtureRow.Of("cif").Where(r => r.Format == "cif").ToArray();
        Assert.True(rows.Length >= 8);
        foreach (var row in rows)
        {
            var block = Regex.Match(row.Shape, "\"(?<name>[^\"]+)\": (?<atoms>\\d+) atom sites, (?<operations>\\d+)", RegexOptions.None, TimeSpan.FromSeconds(1));
            var set = DataFile.Open(row.Location).DataSets.First(s => s.Name == block.Groups["name"].Value);
            if (block.Groups["atoms"].Value == "0")
            {
                Assert.IsNotType<CrystalStructure>(set);
                continue;
            }

            var structure = Assert.IsType<CrystalStructure>(set);
            Assert.Equal((block.Groups["atoms"].Value, block.Groups["operations"].Value), ($"{structure.Sites.Length}", $"{structure.Operations.Length}"));
            var cell = Regex.Matches(row.SpotText, @"=(?<value>[\d.]+)").Select(m => double.Parse(m.Groups["value"].Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(cell[0], structure.Cell.A * 1e10, 1e-9);
            Assert.Equal(cell[2], structure.Cell.C * 1e10, 1e-9);
            Assert.Equal(cell[4], structure.Cell.Beta, 1e-9);
        }
    }

    [Fact]
    public void Stated_volumes_and_formulas_are_those_of_the_cell()
    {
        var silicon = DataFile.Open(Repository.Shared("fixtures/cif/gemmi/1011031.cif")).The<CrystalStructure>();

        // 96 operations bring each atom onto 4 places; the volume is printed with one decimal.
        Assert.Equal((8, 82.8), (silicon.Atoms.Length, Math.Round(silicon.Cell.Volume * 1e30, 1)));
        Assert.Equal([("C", 4.0), ("Si", 4.0)], silicon.Composition.Select(e => (e.Element.Symbol, e.Count)));
        var alloclasite = DataFile.Open(Repository.Shared("fixtures/pxrd/datalab/cod_9004112.cif")).The<CrystalStructure>();

        // The file states 6.187 g/cm³, and anisotropic displacements.
        Assert.Equal(6187, alloclasite.Density, 1.0);
        Assert.Equal(8 * Math.PI * Math.PI * (0.01244 + 0.01335 + 0.01309) / 3, alloclasite.Sites[0].Displacement * 1e20, 2e-3);
        var mixed = DataFile.Open(Repository.Shared("fixtures/cif/gemmi/4003024.cif")).The<CrystalStructure>();
        Assert.Equal(["Cl", "Cs", "In", "Sn"], mixed.Composition.Select(e => e.Element.Symbol));
        Assert.Equal([3, 1, 0.07, 0.93], mixed.Composition.Select(e => Math.Round(e.Count, 2)), (a, b) => Math.Abs(a - b) < 0.04);
    }

    [Theory]
    [InlineData("_symmetry_equiv_pos_as_xyz 'x,y,z'\n")]
    [InlineData("loop_ _SPACE_GROUP_symop_operation_xyz\n'x, y, z' # all\n")]
    [InlineData("loop_ _symmetry_equiv_pos_site_id _symmetry_equiv_pos_as_xyz\n1 x,y,z\n")]
    [InlineData("_symmetry_space_group_name_H-M 'P 1'\n")]
    public void Symmetry_is_found_in_every_spelling(string symmetry)
    {
        var structure = InMemory.Open(Head + symmetry + Atoms).The<CrystalStructure>();
        Assert.Equal("x,y,z", Assert.Single(structure.Operations).ToString());
        Assert.Equal((0.1, 0.2, -0.3), (structure.Sites[0].X, structure.Sites[0].Y, structure.Sites[0].Z));
        Assert.Equal(4e-10, structure.Cell.A, 1e-20);
        Assert.Empty(structure.Findings);
    }

    [Fact]
    public void A_space_group_without_operations_is_not_guessed()
    {
        var structure = InMemory.Open(Head + "_symmetry_space_group_name_H-M 'P n m a'\n" + Atoms).The<CrystalStructure>();
        Assert.Contains("no symmetry operations", Assert.Single(structure.Findings).Message, StringComparison.Ordinal);
        Assert.Contains("P n m a", Assert.Throws<ArgumentException>(() => structure.Atoms).Message, StringComparison.Ordinal);
        Assert.Contains("states no symmetry", Assert.Single(InMemory.Open(Head + Atoms).The<CrystalStructure>().Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_come_in_any_order_and_quotes_hold_blanks_and_signs()
    {
        var contents = InMemory.Open("\uFEFF# comment\n" + Head + "_title 'it's \"so\"' # behind\n_note\n;two\n lines # kept\n;\n_symmetry_equiv_pos_as_xyz x,y,z\n"
            + "loop_\n_atom_site_occupancy\n_atom_site_fract_z\n_atom_site_fract_y\n_atom_site_fract_x\n_atom_site_U_iso_or_equiv\n_atom_site_type_symbol\n_atom_site_label\n.5 0.3 0.2 0.1 0.02(1) Zn2+ 'A 1'\n? ? . ? . O 'A 2'\n. 0.6 0.5 0.4 ? H C1\n");
        var structure = contents.The<CrystalStructure>();
        Assert.Equal(("it's \"so\"", "two\n lines # kept"), (structure.Metadata["title"], structure.Metadata["note"]));
        Assert.Equal(["Zn", "H"], structure.Sites.Select(s => s.Element.Symbol));
        Assert.Equal((0.5, 0.1, 1), (structure.Sites[0].Occupancy, structure.Sites[0].X, structure.Sites[1].Occupancy));
        Assert.Equal(8 * Math.PI * Math.PI * 0.02e-20, structure.Sites[0].Displacement, 1e-30);
        Assert.True(double.IsNaN(structure.Sites[1].Displacement));
        Assert.Contains("1 atoms have no position", Assert.Single(structure.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_without_a_structure_give_their_loops_and_values()
    {
        var contents = InMemory.Open("data_a\n_x 1\nloop_ _u.v _w\n1 a 2 b\nsave_frame\n_y 2\nsave_\ndata_b\n_z ?\n");
        Assert.Equal("cif", contents.Format);
        Assert.Equal(["a", "b", "frame"], contents.DataSets.Select(s => s.Name));
        Assert.Equal([1, 2], ((Table)contents.DataSets[0])["u.v"]!.Values.ToArray());
        Assert.Equal(("1", "2"), (contents.DataSets[0].Metadata["x"], contents.DataSets[2].Metadata["y"]));
    }

    [Theory]
    [InlineData("data_a\nloop_ _x _y\n1 2 3\n", "line 2: rows of 2 values were expected in the loop of _x and 3 values were found")]
    [InlineData("data_a\n_x\n_y 1\n", "line 2: a value of _x was expected")]
    [InlineData("data_a\n_x 'open\n", "line 2: a closing '")]
    [InlineData("data_a\n_x\n;open\n", "line 3: a semicolon")]
    [InlineData("data_a\n_x 1 2\n", "line 2: a tag that begins with _ was expected and '2' was found")]
    [InlineData("data_a\n_x 1\n;two\nlines\n;\n", "line 3: a tag that begins with _ was expected and 'two lines' was found")]
    [InlineData(Head + "_symmetry_equiv_pos_as_xyz 'x,y,q'\n" + Atoms, "line 8: a symmetry operation")]
    [InlineData(Head + "loop_ _atom_site_label _atom_site_fract_x _atom_site_fract_y _atom_site_fract_z\nZn1 0.1 0.2 west\n", "line 9: three numbers were expected as the position of atom 'Zn1'")]
    [InlineData(Head + "loop_ _atom_site_label _atom_site_fract_x _atom_site_fract_y _atom_site_fract_z\nQ1 0.1 0.2 0.3\n", "an element with known scattering")]
    [InlineData("data_a\n_cell_length_a ?\n" + Atoms, "a number was expected for _cell_length_a")]
    public void What_is_wrong_gets_its_line(string text, string sentence) => Assert.Contains(sentence, InMemory.Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void An_adsorption_information_file_is_left_to_others() =>
        Assert.DoesNotContain("cif", DataFile.Formats.Where(f => f.Recognises(FileSource.InMemory("a.aif", "data_a\n_exptl_adsorptive CO2\nloop_ _adsorp_pressure _adsorp_amount\n1 2\n"u8.ToArray()))).Select(f => f.Name));

    [Fact]
    public void A_table_of_sites_carries_its_source_and_licence()
    {
        var zni = DataFile.Open(Repository.Data["structures/zif-zni-sites.csv"]).The<CrystalStructure>();
        Assert.Equal((16, "I 41 c d"), (zni.Operations.Length, zni.SpaceGroup));
        Assert.Contains("CC BY 4.0", zni.Metadata["source"], StringComparison.Ordinal);
        Assert.Equal(34, zni.Sites.Length);
        Assert.Contains("line 5: label", InMemory.Refusal("# a\n# cell: a=1 b=2 c=3 alpha=90 beta=90 gamma=90\n# x,y,z\nlabel,element,x,y,z,occupancy\nZn1,Zn,0,0\n"), StringComparison.Ordinal);
        Assert.Contains("cell", InMemory.Refusal("# a\nlabel,element,x,y,z,occupancy\nZn1,Zn,0,0,0,1\n"), StringComparison.Ordinal);
        Assert.Contains("symmetry operations", InMemory.Refusal("# cell: a=1 b=2 c=3 alpha=90 beta=90 gamma=90\nlabel,element,x,y,z,occupancy\nZn1,Zn,0,0,0,1\n"), StringComparison.Ordinal);
    }
}
