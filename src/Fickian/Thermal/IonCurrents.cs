using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>What a mass spectrometer recorded: several ions over time, each at instants of its own.</summary>
public sealed record IonCurrents : ITabular
{
    private readonly Table table;

    /// <summary>Makes a record of ion currents.</summary>
    /// <param name="table">Columns as the file holds them.</param>
    /// <param name="channels">The channels.</param>
    public IonCurrents(Table table, ImmutableArray<IonCurrent> channels)
    {
        ArgumentNullException.ThrowIfNull(table);
        (this.table, Channels) = (table, channels);
    }

    /// <summary>The channels, in the order of the file.</summary>
    public ImmutableArray<IonCurrent> Channels { get; }

    /// <summary>How the values were obtained.</summary>
    public Provenance Provenance { get; init; } = Provenance.Measured;

    /// <inheritdoc/>
    public string Name => table.Name;

    /// <inheritdoc/>
    public string Kind => "ion currents";

    /// <inheritdoc/>
    public ImmutableArray<Axis> Axes => table.Axes;

    /// <inheritdoc/>
    public Quantity Value => table.Value;

    /// <inheritdoc/>
    public Metadata Metadata => table.Metadata;

    /// <inheritdoc/>
    public ImmutableArray<Finding> Findings => table.Findings;

    /// <summary>The channel of a mass; null if there is none.</summary>
    /// <param name="massToCharge">m/z.</param>
    public IonCurrent? this[double massToCharge] => Channels.FirstOrDefault(c => Math.Abs(c.MassToCharge - massToCharge) < 0.5);

    /// <summary>The temperatures that the spectrometer's program recorded beside the ions, as many exports have them.</summary>
    /// <exception cref="DataFileException">The file holds none: take them from the run of the balance or calorimeter.</exception>
    public Thermogram Programme()
    {
        var time = table.Columns.ToList().FindIndex(c => c.Name.StartsWith("time", StringComparison.OrdinalIgnoreCase));
        var temperature = table.Columns.ToList().FindIndex(c => c.Name.StartsWith("temp", StringComparison.OrdinalIgnoreCase));
        if (time < 0 || temperature < 0)
            throw new DataFileException(Name, "", $"times and temperatures beside the ions were expected and the columns are {string.Join(", ", table.Columns.Select(c => $"'{c.Name}'"))}; name the run that has them.");
        var seconds = table.Columns[time].Unit switch { "min" => 60.0, "h" => 3600, "ms" => 1e-3, _ => 1 };
        return new(table, [new(time, ThermalRole.Time, seconds), new(temperature, ThermalRole.SampleTemperature, 1, table.Columns[temperature].Unit is "K" ? 0 : 273.15)]) { Provenance = Provenance };
    }

    /// <inheritdoc/>
    public Table ToTable() => table;

    /// <inheritdoc/>
    public double At(params ReadOnlySpan<int> index) => table.At(index);
}
