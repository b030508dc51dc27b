using System.Collections.Immutable;
using Fickian.Diffraction;

namespace Fickian.Figures;

/// <summary>What of a crystal is drawn: the content of one cell with whole linkers, and the metal atoms at their ends.</summary>
/// <remarks>
/// Heavy atoms only. A linker is what hangs together by bonds between non-metals; it is drawn whole where its middle lies in the cell.
/// In a network without metals an atom is drawn once, and bonds that lead out of the fragment are left out.
/// </remarks>
internal sealed class StructureFragment
{
    private static readonly HashSet<string> NonMetals = new(StringComparer.Ordinal) { "H", "B", "C", "N", "O", "F", "Si", "P", "S", "Cl", "Se", "Br", "I" };

    private readonly ImmutableArray<CellAtom> atoms;
    private readonly ILookup<int, Bond> bonds;
    private readonly HashSet<(int Atom, int A, int B, int C)> places = [];

    public StructureFragment(CrystalStructure structure)
    {
        atoms = structure.Atoms;
        var heavy = BondSearch.Of(structure).Where(b => IsDrawn(b.From) && IsDrawn(b.To)).ToArray();
        bonds = heavy.Concat(heavy.Select(b => b.Reversed)).ToLookup(b => b.From);
        AddLinkers();
        foreach (var place in places.ToArray())
            places.UnionWith(Ends(place).Where(e => IsMetal(e.Atom)));
        for (var i = 0; i < atoms.Length; i++)
        {
            if (IsDrawn(i) && IsMetal(i))
                places.Add((i, 0, 0, 0));
        }
    }

    /// <summary>Places of the atoms that are drawn: which, and the cell it is moved to; in the order of the atoms.</summary>
    public IEnumerable<(int Atom, int A, int B, int C)> Places => places.Order();

    /// <summary>Bonds between atoms that are drawn, each once.</summary>
    public IEnumerable<((int Atom, int A, int B, int C) From, (int Atom, int A, int B, int C) To)> Bonds =>
        Places.SelectMany(p => Ends(p).Where(e => places.Contains(e) && p.CompareTo(e) < 0).Select(e => (p, e)));

    /// <summary>The atom at a place.</summary>
    public CellAtom At(int atom) => atoms[atom];

    /// <summary>Neighbours of the metal atoms of the cell that have four.</summary>
    public IEnumerable<((int Atom, int A, int B, int C) Metal, (int Atom, int A, int B, int C)[] Corners)> Tetrahedra =>
        Places.Where(p => IsMetal(p.Atom) && p is { A: 0, B: 0, C: 0 }).Select(p => (p, Ends(p).ToArray())).Where(t => t.Item2.Length == 4);

    private bool IsDrawn(int atom) => atoms[atom].Site.Element.Number > 1 && atoms[atom].Site.Occupancy > 0;

    private bool IsMetal(int atom) => !NonMetals.Contains(atoms[atom].Site.Element.Symbol);

    private IEnumerable<(int Atom, int A, int B, int C)> Ends((int Atom, int A, int B, int C) place) =>
        bonds[place.Atom].Select(b => (b.To, place.A + b.A, place.B + b.B, place.C + b.C));

    private void AddLinkers()
    {
        var seen = new bool[atoms.Length];
        for (var start = 0; start < atoms.Length; start++)
        {
            if (seen[start] || !IsDrawn(start) || IsMetal(start))
                continue;
            seen[start] = true;
            List<(int Atom, int A, int B, int C)> linker = [(start, 0, 0, 0)];
            for (var next = 0; next < linker.Count; next++)
            {
                foreach (var end in Ends(linker[next]).Where(e => !IsMetal(e.Atom) && !seen[e.Atom]))
                {
                    seen[end.Atom] = true;
                    linker.Add(end);
                }
            }

            var (a, b, c) = (Cell(linker.Average(p => atoms[p.Atom].X + p.A)), Cell(linker.Average(p => atoms[p.Atom].Y + p.B)), Cell(linker.Average(p => atoms[p.Atom].Z + p.C)));
            places.UnionWith(linker.Select(p => (p.Atom, p.A - a, p.B - b, p.C - c)));
        }
    }

    private static int Cell(double fraction) => (int)Math.Floor(fraction);
}
