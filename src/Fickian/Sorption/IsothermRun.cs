using System.Collections.Immutable;

namespace Fickian.Sorption;

/// <summary>A measured isotherm: amount over pressure, point by point as the instrument took them, adsorption and desorption.</summary>
/// <remarks>
/// Pressures are in Pa where the file gives them, else relative to saturation, 1 (<see cref="PressureQuantity"/> says which). Amounts are in mol/kg where the file's unit is one of amount or gas volume per mass;
/// gas volumes at 0 °C and 1 atm count 22 414 cm³/mol. Amounts on another basis (per volume or per mole of the solid, mass per mass of an unknown gas) stay on theirs, in SI, and a unit that is not understood stays as it is.
/// The columns stay as the file holds them: <see cref="ToTable"/>.
/// </remarks>
public sealed record IsothermRun : ITabular
{
    private readonly Table table;

    /// <summary>Makes an isotherm.</summary>
    /// <param name="table">Columns as the file holds them, one row per point.</param>
    /// <param name="pressure">Pressure, in the unit of <see cref="PressureQuantity"/>, NaN where not recorded, [points].</param>
    /// <param name="loading">Amount, in the unit of <see cref="LoadingQuantity"/>, NaN where not recorded, [points].</param>
    /// <param name="branches">Branch of each point, [points].</param>
    /// <exception cref="ArgumentException">They differ in length.</exception>
    public IsothermRun(Table table, ReadOnlyMemory<double> pressure, ReadOnlyMemory<double> loading, ImmutableArray<SorptionBranch> branches)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (pressure.Length != table.Rows || loading.Length != table.Rows || branches.Length != table.Rows)
            throw new ArgumentException($"An isotherm has a pressure, an amount and a branch for each of its {table.Rows} rows; found {pressure.Length}, {loading.Length} and {branches.Length}.", nameof(table));
        (this.table, Pressure, Loading, Branches) = (table, pressure, loading, branches);
    }

    /// <summary>Pressure of the points, [points].</summary>
    public ReadOnlyMemory<double> Pressure { get; }

    /// <summary>Amount of the points, [points].</summary>
    public ReadOnlyMemory<double> Loading { get; }

    /// <summary>Branch of the points, [points].</summary>
    public ImmutableArray<SorptionBranch> Branches { get; }

    /// <summary>What <see cref="Pressure"/> is: <c>pressure</c> in Pa, or <c>relativePressure</c>.</summary>
    public Quantity PressureQuantity { get; init; } = new("pressure", "p", Unit.Pascal);

    /// <summary>What <see cref="Loading"/> is: an amount in mol/kg, or on another basis.</summary>
    public Quantity LoadingQuantity { get; init; } = new("loading", "q", SorptionParameters.MolePerKilogram);

    /// <summary>Saturation pressure at each point, Pa, NaN where not recorded, [points]; null if the file tells none.</summary>
    public ReadOnlyMemory<double>? SaturationPressure { get; init; }

    /// <summary>Temperature of the sample, K; NaN if the file does not tell.</summary>
    public double Temperature { get; init; } = double.NaN;

    /// <summary>Gas, as the file names it; empty if it does not.</summary>
    public string Adsorptive { get; init; } = "";

    /// <summary>Solid, as the file names it; empty if it does not.</summary>
    public string Adsorbent { get; init; } = "";

    /// <summary>Mass of the sample, kg; NaN if the file does not tell.</summary>
    public double SampleMass { get; init; } = double.NaN;

    /// <summary>How the values were obtained.</summary>
    public Provenance Provenance { get; init; } = Provenance.Measured;

    /// <summary>Number of points.</summary>
    public int Points => table.Rows;

    /// <inheritdoc/>
    public string Name => table.Name;

    /// <inheritdoc/>
    public string Kind => "isotherm";

    /// <inheritdoc/>
    public ImmutableArray<Axis> Axes => table.Axes;

    /// <inheritdoc/>
    public Quantity Value => table.Value;

    /// <inheritdoc/>
    public Metadata Metadata => table.Metadata;

    /// <inheritdoc/>
    public ImmutableArray<Finding> Findings => table.Findings;

    /// <summary>Number of points of a branch.</summary>
    public int CountOf(SorptionBranch branch) => Branches.Count(b => b == branch);

    /// <summary>One branch as a curve, in stored order: q over p in Pa; over the relative pressure where no saturation pressure is known.</summary>
    /// <remarks>Points without a number and points below zero pressure are left out, which a finding tells; so does one of pressures that do not ascend.</remarks>
    /// <param name="branch">Which branch.</param>
    public Curve Branch(SorptionBranch branch)
    {
        var absolute = PressureQuantity.Name == "pressure" || SaturationPressure is not null;
        var all = Enumerable.Range(0, Points).Where(i => Branches[i] == branch).Select(i => (P: PascalsAt(i, absolute), Q: Loading.Span[i])).ToArray();
        var kept = all.Where(x => double.IsFinite(x.P) && double.IsFinite(x.Q) && x.P >= 0).ToArray();
        var findings = Findings.ToBuilder();
        if (kept.Length < all.Length)
            findings.Add(Finding.Hint($"{all.Length - kept.Length} of {all.Length} points have no number or a pressure below zero and were left out."));
        if (branch == SorptionBranch.Adsorption && kept.Zip(kept.Skip(1)).Any(x => x.Second.P <= x.First.P))
            findings.Add(Finding.Hint("The pressure does not ascend at every point of the adsorption branch; the points stand in the order in which they were taken."));
        return new Curve(Array.ConvertAll(kept, x => x.P), Array.ConvertAll(kept, x => x.Q))
        {
            XQuantity = absolute ? new("pressure", "p", Unit.Pascal) : PressureQuantity,
            YQuantity = LoadingQuantity,
            Name = Name,
            Provenance = Provenance,
            Findings = findings.ToImmutable(),
        };
    }

    /// <inheritdoc/>
    public Table ToTable() => table;

    /// <inheritdoc/>
    public double At(params ReadOnlySpan<int> index) => table.At(index);

    private double PascalsAt(int point, bool absolute) =>
        absolute && PressureQuantity.Name != "pressure" ? Pressure.Span[point] * SaturationPressure!.Value.Span[point] : Pressure.Span[point];
}
