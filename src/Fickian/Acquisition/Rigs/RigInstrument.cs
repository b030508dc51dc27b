namespace Fickian.Acquisition.Rigs;

/// <summary>An instrument of the rig: what it is, where it is, what it may do.</summary>
/// <param name="Name">Name in the rig.</param>
/// <param name="Kind">Kind, as in <see cref="Instruments.InstrumentCatalogue"/>.</param>
/// <param name="Address">Where it is; empty if the rig is only simulated.</param>
public sealed record RigInstrument(string Name, string Kind, string Address)
{
    /// <summary>Serial number that must answer; empty if the protocol gives none.</summary>
    public string SerialNumber { get; init; } = "";

    /// <summary>Settings of the driver.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Settings of its simulator.</summary>
    public IReadOnlyDictionary<string, string> SimulatorSettings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Ranges that the rig allows, by parameter, each in its unit.</summary>
    public IReadOnlyDictionary<string, (double Minimum, double Maximum)> Limits { get; init; } = new Dictionary<string, (double, double)>(StringComparer.Ordinal);

    /// <summary>Dangerous commands that the rig allows.</summary>
    public IReadOnlySet<string> Allowed { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Time from one poll to the next, s.</summary>
    public double Poll { get; init; } = 1;

    /// <summary>Age at which a value counts as missing, s.</summary>
    public double MaximumAge { get; init; } = 5;
}
