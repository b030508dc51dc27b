using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Thyracont;

/// <summary>Thyracont Smartline vacuum gauge, protocol versions 1 and 2 on RS-485; 115200 8N1 (version 1: 9600).</summary>
/// <remarks>
/// Pressures are Pa; the line states mbar whatever the display shows. Words for a number (<c>UR</c>, <c>OR</c>) become states.
/// Source of the protocol: the tests of pymeasure; no real gauge was at hand.
/// </remarks>
public sealed class SmartlineGauge : IInstrument
{
    private readonly InstrumentSetup setup;
    private readonly SmartlineLine line;
    private readonly InstrumentValues values;

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where the gauge is, and the limits of the rig; for its settings see <see cref="Kind"/>.</param>
    /// <exception cref="ArgumentException">A setting cannot be.</exception>
    public SmartlineGauge(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        line = new(setup);
        values = new(setup.Name, line.Version == 1 ? Old() : New(setup.Setting("sensors", "")));
    }

    /// <inheritdoc/>
    public event Action<ChannelException>? LinkLost
    {
        add => line.Bus.Lost += value;
        remove => line.Bus.Lost -= value;
    }

    /// <inheritdoc/>
    public event Action<string>? Noticed
    {
        // The protocol has nothing that comes unasked.
        add { }
        remove { }
    }

    /// <summary>What this driver is for.</summary>
    public static InstrumentKind Kind { get; } = new("thyracont-smartline", "Thyracont Smartline vacuum gauge", new(115200), setup => new SmartlineGauge(setup), setup => new SmartlineSimulator(setup))
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["protocol"] = "version of the protocol, 1 or 2 (2)",
            ["address"] = "address, 1 to 999 (1)",
            ["sensors"] = "single sensors that are read as well: pirani, piezo, cathode with commas between (none)",
            ["cathode"] = "yes if the gauge has a cathode that is switched (version 1) (no)",
        },
        SimulatorSettings = SmartlineSimulator.KnownSettings,
        Probe = new(new SmartlineTelegram(1, 0, "TD", "").Encode(), "type (TD)"),
    };

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => line.Bus.Address;

    /// <inheritdoc/>
    public bool IsConnected => line.Bus.IsOpen;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => values.Parameters;

    /// <inheritdoc/>
    public BusCounters Counters => line.Bus.Counters;

    /// <inheritdoc/>
    public SafeState SafeState => Parameters.FirstOrDefault(p => p.Name == "cathode") is not { } cathode
        ? SafeState.Nothing("a gauge only measures")
        : new(SafeStage.Emission, "cathode off", new SafeAction("cathode off", TimeSpan.FromSeconds(5), async (p, c) => await SetAsync(cathode, 0, p, c) is { Result: not WriteResult.Done } outcome ? outcome.Sentence : null));

    internal SmartlineLine Line => line;

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await line.Bus.OpenAsync(cancellation);
        return new("Thyracont", await line.ReadAsync(line.Version == 1 ? "T" : "TD", RequestPriority.Recipe, cancellation));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation) => values.PollAsync(priority, cancellation);

    /// <inheritdoc/>
    public Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation) => values.ReadAsync(parameter, priority, cancellation);

    /// <inheritdoc/>
    public Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation) => values.SetAsync(parameter, value, priority, cancellation);

    /// <summary>Reads a text of version 2: DU unit of the display, DD what it shows, MR range, OH hours, PM statistics of the Pirani, FS filament.</summary>
    /// <param name="command">Two letters.</param>
    /// <param name="data">What is meant, where the command wants it told (PM: 1); else nothing.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<string> TextAsync(string command, string data, RequestPriority priority, CancellationToken cancellation) => line.ReadAsync(command, priority, cancellation, data);

    /// <summary>Configures the gauge, version 2: DO and DD display, ST transition between sensors, FC filament, R1 and R2 relays; AH and AL adjust it. The rig must allow <c>configuration</c>, and for AH and AL <c>adjustment</c>.</summary>
    /// <param name="command">One of these pairs of letters.</param>
    /// <param name="data">Value as the gauge expects it.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DeviceException">The rig does not allow it, or the gauge refuses.</exception>
    public Task ConfigureAsync(string command, string data, RequestPriority priority, CancellationToken cancellation)
    {
        setup.RequireAllowed(command is "AH" or "AL" ? "adjustment" : "configuration");
        return command is "DO" or "DD" or "ST" or "FC" or "R1" or "R2" or "AH" or "AL"
            ? line.WriteAsync(command, data, priority, cancellation)
            : throw new ArgumentException($"One of DO, DD, ST, FC, R1, R2, AH, AL was expected and '{command}' was found; nothing was sent.", nameof(command));
    }

    /// <inheritdoc/>
    public Task CloseAsync() => line.Bus.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => line.Bus.DisposeAsync();

    private List<InstrumentValue> New(string sensors)
    {
        var names = sensors.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] known = ["pirani", "piezo", "cathode"];
        if (names.FirstOrDefault(s => !known.Contains(s)) is { } wrong)
            throw new ArgumentException($"The setting 'sensors' of {Name} must hold pirani, piezo or cathode and '{wrong}' was found.", nameof(sensors));
        return [Pressure("pressure", "MV", "pressure"), .. names.Select(s => Pressure($"pressure-{s}", $"M{Array.IndexOf(known, s) + 1}", $"pressure of the {s} alone"))];
    }

    private List<InstrumentValue> Old()
    {
        var pressure = new Parameter("pressure", Unit.Pascal, Access.Read, "pressure");
        List<InstrumentValue> list = [new(pressure, async (p, c) => SmartlineText.OldPressure(pressure, await line.ReadAsync("M", p, c)))];
        if (setup.Setting("cathode", "no") == "yes")
            list.Add(Cathode());
        return list;
    }

    private InstrumentValue Pressure(string name, string command, string description)
    {
        var parameter = new Parameter(name, Unit.Pascal, Access.Read, description);
        return new(parameter, async (p, c) => SmartlineText.Pressure(parameter, await line.ReadAsync(command, p, c)));
    }

    private InstrumentValue Cathode()
    {
        var parameter = new Parameter("cathode", Unit.One, Access.ReadWrite, "whether the cathode is on; on needs the permission 'power'") { Minimum = 0, Maximum = 1, SafeValue = 0, Choices = new Dictionary<int, string> { [0] = "off", [1] = "on" } };
        return new(parameter, ReadingAsync, (value, p, c) =>
        {
            if (value == 1)
                setup.RequireAllowed("power");
            return ConfirmedWrite.RunAsync(Name, parameter, value, () => line.WriteAsync("i", $"{value:0}", p, c), async () => (await ReadingAsync(p, c)).Value);
        });

        async Task<Reading> ReadingAsync(RequestPriority p, CancellationToken c) => await line.ReadAsync("I", p, c) is ("0" or "1") and var text ? new(parameter, text == "1" ? 1 : 0) : new(parameter, null, "not known");
    }
}
