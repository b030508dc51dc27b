using System.Collections.Immutable;
using Fickian.Diffraction;

namespace Fickian.Files;

/// <summary>The crystal structure of a CIF block.</summary>
internal static class CifStructure
{
    private static readonly string[] Operations = ["_space_group_symop_operation_xyz", "_space_group_symop.operation_xyz", "_symmetry_equiv_pos_as_xyz", "_symmetry_equiv.pos_as_xyz"];
    private static readonly string[] Groups = ["_space_group_name_H-M_alt", "_space_group.name_H-M_alt", "_symmetry_space_group_name_H-M", "_symmetry.space_group_name_H-M"];
    private static readonly string[] Numbers = ["_space_group_IT_number", "_space_group.IT_number", "_symmetry_Int_Tables_number", "_symmetry.Int_Tables_number"];

    /// <summary>The structure of a block; null if it states no cell or no positions.</summary>
    /// <exception cref="DataFileException">Cell, operations or positions are damaged.</exception>
    public static CrystalStructure? Of(FileSource source, CifBlock block)
    {
        if (!block.Has("_cell_length_a") || !block.Has("_atom_site_fract_x"))
            return null;
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var group = block.Value(Groups) ?? "";
        var cell = Cell(source, block);
        return new(block.Name, cell, Symmetry(source, block, group, findings), Sites(source, block, cell, findings))
        {
            SpaceGroup = group.Length > 0 ? group : block.Value(Numbers) is { } number ? $"number {number}" : "",
            Metadata = new(block.Items),
            Findings = findings.ToImmutable(),
        };
    }

    private static UnitCell Cell(FileSource source, CifBlock block)
    {
        double Of(string tag)
        {
            var values = block.Values(tag);
            return values is [var only] && block.Number(only) is { } value
                ? value
                : throw source.Wrong(values.IsEmpty ? $"block {block.Name}" : block.Line(values[0]), $"a number was expected for {tag} and {(values.IsEmpty ? "none" : $"'{block.Excerpt(values[0])}'")} was found; complete the cell.");
        }

        try
        {
            return new(
                Of("_cell_length_a") * 1e-10, Of("_cell_length_b") * 1e-10, Of("_cell_length_c") * 1e-10,
                Of("_cell_angle_alpha"), Of("_cell_angle_beta"), Of("_cell_angle_gamma"));
        }
        catch (ArgumentException e)
        {
            throw source.Wrong($"block {block.Name}", e.Message.Split(" (Parameter", 2)[0]);
        }
    }

    private static ImmutableArray<SymmetryOperation> Symmetry(FileSource source, CifBlock block, string group, ImmutableArray<Finding>.Builder findings)
    {
        var listed = Operations.Select(block.Values).FirstOrDefault(v => !v.IsEmpty && !v.All(block.IsUnknown), []);
        if (!listed.IsEmpty)
        {
            return [.. listed.Select(t => SymmetryOperation.TryParse(block.Text(t))
                ?? throw source.Wrong(block.Line(t), $"a symmetry operation such as -x+1/2,y,z was expected and '{block.Excerpt(t)}' was found."))];
        }

        var isOne = group.Replace(" ", "", StringComparison.Ordinal).Equals("P1", StringComparison.OrdinalIgnoreCase) || block.Value(Numbers) == "1";
        if (!isOne && (group.Length > 0 || block.Value(Numbers) is not null))
        {
            findings.Add(Finding.Warning("The file names a space group and lists no symmetry operations: the cell cannot be filled."));
            return [];
        }

        if (!isOne)
            findings.Add(Finding.Warning("The file states no symmetry: the atoms are taken as the whole cell."));
        return [SymmetryOperation.Identity];
    }

    private static ImmutableArray<AtomSite> Sites(FileSource source, CifBlock block, UnitCell cell, ImmutableArray<Finding>.Builder findings)
    {
        var (x, y, z) = (block.Values("_atom_site_fract_x"), block.Values("_atom_site_fract_y"), block.Values("_atom_site_fract_z"));
        if (y.Length != x.Length || z.Length != x.Length)
            throw source.Wrong($"block {block.Name}", $"as many y and z as x were expected for the atoms; found {x.Length}, {y.Length} and {z.Length}.");
        var labels = Like(block, "_atom_site_label", x.Length);
        var types = Like(block, "_atom_site_type_symbol", x.Length);
        var occupancies = Like(block, "_atom_site_occupancy", x.Length);
        var displacements = CifDisplacements.Of(block, cell, x.Length);
        var sites = ImmutableArray.CreateBuilder<AtomSite>(x.Length);
        var unknown = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var label = labels.IsEmpty ? "" : block.Text(labels[i]).ReplaceLineEndings(" ").Trim();
            if (block.Number(x[i]) is not { } px || block.Number(y[i]) is not { } py || block.Number(z[i]) is not { } pz)
            {
                // A dummy atom or one that was not found: a cell without it is not the crystal.
                if (!block.IsUnknown(x[i]))
                    throw source.Wrong(block.Line(x[i]), $"three numbers were expected as the position of atom '{label}' and '{block.Excerpt(x[i])}', '{block.Excerpt(y[i])}', '{block.Excerpt(z[i])}' were found.");
                unknown++;
                continue;
            }

            sites.Add(new(label, ElementOf(source, block, types.IsEmpty ? default : types[i], x[i], label), px, py, pz)
            {
                Occupancy = occupancies.IsEmpty || block.IsUnknown(occupancies[i]) ? 1 : Occupancy(source, block, occupancies[i], label),
                Displacement = displacements[i],
            });
        }

        if (unknown > 0)
            findings.Add(Finding.Warning($"{unknown} atoms have no position and were left out."));
        return sites.ToImmutable();
    }

    private static ImmutableArray<CifToken> Like(CifBlock block, string tag, int count) => block.Values(tag) is var values && values.Length == count ? values : [];

    private static Element ElementOf(FileSource source, CifBlock block, CifToken type, CifToken at, string label)
    {
        var stated = type.Count > 0 && !block.IsUnknown(type) ? block.Text(type).ReplaceLineEndings(" ").Trim() : "";
        return (stated.Length > 0 ? Element.Find(stated) : Element.OfLabel(label))
            ?? throw source.Wrong(block.Line(at), $"an element with known scattering was expected for atom '{label}' and '{(stated.Length > 0 ? block.Excerpt(type) : label)}' was found; state it under _atom_site_type_symbol.");
    }

    private static double Occupancy(FileSource source, CifBlock block, CifToken token, string label) => block.Number(token) is { } value and >= 0 and <= 1.001
        ? Math.Min(1, value)
        : throw source.Wrong(block.Line(token), $"an occupancy between 0 and 1 was expected for atom '{label}' and '{block.Excerpt(token)}' was found.");
}
