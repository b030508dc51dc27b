using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>A run of a thermal instrument: balance, calorimeter or both, with everything that was recorded at the same instants.</summary>
/// <remarks>
/// The columns stay as the file holds them, in its units; <see cref="Signals"/> says which of them are what, and <see cref="this[ThermalRole]"/> gives those in SI.
/// NaN marks a value that was not recorded. Rows are in the order of the file: a cyclic programme passes the same temperature several times.
/// </remarks>
public sealed record Thermogram : ITabular
{
    private readonly Table table;

    /// <summary>Makes a thermogram.</summary>
    /// <param name="table">Columns as the file holds them.</param>
    /// <param name="signals">What the columns are; a column that no analysis knows has no entry. Of two columns of one role the first counts.</param>
    /// <exception cref="ArgumentException">A signal names a column that is not there.</exception>
    public Thermogram(Table table, ImmutableArray<ThermalSignal> signals)
    {
        ArgumentNullException.ThrowIfNull(table);
        var odd = signals.FirstOrDefault(s => (uint)s.Column >= (uint)table.Columns.Length);
        if (odd is not null)
            throw new ArgumentException($"A signal is one of {table.Columns.Length} columns, counted from 0; found column {odd.Column} for {odd.Role}.", nameof(signals));
        (this.table, Signals) = (table, signals);
    }

    /// <summary>What the columns are.</summary>
    public ImmutableArray<ThermalSignal> Signals { get; }

    /// <summary>Mass of the sample when it was weighed in, kg; NaN if the file does not tell.</summary>
    public double SampleMass { get; init; } = double.NaN;

    /// <summary>Which way heat flows where the heat flow is positive.</summary>
    public HeatFlowSign HeatFlowSign { get; init; }

    /// <summary>Steps of the temperature programme, if the file tells them apart.</summary>
    public ImmutableArray<ThermalStep> Steps { get; init; } = [];

    /// <summary>Events that the instrument noted, if it did.</summary>
    public ImmutableArray<ThermalMark> Marks { get; init; } = [];

    /// <summary>How the values were obtained.</summary>
    public Provenance Provenance { get; init; } = Provenance.Measured;

    /// <summary>Number of rows.</summary>
    public int Rows => table.Rows;

    /// <inheritdoc/>
    public string Name => table.Name;

    /// <inheritdoc/>
    public string Kind => "thermogram";

    /// <inheritdoc/>
    public ImmutableArray<Axis> Axes => table.Axes;

    /// <inheritdoc/>
    public Quantity Value => table.Value;

    /// <inheritdoc/>
    public Metadata Metadata => table.Metadata;

    /// <inheritdoc/>
    public ImmutableArray<Finding> Findings => table.Findings;

    /// <summary>Values of a signal in SI, NaN where not recorded, [rows].</summary>
    /// <exception cref="ArgumentException">The run has no such signal; ask <see cref="Has"/> first.</exception>
    public double[] this[ThermalRole role]
    {
        get
        {
            var signal = Signals.FirstOrDefault(s => s.Role == role)
                ?? throw new ArgumentException($"A signal '{role}' was expected in '{Name}'; found {string.Join(", ", Signals.Select(s => s.Role).Distinct())}.", nameof(role));
            return Array.ConvertAll(table.Columns[signal.Column].Values.ToArray(), v => (v * signal.Factor) + signal.Offset);
        }
    }

    /// <summary>Whether the run has a signal.</summary>
    public bool Has(ThermalRole role) => Signals.Any(s => s.Role == role);

    /// <inheritdoc/>
    public Table ToTable() => table;

    /// <inheritdoc/>
    public double At(params ReadOnlySpan<int> index) => table.At(index);
}
