using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Alicat;

/// <summary>Alicat mass-flow or pressure controller, or meter: ASCII, 19200 or 115200 8N1, one letter a unit.</summary>
/// <remarks>
/// Firmware families write their polls differently, so the instrument's own table is read first and every poll is read by it; a poll of another layout is refused.
/// Flows are mol/s: SCCM and SLPM refer to 25 °C, NCCM and NLPM to 0 °C, both at 101 325 Pa, if the settings do not say otherwise.
/// With another source than the serial line, set points are accepted and ignored: the source is read where the firmware tells it, else the rig must state it.
/// Commands that begin with L are never sent to firmware before 8v00, where they lock the display. Nothing is written to the memory that wears.
/// Source of the protocol: captures and tables of the project alicatlib and the driver of numat; no real instrument was at hand.
/// </remarks>
public sealed partial class AlicatController : IInstrument
{
    private const double StoppedFlow = 0.02;
    private const int FlowPolls = 12;

    private static readonly TimeSpan BetweenPolls = TimeSpan.FromSeconds(0.5);

    private readonly InstrumentSetup setup;
    private readonly AlicatLine line;
    private AlicatValues values;
    private AlicatDescription? description;

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where the instrument is, and the limits of the rig; for its settings see <see cref="Kind"/>.</param>
    /// <exception cref="ArgumentException">A setting cannot be.</exception>
    public AlicatController(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        if (setup.Setting("quantity", "flow") is not ("flow" or "pressure") || setup.Setting("safe", "zero") is not ("zero" or "hold-closed") || setup.Setting("source", "serial") != "serial")
            throw new ArgumentException($"Of {setup.Name}, the setting 'quantity' must be flow or pressure, 'safe' zero or hold-closed, and 'source' serial.", nameof(setup));
        line = new(setup);
        values = new(setup, null);
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
    public static InstrumentKind Kind { get; } = new("alicat", "Alicat mass-flow or pressure controller, or meter", new(19200), setup => new AlicatController(setup), setup => new AlicatSimulator(setup))
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["unit"] = "letter of the instrument, A to Z (A)",
            ["quantity"] = "flow or pressure: what is controlled (flow)",
            ["source"] = "serial, to state for firmware before 10v05 that set points come over the line",
            ["decimals"] = "digits after the point of a set point, 0 to 5 (those of its column)",
            ["standard"] = "state of SCCM and SLPM, K and Pa (298.15,101325)",
            ["normal"] = "state of NCCM and NLPM, K and Pa (273.15,101325)",
            ["safe"] = "safe state: zero (set point 0) or hold-closed (then also the valve is held closed) (zero)",
        },
        SimulatorSettings = AlicatSimulator.KnownSettings,
        Probe = new("A??M*\r"u8.ToArray(), "maker's table (??M*)") { Accept = static frame => frame.Span.IndexOf(" M0"u8) > 0 ? ReplyPart.Last : ReplyPart.Damaged },
    };

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => line.Bus.Address;

    /// <inheritdoc/>
    public bool IsConnected => line.Bus.IsOpen;

    /// <summary>Version of the instrument's program; null before it is connected.</summary>
    public AlicatFirmware? Firmware => description?.Firmware;

    /// <summary>The gases that the instrument knows, by number; empty before it is connected.</summary>
    public IReadOnlyDictionary<int, string> Gases => description?.Gases ?? new Dictionary<int, string>();

    /// <summary>The set point, mol/s or Pa; its full scale is known once the instrument is connected.</summary>
    public Parameter Setpoint => values.Setpoint;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => values.Parameters;

    /// <inheritdoc/>
    public BusCounters Counters => line.Bus.Counters;

    /// <inheritdoc/>
    public SafeState SafeState
    {
        get
        {
            if (description is { Setpoint: null })
                return SafeState.Nothing("a meter has nothing that could be left open");
            var zero = new SafeAction("set point 0", TimeSpan.FromSeconds(5), ZeroAsync);
            var hold = new SafeAction("valve held closed", TimeSpan.FromSeconds(5), (p, c) => SentenceAsync("valve-hold", 2, p, c));
            var stopped = new SafeAction("no flow", TimeSpan.FromSeconds(15), StoppedAsync);
            return setup.Setting("safe", "zero") == "hold-closed" ? new(SafeStage.Gas, "set point 0, valve held closed, no flow", zero, hold, stopped) : new(SafeStage.Gas, "set point 0, no flow", zero, stopped);
        }
    }

    internal AlicatLine Line => line;

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await line.Bus.OpenAsync(cancellation);
        var found = await AlicatInspection.InspectAsync(line, cancellation);
        values = new(setup, found);
        description = found;
        if (found.Firmware.HasNamedCommands && found.Setpoint is not null && await SourceAsync(RequestPriority.Recipe, cancellation) is var source and not 0)
            Noticed?.Invoke($"{Name} takes its set point from source {source} ({AlicatValues.Sources[source]}) and ignores those of the serial line.");
        return new("Alicat", found.Model, found.SerialNumber, found.Firmware.ToString());
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var poll = await PolledAsync("", "poll", false, priority, cancellation);
        if (poll.Flags != AlicatStatus.None)
            Noticed?.Invoke($"{Name} reports {poll.Flags}.");
        return values.Readings(poll);
    }

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation)
    {
        var known = values.Find(parameter);
        return known.Name switch
        {
            "setpoint-source" => new(known, await SourceAsync(priority, cancellation)),
            "control-statistic" => new(known, AlicatReplies.Statistic(await line.AskAsync("LV", "controlled statistic (LV)", AlicatReplies.IsStatistic, false, priority, cancellation))),
            "valve-hold" => throw new ArgumentException($"valve-hold of {Name} cannot be read; valve-held tells whether the valve is held.", nameof(parameter)),
            _ => (await PollAsync(priority, cancellation)).First(r => r.Parameter.Name == known.Name),
        };
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation)
    {
        var known = values.Find(parameter);
        known.Check(Name, value);
        var firmware = Known.Firmware;
        switch (known.Name)
        {
            case "setpoint":
                return await SetpointAsync(value, priority, cancellation);
            case "gas":
                setup.RequireAllowed("gas");
                return await ConfirmedWrite.RunAsync(Name, known, value, () => GasAsync((int)value, priority, cancellation), async () => (await ReadAsync(known, priority, cancellation)).Value);
            case "setpoint-source":
                setup.RequireAllowed("setpoint-source");
                return await ConfirmedWrite.RunAsync(Name, known, value, () => line.AskAsync($"LSS {"SAU"[(int)value]}", "source of the set point (LSS)", AlicatReplies.IsSource, true, priority, cancellation), async () => await SourceAsync(priority, cancellation));
            case "control-statistic":
                setup.RequireAllowed("control-statistic");
                return await ConfirmedWrite.RunAsync(Name, known, value, () => line.AskAsync($"LV {(int)value}", "controlled statistic (LV)", AlicatReplies.IsStatistic, true, priority, cancellation), async () => (await ReadAsync(known, priority, cancellation)).Value);
            default:
                return await HoldAsync(known, (int)value, priority, cancellation);
        }

        Task<string> GasAsync(int gas, RequestPriority p, CancellationToken c) =>
            firmware.HasNamedCommands ? line.AskAsync($"GS {gas}", "gas (GS)", AlicatReplies.IsGas, true, p, c) : line.AskAsync($"G {gas}", "gas (G)", IsPoll, true, p, c);
    }

    /// <inheritdoc/>
    public Task CloseAsync() => line.Bus.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => line.Bus.DisposeAsync();

    private AlicatDescription Known => description ?? throw new DeviceException(DeviceFault.LinkLost, $"{Name} is not connected; connect first.");

    private bool IsPoll(string text) => text.Length > 0 && text[0] == line.Unit && Known.Layout.Poll(text) is not null;

    private async Task<AlicatPoll> PolledAsync(string command, string what, bool isWrite, RequestPriority priority, CancellationToken cancellation) =>
        Known.Layout.Poll(await line.AskAsync(command, what, IsPoll, isWrite, priority, cancellation))!;

    private async Task<int> SourceAsync(RequestPriority priority, CancellationToken cancellation) =>
        "SAU".IndexOf((await line.AskAsync("LSS", "source of the set point (LSS)", AlicatReplies.IsSource, false, priority, cancellation))[2], StringComparison.Ordinal);

    private async Task<WriteOutcome> SetpointAsync(double value, RequestPriority priority, CancellationToken cancellation)
    {
        if (Known.Firmware.HasNamedCommands ? await SourceAsync(priority, cancellation) != 0 : !setup.Settings.ContainsKey("source"))
            return new(WriteResult.NotDone, null, $"{Name} takes its set point from elsewhere, or may do so, and would ignore one over the line; nothing was sent. Set setpoint-source to 0, or for old firmware state source=serial in the rig file.");
        var column = Known.Setpoint!;
        var decimals = setup.Setting("decimals", column.Decimals, 0, 5);
        var unit = values.SetpointUnit;
        var text = unit.FromSI(value).ToString($"F{decimals}");
        return await ConfirmedWrite.RunAsync(
            Name,
            values.Setpoint,
            value,
            () => Known.Firmware.HasLoopSetpoint
                ? line.AskAsync($"LS {text}", "set point (LS)", t => AlicatReplies.Requested(t, column.Label) is not null, true, priority, cancellation)
                : line.AskAsync($"S {text}", "set point (S)", IsPoll, true, priority, cancellation),
            async () => Known.Firmware.HasLoopSetpoint
                ? unit.ToSI(AlicatReplies.Requested(await line.AskAsync("LS", "set point (LS)", t => AlicatReplies.Requested(t, column.Label) is not null, false, priority, cancellation), column.Label)!.Value)
                : values.Readings(await PolledAsync("", "poll", false, priority, cancellation)).First(r => r.Parameter.Name == "setpoint").Value);
    }

    // What comes back for a hold is not known; the status word shows it.
    private Task<WriteOutcome> HoldAsync(Parameter parameter, int hold, RequestPriority priority, CancellationToken cancellation) =>
        ConfirmedWrite.RunAsync(
            Name,
            parameter,
            hold,
            () => line.AskAsync(hold switch { 0 => "C", 1 => "HP", _ => "HC" }, "hold of the valve", text => text.Length > 0 && text[0] == line.Unit, true, priority, cancellation),
            async () => (await PolledAsync("", "poll", false, priority, cancellation)).Flags.HasFlag(AlicatStatus.HLD) ? Math.Max(hold, 1) : 0);

    // Where set points are ignored, holding the valve closed is what is left.
    private async Task<string?> ZeroAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var outcome = await SetpointAsync(0, priority, cancellation);
        return outcome.Result == WriteResult.Done ? null
            : await SentenceAsync("valve-hold", 2, priority, cancellation) is { } sentence ? $"{outcome.Sentence} {sentence}" : null;
    }

    private async Task<string?> SentenceAsync(string parameter, double value, RequestPriority priority, CancellationToken cancellation)
    {
        var outcome = await SetAsync(Parameters.First(p => p.Name == parameter), value, priority, cancellation);
        return outcome.Result == WriteResult.Done ? null : outcome.Sentence;
    }

    private async Task<string?> StoppedAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var reading = new Reading(values.Setpoint, null, "no flow in the layout of its polls");
        for (var poll = 0; poll < FlowPolls; poll++)
        {
            reading = (await PollAsync(priority, cancellation)).FirstOrDefault(r => r.Parameter.Name == "flow") ?? reading;
            if (reading is { IsValid: true } && Math.Abs(reading.Value!.Value) < StoppedFlow * values.FullFlow)
                return null;
            if (!double.IsFinite(values.FullFlow))
                return $"Whether {Name} still lets gas through cannot be judged: its full scale of flow is not known.";
            await Task.Delay(BetweenPolls, setup.Laboratory, cancellation);
        }

        return $"{Name} still shows {reading}; close the gas by hand.";
    }
}
