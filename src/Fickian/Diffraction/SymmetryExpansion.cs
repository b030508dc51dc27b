using System.Collections.Immutable;

namespace Fickian.Diffraction;

/// <summary>All atoms of a cell from the independent ones.</summary>
/// <remarks>
/// Images of one site that come closer than 5 pm lie on a symmetry element and are one atom; occupancies count per position, as in CIF.
/// Different sites are never merged, since elements may share a position.
/// </remarks>
internal static class SymmetryExpansion
{
    private const double SamePlace = 5e-12;
    private const long MostAtoms = 1_000_000;

    public static ImmutableArray<CellAtom> Of(CrystalStructure structure)
    {
        if (structure.Operations.IsEmpty)
            throw new ArgumentException($"Symmetry operations were expected for '{structure.Name}' ({structure.SpaceGroup}) and the file lists none; write them into it, or the whole cell with 'x,y,z'.", nameof(structure));
        if ((long)structure.Sites.Length * structure.Operations.Length > MostAtoms)
            throw new ArgumentException($"At most {MostAtoms} atoms in a cell were expected; '{structure.Name}' has {structure.Sites.Length} sites and {structure.Operations.Length} operations.", nameof(structure));
        var atoms = ImmutableArray.CreateBuilder<CellAtom>();
        List<CellAtom> images = [];
        foreach (var site in structure.Sites)
        {
            images.Clear();
            foreach (var operation in structure.Operations)
            {
                var (x, y, z) = operation.Apply(site.X, site.Y, site.Z);
                var image = new CellAtom(site, Inside(x), Inside(y), Inside(z));
                if (!images.Exists(i => structure.Cell.Distance((i.X, i.Y, i.Z), (image.X, image.Y, image.Z)) < SamePlace))
                    images.Add(image);
            }

            atoms.AddRange(images);
        }

        return atoms.DrainToImmutable();
    }

    private static double Inside(double v)
    {
        var inside = v - Math.Floor(v);
        return inside < 1 ? inside : 0;
    }
}
