using Fickian.Diffraction;

namespace Fickian.Files;

/// <summary>Displacements B of the atoms of a CIF block.</summary>
/// <remarks>
/// B as stated, or 8π²·U, or from the anisotropic tensor U_eq = ⅓ ΣᵢΣⱼ Uᵢⱼ·aᵢ*·aⱼ*·(aᵢ·aⱼ).
/// Source: R. X. Fischer, E. Tillmanns, Acta Cryst. C 44, 775 (1988).
/// </remarks>
internal static class CifDisplacements
{
    private const double SquareAngstrom = 1e-20;

    /// <summary>B of each atom in m², NaN where it is not stated.</summary>
    public static double[] Of(CifBlock block, UnitCell cell, int atoms)
    {
        var (b, u) = (block.Values("_atom_site_B_iso_or_equiv"), block.Values("_atom_site_U_iso_or_equiv"));
        var labels = block.Values("_atom_site_label");
        var tensors = Tensors(block, cell);
        var found = new double[atoms];
        for (var i = 0; i < atoms; i++)
        {
            if (b.Length == atoms && block.Number(b[i]) is { } stated)
                found[i] = stated * SquareAngstrom;
            else if (u.Length == atoms && block.Number(u[i]) is { } square)
                found[i] = 8 * Math.PI * Math.PI * square * SquareAngstrom;
            else
                found[i] = labels.Length == atoms && tensors.TryGetValue(block.Text(labels[i]), out var equivalent) ? equivalent : double.NaN;

            // A negative displacement is a sign of a bad refinement and would grow without bound.
            if (found[i] < 0)
                found[i] = double.NaN;
        }

        return found;
    }

    private static Dictionary<string, double> Tensors(CifBlock block, UnitCell cell)
    {
        Dictionary<string, double> found = new(StringComparer.Ordinal);
        var labels = block.Values("_atom_site_aniso_label");
        (int I, int J)[] places = [(0, 0), (1, 1), (2, 2), (0, 1), (0, 2), (1, 2)];
        var columns = Array.ConvertAll(places, p => block.Values($"_atom_site_aniso_U_{p.I + 1}{p.J + 1}"));
        if (Array.Exists(columns, c => c.Length != labels.Length))
            return found;
        for (var row = 0; row < labels.Length; row++)
        {
            var sum = 0.0;
            for (var p = 0; p < places.Length; p++)
            {
                var (i, j) = places[p];
                sum += (i == j ? 1 : 2) * (block.Number(columns[p][row]) ?? double.NaN) * cell.ReciprocalEdge(i) * cell.ReciprocalEdge(j) * cell.Metric(i, j);
            }

            found.TryAdd(block.Text(labels[row]), 8 * Math.PI * Math.PI * SquareAngstrom * sum / 3);
        }

        return found;
    }
}
