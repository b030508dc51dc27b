namespace Fickian.Diffraction;

/// <summary>Structures in which imidazolate and benzimidazolate share one independent linker.</summary>
public static class MixedLinker
{
    extension(CrystalStructure structure)
    {
        /// <summary>The structure with another ratio of imidazolate to benzimidazolate.</summary>
        /// <remarks>
        /// x = (n/m)/(1 + r): the benzo atoms of the mixed linker (labels that end in b) get the occupancy x, the two hydrogen atoms in their place (H4, H5) 1 − x; r = Im:bIm,
        /// m linkers of the mixed orbit among all n = 2·n(Zn) of the cell. ZIF-62 has n/m = 4.
        /// Assumes that all benzimidazolate sits on the one orbit, as in the ordered model of Widmer et al.
        /// Source: R. N. Widmer et al., Nature Mater. 18, 370 (2019).
        /// </remarks>
        /// <param name="imidazolatePerBenzimidazolate">r, 1; +∞ for imidazolate alone.</param>
        /// <param name="linker">Label of the mixed linker, in front of the hyphen.</param>
        /// <exception cref="ArgumentException">There is no such linker, or more benzimidazolate than places for it.</exception>
        public CrystalStructure WithLinkerRatio(double imidazolatePerBenzimidazolate, string linker = "L4")
        {
            ArgumentNullException.ThrowIfNull(structure);
            var prefix = linker + "-";
            var mixed = structure.Atoms.Count(a => a.Site.Label == prefix + "C2");
            if (mixed == 0 || !structure.Sites.Any(s => IsBenzo(s, prefix)))
                throw new ArgumentException($"A linker '{linker}' with atoms such as {prefix}C2 and {prefix}C4b was expected in '{structure.Name}'; use the table of its independent sites.", nameof(linker));
            var all = 2 * structure.Atoms.Count(a => a.Site.Element.Symbol == "Zn");
            var x = (double)all / mixed / (1 + imidazolatePerBenzimidazolate);
            if (!(x is >= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(imidazolatePerBenzimidazolate), imidazolatePerBenzimidazolate, $"The ratio of imidazolate to benzimidazolate is at least {((double)all / mixed) - 1:0.##}, where every place of {linker} holds benzimidazolate.");
            return structure.WithOccupancies(s => IsBenzo(s, prefix) ? x : s.Label == prefix + "H4" || s.Label == prefix + "H5" ? 1 - x : s.Occupancy);
        }
    }

    private static bool IsBenzo(AtomSite site, string prefix) => site.Label.StartsWith(prefix, StringComparison.Ordinal) && site.Label.EndsWith('b');
}
