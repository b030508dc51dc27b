using System.Collections.Immutable;

namespace Fickian.Diffraction;

/// <summary>A crystal: its cell, its symmetry and its independent atoms.</summary>
/// <remarks>
/// ρ = Σ oᵢMᵢ/(N_A·V) over all atoms of the cell. Occupancies are those of each position.
/// As a table it has one row per independent atom: atomic number, position in fractions of the edges, occupancy, B.
/// </remarks>
public sealed record CrystalStructure : ITabular
{
    private const double Avogadro = 6.02214076e23;
    private static readonly Unit SquareAngstrom = new("Å²", 1e-20);

    private ImmutableArray<CellAtom> atoms;

    /// <summary>Makes a structure.</summary>
    /// <param name="name">Name in the file.</param>
    /// <param name="cell">Cell.</param>
    /// <param name="operations">Symmetry operations with the identity and all centring translations; empty if the file states none.</param>
    /// <param name="sites">Independent atoms.</param>
    public CrystalStructure(string name, UnitCell cell, ImmutableArray<SymmetryOperation> operations, ImmutableArray<AtomSite> sites)
    {
        ArgumentNullException.ThrowIfNull(cell);
        (Name, Cell, Operations, Sites) = (name, cell, operations, sites);
    }

    /// <inheritdoc/>
    public string Name { get; init; }

    /// <inheritdoc/>
    public string Kind => "structure";

    /// <summary>Cell.</summary>
    public UnitCell Cell { get; }

    /// <summary>Symmetry operations; empty if the file states none and its space group is not P 1.</summary>
    public ImmutableArray<SymmetryOperation> Operations { get; }

    /// <summary>Independent atoms.</summary>
    public ImmutableArray<AtomSite> Sites { get; }

    /// <summary>Space group as the file names it; empty if it does not.</summary>
    public string SpaceGroup { get; init; } = "";

    /// <summary>How the positions were obtained.</summary>
    public Provenance Provenance { get; init; } = Provenance.Transcribed;

    /// <inheritdoc/>
    public Metadata Metadata { get; init; } = Metadata.None;

    /// <inheritdoc/>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <inheritdoc/>
    public ImmutableArray<Axis> Axes => ToTable().Axes;

    /// <inheritdoc/>
    public Quantity Value => new("value", "", Unit.One);

    /// <summary>All atoms of the cell.</summary>
    /// <exception cref="ArgumentException">The file states no symmetry operations, or the cell would hold more than a million atoms.</exception>
    public ImmutableArray<CellAtom> Atoms
    {
        get
        {
            if (atoms.IsDefault)
                ImmutableInterlocked.InterlockedInitialize(ref atoms, SymmetryExpansion.Of(this));
            return atoms;
        }
    }

    /// <summary>Atoms of each element in the cell, occupancies counted; carbon and hydrogen first, the others by symbol, as chemists write formulas.</summary>
    public ImmutableArray<(Element Element, double Count)> Composition =>
    [
        .. Atoms.GroupBy(a => a.Site.Element).Select(g => (Element: g.Key, Count: g.Sum(a => a.Site.Occupancy)))
            .OrderBy(e => e.Element.Symbol switch { "C" => 0, "H" => 1, _ => 2 }).ThenBy(e => e.Element.Symbol, StringComparer.Ordinal),
    ];

    /// <summary>Molar mass of the content of the cell, kg/mol.</summary>
    public double MolarMass => Atoms.Sum(a => a.Site.Occupancy * a.Site.Element.MolarMass);

    /// <summary>Crystallographic density, kg/m³.</summary>
    public double Density => MolarMass / (Avogadro * Cell.Volume);

    /// <summary>The structure with other occupancies.</summary>
    /// <param name="occupancy">New occupancy of a site, between 0 and 1.</param>
    /// <exception cref="ArgumentException">An occupancy does not lie between 0 and 1.</exception>
    public CrystalStructure WithOccupancies(Func<AtomSite, double> occupancy)
    {
        ArgumentNullException.ThrowIfNull(occupancy);
        return new(Name, Cell, Operations, [.. Sites.Select(s => s with { Occupancy = Checked(s, occupancy(s)) })])
        {
            SpaceGroup = SpaceGroup,
            Provenance = Provenance.Computed,
            Metadata = Metadata,
            Findings = Findings,
        };
    }

    /// <summary>Shortest distance between two atoms and all their translations, m.</summary>
    public double Distance(CellAtom one, CellAtom other) => Cell.Distance((one.X, one.Y, one.Z), (other.X, other.Y, other.Z));

    /// <summary>Distances from an atom to all others up to a limit, nearest first.</summary>
    /// <param name="atom">The atom.</param>
    /// <param name="limit">Largest distance, m; only the nearest translation of each neighbour counts.</param>
    public ImmutableArray<(CellAtom Atom, double Distance)> Neighbours(CellAtom atom, double limit) =>
        [.. Atoms.Where(a => a != atom).Select(a => (Atom: a, Distance: Distance(atom, a))).Where(n => n.Distance <= limit).OrderBy(n => n.Distance)];

    /// <inheritdoc/>
    public Table ToTable()
    {
        TableColumn Column(string name, string unit, Func<AtomSite, double> value) => new(name, unit, Sites.Select(value).ToArray());
        return new(
            Name,
            [
                Column("atomic number", "", s => s.Element.Number), Column("x", "", s => s.X), Column("y", "", s => s.Y), Column("z", "", s => s.Z),
                Column("occupancy", "", s => s.Occupancy), Column("B", SquareAngstrom.Symbol, s => s.Displacement / SquareAngstrom.InSI),
            ])
        { Kind = Kind, Metadata = Metadata, Findings = Findings };
    }

    /// <inheritdoc/>
    public double At(params ReadOnlySpan<int> index) => ToTable().At(index);

    private static double Checked(AtomSite site, double occupancy) => occupancy is >= 0 and <= 1
        ? occupancy
        : throw new ArgumentException($"An occupancy lies between 0 and 1; found {occupancy} for {site.Label}.", nameof(occupancy));
}
