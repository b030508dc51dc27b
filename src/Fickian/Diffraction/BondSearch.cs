using System.Collections.Immutable;

namespace Fickian.Diffraction;

/// <summary>Bonds of a crystal, by distance.</summary>
/// <remarks>
/// 50 pm &lt; d ≤ r₁ + r₂ + 40 pm with the covalent radii r. Images of one partly occupied site count as alternatives, not as neighbours; other alternatives of a disordered crystal are not told apart.
/// Source of the 40 pm: E. C. Meng, R. A. Lewis, J. Comput. Chem. 12, 891 (1991).
/// </remarks>
public static class BondSearch
{
    private const double Shortest = 50e-12;
    private const double Tolerance = 40e-12;
    private const int MostAtoms = 4000;

    /// <summary>Finds the bonds, each once.</summary>
    /// <param name="structure">The crystal.</param>
    /// <exception cref="ArgumentException">The cell holds more than 4000 atoms, or the structure states no symmetry operations.</exception>
    public static ImmutableArray<Bond> Of(CrystalStructure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var atoms = structure.Atoms;
        if (atoms.Length > MostAtoms)
            throw new ArgumentException($"At most {MostAtoms} atoms in a cell were expected for a search of bonds; '{structure.Name}' has {atoms.Length}.", nameof(structure));
        double[] radii = [.. atoms.Select(a => CovalentRadius.Of(a.Site.Element))];
        var bonds = ImmutableArray.CreateBuilder<Bond>();
        for (var i = 0; i < atoms.Length; i++)
        {
            for (var j = i; j < atoms.Length; j++)
            {
                if (atoms[i].Site == atoms[j].Site && atoms[i].Site.Occupancy < 1)
                    continue;
                Add(structure.Cell, atoms, i, j, radii[i] + radii[j] + Tolerance, bonds);
            }
        }

        return bonds.DrainToImmutable();
    }

    private static void Add(UnitCell cell, ImmutableArray<CellAtom> atoms, int i, int j, double longest, ImmutableArray<Bond>.Builder bonds)
    {
        var (x, y, z) = (atoms[j].X - atoms[i].X, atoms[j].Y - atoms[i].Y, atoms[j].Z - atoms[i].Z);
        var (a0, b0, c0) = (-(int)Math.Round(x), -(int)Math.Round(y), -(int)Math.Round(z));
        for (var image = 0; image < 27; image++)
        {
            var (a, b, c) = (a0 + (image / 9) - 1, b0 + (image / 3 % 3) - 1, c0 + (image % 3) - 1);

            // An atom and its own translation meet twice, once from each end.
            if (i == j && (a, b, c).CompareTo((0, 0, 0)) <= 0)
                continue;
            var length = cell.Length(x + a, y + b, z + c);
            if (length > Shortest && length <= longest)
                bonds.Add(new(i, j, a, b, c, length));
        }
    }
}
