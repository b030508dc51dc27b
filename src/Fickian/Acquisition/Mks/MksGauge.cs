using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Mks;

/// <summary>MKS vacuum gauges and their controllers: 937B, 946, 974B QuadMag, 925 MicroPirani; 9600 8N1.</summary>
/// <remarks>
/// Pressures are Pa, from the unit that the instrument tells when it is connected. Where it writes a word for a number (<c>LO&lt;E-11</c>, <c>OFF</c>, <c>WAIT</c>), there is a state and no value.
/// Relays that protect something are programmed before a run or not at all: the rig must allow <c>relays</c>, and for emission <c>power</c>.
/// Source of the protocol: drivers of pymeasure and PyExpLabSys; no real instrument was at hand.
/// </remarks>
public sealed class MksGauge : IInstrument
{
    private static readonly string[] Models = ["937b", "946", "974b", "925"];

    private readonly InstrumentSetup setup;
    private readonly MksGaugeLine line;
    private readonly InstrumentValues values;
    private ScaledUnit? unit;

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where the instrument is, and the limits of the rig; for its settings see <see cref="Kind"/>.</param>
    /// <exception cref="ArgumentException">A setting cannot be.</exception>
    public MksGauge(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        if (!Models.Contains(setup.Setting("model", "937b")))
            throw new ArgumentException($"The setting 'model' of {setup.Name} must be one of {string.Join(", ", Models)} and '{setup.Setting("model", "")}' was found.", nameof(setup));
        this.setup = setup;
        line = new(setup);
        values = new MksGaugeValues(setup, line, () => unit ?? throw new DeviceException(DeviceFault.LinkLost, $"{setup.Name} is not connected; connect first.")).All();
    }

    /// <inheritdoc/>
    public event Action<ChannelException>? LinkLost
    {
        add => line.Bus.Lost += value;
        remove => line.Bus.Lost -= value;
    }

    /// <inheritdoc/>
    public event Action<string>? Noticed;

    /// <summary>What this driver is for.</summary>
    public static InstrumentKind Kind { get; } = new("mks-gauge", "MKS vacuum gauge or gauge controller (937B, 946, 974B, 925)", new(9600), setup => new MksGauge(setup), setup => new MksGaugeSimulator(setup))
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["model"] = "937b, 946, 974b or 925 (937b)",
            ["address"] = "address, 1 to 254; 254 is any instrument (253)",
            ["channels"] = "channels that are read (all of the model)",
            ["combined"] = "combined pressures that are read (none)",
            ["ion"] = "channels with an ion gauge, for their state and emission (none)",
            ["relays"] = "relays that are read (none)",
        },
        SimulatorSettings = MksGaugeSimulator.KnownSettings,
        Probe = new("@254U?;FF"u8.ToArray(), "unit (U?)"),
    };

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => line.Bus.Address;

    /// <inheritdoc/>
    public bool IsConnected => line.Bus.IsOpen;

    /// <summary>Unit in which the instrument states pressures; null before it is connected.</summary>
    public string? PressureUnit => unit?.Symbol;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => values.Parameters;

    /// <inheritdoc/>
    public BusCounters Counters => line.Bus.Counters;

    /// <inheritdoc/>
    public SafeState SafeState => Parameters.Where(p => p.Name.StartsWith("power-", StringComparison.Ordinal)).ToList() is { Count: > 0 } powers
        ? new(SafeStage.Emission, "emission of the ion gauges off", [.. powers.Select(p => new SafeAction($"{p.Name} off", TimeSpan.FromSeconds(5), (priority, c) => OffAsync(p, priority, c)))])
        : SafeState.Nothing("a gauge only measures; its relays stay as they are");

    internal MksGaugeLine Line => line;

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await line.Bus.OpenAsync(cancellation);
        await ReadUnitAsync(cancellation);
        var (model, sensors) = (await line.AskOptionalAsync("MD?", cancellation) ?? await line.AskOptionalAsync("DT?", cancellation), await line.AskOptionalAsync("MT?", cancellation));
        return new(
            "MKS",
            model is null && sensors is null ? setup.Setting("model", "937b").ToUpperInvariant() : $"{model}{(model is not null && sensors is not null ? " " : "")}{sensors}",
            await line.AskOptionalAsync("SN?", cancellation) ?? "",
            await line.AskOptionalAsync("FV?", cancellation) ?? "");
    }

    /// <summary>Changes the unit in which the instrument states pressures. The rig must allow <c>unit</c>.</summary>
    /// <param name="name">MBAR, TORR, PASCAL or MICRON.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DeviceException">The rig does not allow it, or the unit reads back as another.</exception>
    public async Task SetUnitAsync(string name, CancellationToken cancellation)
    {
        setup.RequireAllowed("unit");
        if (name is not ("MBAR" or "TORR" or "PASCAL" or "MICRON"))
            throw new ArgumentException($"A unit MBAR, TORR, PASCAL or MICRON was expected and '{name}' was found; nothing was sent.", nameof(name));
        await line.AskAsync($"U!{name}", RequestPriority.Recipe, cancellation);
        await ReadUnitAsync(cancellation);
        if (!string.Equals(unit!.Symbol, name, StringComparison.OrdinalIgnoreCase))
            throw new DeviceException(DeviceFault.NotConfirmed, $"The unit of {Name} was set to {name} and reads back as {unit.Symbol}.");
    }

    /// <summary>Reads the pressures of all channels in one exchange (PRZ), a request that only one source knows.</summary>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>One reading a channel, in the order of the instrument.</returns>
    public async Task<IReadOnlyList<Reading>> AllPressuresAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var words = (await line.AskAsync("PRZ?", priority, cancellation)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Select((w, i) => MksText.Reading(new($"pressure-{i + 1}", Unit.Pascal, Access.Read, $"pressure of channel {i + 1}"), unit!, w))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var readings = await values.PollAsync(priority, cancellation);
        foreach (var reading in readings.Where(r => r.Parameter.Name.StartsWith("ion-status-", StringComparison.Ordinal) && r.Value is 2 or 6 or 7))
            Noticed?.Invoke($"{Name} reports {reading}.");
        return readings;
    }

    /// <inheritdoc/>
    public Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation) => values.ReadAsync(parameter, priority, cancellation);

    /// <inheritdoc/>
    public Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation) => values.SetAsync(parameter, value, priority, cancellation);

    /// <inheritdoc/>
    public Task CloseAsync() => line.Bus.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => line.Bus.DisposeAsync();

    private async Task ReadUnitAsync(CancellationToken cancellation)
    {
        var label = await line.AskAsync("U?", RequestPriority.Recipe, cancellation);
        unit = InstrumentUnits.Pressure(label) ?? throw new DeviceException(DeviceFault.WrongDevice, $"{Name} states pressures in '{label}', which is no known unit of pressure; see that it is an MKS gauge.");
    }

    private async Task<string?> OffAsync(Parameter power, RequestPriority priority, CancellationToken cancellation)
    {
        var outcome = await SetAsync(power, 0, priority, cancellation);
        return outcome.Result == WriteResult.Done ? null : outcome.Sentence;
    }
}
