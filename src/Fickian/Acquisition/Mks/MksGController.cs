using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Mks;

/// <summary>MKS G-series mass-flow controller with digital line; 9600 8N1.</summary>
/// <remarks>
/// Flows are mol/s, from the unit that the instrument tells when it is connected; its standard state is 0 °C and 101 325 Pa if the settings do not say otherwise.
/// Opening the valve fully (purge) needs the permission <c>purge</c>.
/// Source of the protocol: the driver of PyExpLabSys; no real instrument was at hand.
/// </remarks>
public sealed class MksGController : IInstrument
{
    private const int FlowPolls = 12;
    private const double StoppedFlow = 0.02;

    private static readonly TimeSpan BetweenPolls = TimeSpan.FromSeconds(0.5);

    private readonly InstrumentSetup setup;
    private readonly MksGLine line;
    private InstrumentValues values;
    private ScaledUnit? unit;
    private double fullScale = double.PositiveInfinity;

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where the instrument is, and the limits of the rig; for its settings see <see cref="Kind"/>.</param>
    /// <exception cref="ArgumentException">A setting cannot be.</exception>
    public MksGController(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        line = new(setup);
        values = Values();
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
    public static InstrumentKind Kind { get; } = new("mks-g", "MKS G-series mass-flow controller", new(9600), setup => new MksGController(setup), setup => new MksGSimulator(setup))
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["address"] = "address, 1 to 254; 254 is any instrument (254)",
            ["decimals"] = "digits after the point of a set point, 0 to 4 (2)",
            ["standard"] = "state of SCCM and SLM, K and Pa (273.15,101325)",
        },
        SimulatorSettings = MksGSimulator.KnownSettings,
        Probe = new(new MksGFrame(MksGLine.AnyAddress, "SN?").Encode(), "serial number (SN?)"),
    };

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => line.Bus.Address;

    /// <inheritdoc/>
    public bool IsConnected => line.Bus.IsOpen;

    /// <summary>The set point, mol/s; its full scale is known once the instrument is connected.</summary>
    public Parameter Setpoint => values["setpoint"];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => values.Parameters;

    /// <inheritdoc/>
    public BusCounters Counters => line.Bus.Counters;

    /// <inheritdoc/>
    public SafeState SafeState => new(
        SafeStage.Gas,
        "set point 0, valve no longer overridden, no flow",
        new SafeAction("set point 0", TimeSpan.FromSeconds(5), (p, c) => SentenceAsync("setpoint", p, c)),
        new SafeAction("valve not overridden", TimeSpan.FromSeconds(5), (p, c) => SentenceAsync("valve", p, c)),
        new SafeAction("flow below 2 % of full scale", TimeSpan.FromSeconds(15), StoppedAsync));

    internal MksGLine Line => line;

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await line.Bus.OpenAsync(cancellation);
        var serial = await line.AskAsync("SN?", RequestPriority.Recipe, cancellation);
        var label = await line.AskAsync("U?", RequestPriority.Recipe, cancellation);
        var reference = GasReference.Parse(setup.Setting("standard", GasReference.Normal.ToString()));
        unit = InstrumentUnits.Flow(label, reference, reference) ?? throw new DeviceException(DeviceFault.WrongDevice, $"{Name} states flows in '{label}', which is no known unit of flow; see that it is an MKS flow controller.");
        var full = await line.AskAsync("FS?", RequestPriority.Recipe, cancellation);
        fullScale = MksText.Number(full) is > 0 and var number ? number : throw new DeviceException(DeviceFault.UnreadableReply, $"{Name} gives '{full}' as its full scale; a number above 0 was expected.");
        values = Values();
        return new("MKS", "G-series", serial);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation) => values.PollAsync(priority, cancellation);

    /// <inheritdoc/>
    public Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation) => values.ReadAsync(parameter, priority, cancellation);

    /// <inheritdoc/>
    public Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation) => values.SetAsync(parameter, value, priority, cancellation);

    /// <inheritdoc/>
    public Task CloseAsync() => line.Bus.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => line.Bus.DisposeAsync();

    private InstrumentValues Values()
    {
        var flow = unit ?? new("", InstrumentUnits.MolePerSecond);
        var decimals = setup.Setting("decimals", 2, 0, 4);
        var setpoint = setup.Limited(new("setpoint", flow.SI, Access.ReadWrite, "flow that is asked for") { Minimum = 0, Maximum = flow.ToSI(fullScale), Resolution = flow.Scale * Math.Pow(10, -decimals), SafeValue = 0 });
        var valve = new Parameter("valve", Unit.One, Access.Write, "override of the valve; purge, fully open, needs the permission 'purge'") { Minimum = 0, Maximum = 1, SafeValue = 0, Choices = new Dictionary<int, string> { [0] = "normal", [1] = "purge" } };
        return new(setup.Name,
        [
            Number(setup.Limited(new("flow", flow.SI, Access.Read, "flow that is measured")), "FX", flow),
            Number(setpoint, "SX", flow) with { Set = (value, p, c) => SetpointAsync(setpoint, flow, value, decimals, p, c) },
            Number(new("temperature", Unit.Kelvin, Access.Read, "temperature of the instrument"), "TA", InstrumentUnits.Celsius),
            Number(new("gas", Unit.One, Access.Read, "gas, by its number in SEMI E52 (13 nitrogen)"), "PG", new("", Unit.One)),
            Number(new("running-time", Unit.Second, Access.Read, "time that the instrument has run"), "RH", new("h", Unit.Second, 3600)) with { IsPolled = false },
            Number(new("address", Unit.One, Access.Read, "address of the instrument"), "CA", new("", Unit.One)) with { IsPolled = false },
            new(valve, null, OverrideAsync),
        ]);
    }

    private InstrumentValue Number(Parameter parameter, string command, ScaledUnit scale) =>
        new(parameter, async (p, c) => MksText.Reading(parameter, scale, await line.AskAsync($"{command}?", p, c)));

    private Task<WriteOutcome> SetpointAsync(Parameter setpoint, ScaledUnit flow, double value, int decimals, RequestPriority priority, CancellationToken cancellation) =>
        unit is null ? throw new DeviceException(DeviceFault.LinkLost, $"{Name} is not connected; connect first.")
        : ConfirmedWrite.RunAsync(
            Name,
            setpoint,
            value,
            () => line.AskAsync($"SX!{flow.FromSI(value).ToString($"F{decimals}")}", priority, cancellation),
            async () => MksText.Reading(setpoint, flow, await line.AskAsync("SX?", priority, cancellation)).Value);

    // What the override is cannot be asked; its acknowledge repeats it.
    private async Task<WriteOutcome> OverrideAsync(double value, RequestPriority priority, CancellationToken cancellation)
    {
        if (value == 1)
            setup.RequireAllowed("purge");
        var word = value == 1 ? "PURGE" : "NORMAL";
        try
        {
            var reply = await line.AskAsync($"VO!{word}", priority, cancellation);
            return reply == word
                ? new(WriteResult.Acknowledged, null, $"{Name} acknowledged the valve override {word}.")
                : new(WriteResult.NotDone, null, $"{Name} was told the valve override {word} and acknowledged '{reply}'.");
        }
        catch (DeviceException e) when (e.IsPassing)
        {
            return new(WriteResult.Unknown, null, $"Whether {Name} took the valve override {word} is not known: {e.Message}");
        }
    }

    private async Task<string?> SentenceAsync(string parameter, RequestPriority priority, CancellationToken cancellation)
    {
        var outcome = await SetAsync(values[parameter], 0, priority, cancellation);
        return outcome.Result is WriteResult.Done or WriteResult.Acknowledged ? null : outcome.Sentence;
    }

    private async Task<string?> StoppedAsync(RequestPriority priority, CancellationToken cancellation)
    {
        Reading? flow = null;
        for (var poll = 0; poll < FlowPolls; poll++)
        {
            flow = await ReadAsync(values["flow"], priority, cancellation);
            if (flow.Value is { } value && Math.Abs(value) < StoppedFlow * unit!.ToSI(fullScale))
                return null;
            await Task.Delay(BetweenPolls, setup.Laboratory, cancellation);
        }

        return $"{Name} still shows {flow} although its set point is 0; close the gas by hand.";
    }
}
