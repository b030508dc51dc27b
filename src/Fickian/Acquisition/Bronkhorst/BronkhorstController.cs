using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Bronkhorst;

/// <summary>Bronkhorst flow or pressure controller that speaks ProPar (FLOW-BUS over RS-232), 38400 8N1.</summary>
/// <remarks>
/// Flows are mol/s, from the unit of the instrument and the state to which it refers: mln is 0 °C, mls 20 °C, both 101 325 Pa, if the settings do not say otherwise.
/// Set points over the line are ignored, without a word, unless the control mode is 0 or 18; therefore it is read before each.
/// The instrument keeps its last set point when the line is lost: its own valve safe state is read at the beginning and recorded.
/// Source of the protocol: the maker's library bronkhorst-propar and manual 9.17.027; no real instrument was at hand.
/// </remarks>
public sealed class BronkhorstController : IInstrument
{
    private const int FlowPolls = 12;
    private const double StoppedFlow = 0.02;

    private static readonly TimeSpan BetweenPolls = TimeSpan.FromSeconds(0.5);

    private readonly InstrumentSetup setup;
    private readonly ProparLine line;
    private IReadOnlyList<BronkhorstValue> values;
    private IReadOnlyList<BronkhorstValue> polled = [];

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where the instrument is, and the limits of the rig; for its settings see <see cref="Kind"/>.</param>
    /// <exception cref="ArgumentException">A setting cannot be.</exception>
    public BronkhorstController(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        if (setup.Setting("quantity", "flow") is not ("flow" or "pressure") || setup.Setting("safe", "zero") is not ("zero" or "close"))
            throw new ArgumentException($"Of {setup.Name}, the setting 'quantity' must be flow or pressure, and 'safe' zero or close.", nameof(setup));
        line = new(setup);
        values = BronkhorstValues.All(setup, null);
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
    public static InstrumentKind Kind { get; } = new("bronkhorst-propar", "Bronkhorst flow or pressure controller (ProPar)", new(38400), setup => new BronkhorstController(setup), setup => new BronkhorstSimulator(setup))
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["framing"] = "ascii or binary (ascii)",
            ["node"] = "node, 1 to 128; 128 is the one at the end of the cable (128)",
            ["channel"] = "channel of a unit with several, 1 to 16 (1)",
            ["quantity"] = "flow or pressure: what is controlled (flow)",
            ["normal"] = "state of mln and ln, K and Pa (273.15,101325)",
            ["standard"] = "state of mls and ls, K and Pa (293.15,101325)",
            ["pressure-unit"] = "unit of the line pressure, which the instrument does not tell",
            ["counter-unit"] = "unit of the counter: mln, ln or m3n",
            ["safe"] = "safe state: zero (set point 0) or close (then also control mode 3) (zero)",
        },
        SimulatorSettings = BronkhorstSimulator.KnownSettings,
        Probe = new(":0780047163716300\r\n"u8.ToArray(), "serial number"),
    };

    /// <summary>What the instrument said about itself; null before it is connected.</summary>
    public BronkhorstConfiguration? Configuration { get; private set; }

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => line.Bus.Address;

    /// <inheritdoc/>
    public bool IsConnected => line.Bus.IsOpen;

    /// <summary>The set point, mol/s or Pa; its full scale is known once the instrument is connected.</summary>
    public Parameter Setpoint => values[1].Parameter;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [.. values.Select(v => v.Parameter)];

    /// <inheritdoc/>
    public BusCounters Counters => line.Bus.Counters;

    internal ProparLine Line => line;

    /// <inheritdoc/>
    public SafeState SafeState
    {
        get
        {
            var zero = new SafeAction("set point 0", TimeSpan.FromSeconds(5), ZeroAsync);
            var stopped = new SafeAction("flow below 2 % of full scale", TimeSpan.FromSeconds(15), StoppedAsync);
            return setup.Setting("safe", "zero") == "close"
                ? new(SafeStage.Gas, "set point 0, valve closed, no flow", zero, new SafeAction("valve closed", TimeSpan.FromSeconds(5), CloseValveAsync), stopped)
                : new(SafeStage.Gas, "set point 0, no flow", zero, stopped);
        }
    }

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await line.Bus.OpenAsync(cancellation);
        var description = new BronkhorstDescription(setup, line);
        var identity = await description.IdentifyAsync(cancellation);
        Configuration = await description.ConfigurationAsync(cancellation);
        values = BronkhorstValues.All(setup, Configuration);
        polled = await description.PresentAsync(values, cancellation);
        if (Configuration.ControlMode is not (BronkhorstControlMode.Bus or BronkhorstControlMode.Rs232))
            Noticed?.Invoke($"{Name} is in control mode {(int)Configuration.ControlMode} ({Configuration.ControlMode}): it ignores set points until control-mode is set to 0 or 18.");
        return identity;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var bytes = await line.ReadAsync([.. polled.Select(v => v.Wire)], priority, cancellation);
        Reading[] readings = [.. polled.Zip(bytes, (v, b) => v.Reading(b))];
        if (readings.FirstOrDefault(r => r.Parameter.Name == "alarm")?.Value is > 0 and var alarm)
            Noticed?.Invoke($"{Name} reports alarm bits {(int)alarm}.");
        return readings;
    }

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation)
    {
        var value = Find(parameter);
        return value.Reading((await line.ReadAsync([value.Wire], priority, cancellation))[0]);
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation)
    {
        var known = Find(parameter);
        known.Parameter.Check(Name, value);
        if (known.Parameter.Name == "fluid-set")
            setup.RequireAllowed("fluid-set");
        if (known.Parameter.Name == "control-mode" && (BronkhorstControlMode)value is BronkhorstControlMode.FullScale or BronkhorstControlMode.Purge or BronkhorstControlMode.ValveSteering or BronkhorstControlMode.ValveSafeState)
            setup.RequireAllowed("open-valve");
        if (known.Unit is null)
            throw new DeviceException(DeviceFault.NotConfirmed, $"The unit of {known.Parameter.Name} of {Name} is not known; connect first.");
        if (known.Parameter.Name is "setpoint" or "setpoint-fraction" && await ModeAsync(priority, cancellation) is var mode and not (BronkhorstControlMode.Bus or BronkhorstControlMode.Rs232))
            return new(WriteResult.NotDone, null, $"{Name} is in control mode {(int)mode} ({mode}) and would ignore a set point; nothing was sent. Set control-mode to 0 or 18 first.");
        return await ConfirmedWrite.RunAsync(
            Name,
            known.Parameter,
            value,
            () => line.WriteAsync(known.Wire, known.Unit.FromSI(value), priority, cancellation),
            async () => known.Reading((await line.ReadAsync([known.Wire], priority, cancellation))[0]).Value);
    }

    /// <inheritdoc/>
    public Task CloseAsync() => line.Bus.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => line.Bus.DisposeAsync();

    private BronkhorstValue Find(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return values.FirstOrDefault(v => v.Parameter.Name == parameter.Name)
            ?? throw new ArgumentException($"{Name} has no parameter '{parameter.Name}'; it has {string.Join(", ", Parameters.Select(p => p.Name))}.", nameof(parameter));
    }

    private async Task<BronkhorstControlMode> ModeAsync(RequestPriority priority, CancellationToken cancellation) =>
        (BronkhorstControlMode)(int)await line.NumberAsync(values.First(v => v.Parameter.Name == "control-mode").Wire, priority, cancellation);

    // Where set points are ignored the control mode itself makes them 0; a purge ends with it as well.
    private async Task<string?> ZeroAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var mode = await ModeAsync(priority, cancellation);
        var outcome = mode is BronkhorstControlMode.Bus or BronkhorstControlMode.Rs232
            ? await SetAsync(values.First(v => v.Parameter.Name == "setpoint-fraction").Parameter, 0, priority, cancellation)
            : mode == BronkhorstControlMode.CloseValve ? new(WriteResult.Done, 0, "")
            : await SetModeAsync(BronkhorstControlMode.Zero, priority, cancellation);
        return outcome.Result == WriteResult.Done ? null : outcome.Sentence;
    }

    private async Task<string?> CloseValveAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var outcome = await SetModeAsync(BronkhorstControlMode.CloseValve, priority, cancellation);
        return outcome.Result == WriteResult.Done ? null : outcome.Sentence;
    }

    private Task<WriteOutcome> SetModeAsync(BronkhorstControlMode mode, RequestPriority priority, CancellationToken cancellation) =>
        SetAsync(values.First(v => v.Parameter.Name == "control-mode").Parameter, (int)mode, priority, cancellation);

    private async Task<string?> StoppedAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var measure = values.First(v => v.Parameter.Name == "measure");
        var flow = double.NaN;
        for (var poll = 0; poll < FlowPolls; poll++)
        {
            flow = measure.Reading((await line.ReadAsync([measure.Wire], priority, cancellation))[0]).Value ?? double.NaN;
            if (flow < StoppedFlow)
                return null;
            await Task.Delay(BetweenPolls, setup.Laboratory, cancellation);
        }

        return $"{Name} still measures {100 * flow:0.#} % of full scale although its set point is 0; close the gas by hand.";
    }
}
