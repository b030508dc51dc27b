using System.Collections.Immutable;

namespace Fickian.Diffraction;

/// <summary>All reflections of a crystal between two angles.</summary>
internal static class ReflectionList
{
    // A sphere of so many planes takes seconds; more are asked for by mistake (a protein, or a wavelength in Å in the place of m).
    private const double MostPlanes = 20e6;

    // Below this part of the largest possible |F|², F is a rounding error of a sum that cancels.
    private const double Absent = 1e-20;

    public static ImmutableArray<Reflection> Of(CrystalStructure structure, PatternSettings settings)
    {
        Require(structure, settings);
        var cell = structure.Cell;
        var (least, most) = (Squared(settings, settings.From), Squared(settings, settings.To));
        var largest = 2 * Math.Sqrt(most);
        var (hMax, kMax, lMax) = ((int)(cell.A * largest), (int)(cell.B * largest), (int)(cell.C * largest));
        if (8.0 * hMax * kMax * lMax > MostPlanes)
            throw new ArgumentException($"At most {MostPlanes:0} planes were expected up to {settings.To}° and there are about {8.0 * hMax * kMax * lMax:0}; ask for a smaller range of angles.", nameof(settings));
        var rotations = Rotations(structure);
        var factors = new StructureFactors(structure.Atoms, settings.Displacement, kMax, lMax);
        var rows = new List<Reflection>[hMax + 1];
        var absent = Absent * structure.Atoms.Sum(a => a.Site.Occupancy * a.Site.Element.Number) * structure.Atoms.Sum(a => a.Site.Occupancy * a.Site.Element.Number);
        Parallel.For(0, hMax + 1, h =>
        {
            rows[h] = [];
            factors.Compute(
                h,
                (k, l) => cell.InverseSpacingSquared(h, k, l) / 4 is var s && s >= least && s <= most && s > 0 && Stands(rotations, h, k, l) ? s : null,
                (k, l, square) =>
                {
                    if (square > absent)
                        rows[h].Add(Reflection(structure, settings, rotations, (h, k, l), square));
                });
        });
        return [.. rows.SelectMany(r => r).OrderBy(r => r.TwoTheta).ThenByDescending(r => r.H).ThenByDescending(r => r.K).ThenByDescending(r => r.L)];
    }

    /// <summary>The indices that stand for all planes that symmetry makes equal.</summary>
    public static (int H, int K, int L) Representative(CrystalStructure structure, int h, int k, int l) => Planes(Rotations(structure), h, k, l).Max();

    // (1 + cos²2θ)/(sin²θ·cos θ): polarisation of an unpolarised beam and the Lorentz factor of a powder.
    private static double LorentzPolarisation(double twoTheta)
    {
        var theta = Radiation.Bragg(twoTheta);
        var (c, s) = (Math.Cos(2 * theta), Math.Sin(theta));
        return (1 + (c * c)) / (s * s * Math.Cos(theta));
    }

    private static Reflection Reflection(CrystalStructure structure, PatternSettings settings, SymmetryOperation[] rotations, (int H, int K, int L) hkl, double square)
    {
        var multiplicity = Planes(rotations, hkl.H, hkl.K, hkl.L).Count;
        var d = structure.Cell.Spacing(hkl.H, hkl.K, hkl.L);
        var angle = settings.Radiation.TwoTheta(d);
        return new(hkl.H, hkl.K, hkl.L, d, angle, multiplicity, square, multiplicity * square * LorentzPolarisation(angle));
    }

    // s² = (sin θ/λ)².
    private static double Squared(PatternSettings settings, double twoTheta)
    {
        var s = Math.Sin(Radiation.Bragg(twoTheta)) / settings.Radiation.Wavelength;
        return s * s;
    }

    // Translations leave the indices alone: of operations with one matrix one is enough.
    private static SymmetryOperation[] Rotations(CrystalStructure structure) =>
        [.. structure.Operations.DistinctBy(o => string.Join(',', o.Rotation))];

    private static HashSet<(int H, int K, int L)> Planes(SymmetryOperation[] rotations, int h, int k, int l)
    {
        HashSet<(int, int, int)> planes = [];
        foreach (var rotation in rotations)
        {
            var image = rotation.ApplyToIndices(h, k, l);
            planes.Add(image);
            planes.Add((-image.H, -image.K, -image.L));
        }

        return planes;
    }

    private static bool Stands(SymmetryOperation[] rotations, int h, int k, int l)
    {
        foreach (var rotation in rotations)
        {
            var image = rotation.ApplyToIndices(h, k, l);
            if (image.CompareTo((h, k, l)) > 0 || (-image.H, -image.K, -image.L).CompareTo((h, k, l)) > 0)
                return false;
        }

        return true;
    }

    private static void Require(CrystalStructure structure, PatternSettings settings)
    {
        if (!(settings.From >= 0 && settings.To > settings.From && settings.To < 180))
            throw new ArgumentException($"Two ascending angles 2θ between 0° and 180° were expected; found {settings.From} and {settings.To}.", nameof(settings));
        if (structure.Atoms.IsEmpty)
            throw new ArgumentException($"Atoms were expected in '{structure.Name}' and there is none; a pattern needs their positions.", nameof(structure));
        if (settings.Displacement is null && structure.Sites.FirstOrDefault(s => !double.IsFinite(s.Displacement)) is { } site)
            throw new ArgumentException($"A displacement was expected for every atom of '{structure.Name}' and {site.Label} states none; give one for all.", nameof(settings));
        if (settings.Displacement is < 0 or double.NaN)
            throw new ArgumentException($"A displacement B is not negative, in m²; found {settings.Displacement}.", nameof(settings));
    }
}
