using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.MassSpectrometry;

namespace Fickian.Acquisition.Mmsp;

/// <summary>Mass spectrometer with MMSP over HTTP and JSON: Pfeiffer PrismaPro, INFICON MPH and Transpector.</summary>
/// <remarks>
/// Control is exclusive: take it with <c>control</c>; once another client has it, nothing is written any more and it is told.
/// Emission is interlocked, see <c>chamber-pressure</c>: it needs fresh pressures below the rig's <c>emission-pressure</c>, and one above it switches emission off at once.
/// Setting <c>scan</c> to 1 lays down the channels of the settings (time stamp, total pressure, baseline, single masses, sweep) and starts them without end; the values of a scan are taken in that order.
/// Source of the protocol: four public programs (sample script, URL table, EPICS driver, test server); no real spectrometer was at hand.
/// </remarks>
public sealed partial class MmspSpectrometer : IInstrument
{
    private const int Heads = 3;
    private const int PointsPerMass = 10;
    private const int Looks = 10;
    private const double Microampere = 1e-6;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(0.5);

    private readonly InstrumentSetup setup;
    private readonly HttpLine line;
    private readonly EmissionGuard guard;
    private readonly ChannelList list;
    private bool tookControl;
    private double? pascals;

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where the spectrometer is; the rig's limit <c>emission-pressure</c>, Pa; settings of the channels.</param>
    /// <exception cref="ArgumentException">A setting is none.</exception>
    public MmspSpectrometer(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        (line, guard, list) = (new(setup), new(setup), ChannelList.Of(setup));
        pascals = setup.Setting("pressure-unit", "") switch
        {
            "" => null,
            "torr" => 101325.0 / 760,
            "mbar" => 100,
            "pa" => 1,
            var other => throw new ArgumentException($"The setting 'pressure-unit' of {setup.Name} is torr, mbar or pa and '{other}' was found.", nameof(setup)),
        };
        Parameters = [TotalPressure, Scanning, HardwareErrors, InControl, EmissionCurrent, BoxTemperature, Baseline, .. list.Currents, Control, Emission, Multiplier, Filament, Scan, .. guard.Parameters];
    }

    /// <inheritdoc/>
    public event Action<ChannelException>? LinkLost
    {
        add => line.Lost += value;
        remove => line.Lost -= value;
    }

    /// <inheritdoc/>
    public event Action<string>? Noticed;

    /// <summary>What this driver is for.</summary>
    public static InstrumentKind Kind { get; } = new("mmsp", "Pfeiffer or INFICON mass spectrometer (MMSP over HTTP)", null, setup => new MmspSpectrometer(setup), setup => new MmspSimulator(setup))
    {
        Settings = new Dictionary<string, string>(ChannelList.Settings, StringComparer.Ordinal)
        {
            ["pressure-unit"] = "unit of the total pressure as the spectrometer is set up: torr, mbar, pa (not known before this client has started a scan, which sets Pa)",
            ["client"] = "name under which the spectrometer lists this client (fickian)",
        },
        SimulatorSettings = MmspSimulator.KnownSettings,
    };

    /// <summary>Pressure by the gauge of the spectrometer itself.</summary>
    public static Parameter TotalPressure { get; } = new("total-pressure", Unit.Pascal, Access.Read, "pressure at the ion source by the spectrometer itself; there is none while emission is off");

    /// <summary>Whether it scans.</summary>
    public static Parameter Scanning { get; } = new("scanning", Unit.One, Access.Read, "1 while scans are running") { Choices = OffOn };

    /// <summary>Error bits of the hardware.</summary>
    public static Parameter HardwareErrors { get; } = new("hardware-errors", Unit.One, Access.Read, "error bits of the hardware; while any is set emission counts as off");

    /// <summary>Whether this client is in control.</summary>
    public static Parameter InControl { get; } = new("in-control", Unit.One, Access.Read, "1 while this client may write") { Choices = OffOn };

    /// <summary>Emission current of the filament.</summary>
    public static Parameter EmissionCurrent { get; } = new("emission-current", new("A"), Access.Read, "emission current of the filament; the spectrometer is taken to tell µA");

    /// <summary>Temperature of the electronics.</summary>
    public static Parameter BoxTemperature { get; } = new("box-temperature", Unit.Kelvin, Access.Read, "temperature in the box of the electronics");

    /// <summary>Current where no ions are.</summary>
    public static Parameter Baseline { get; } = new("baseline", new("A"), Access.Read, "current of the last scan where no ions are");

    /// <summary>Control over the spectrometer.</summary>
    public static Parameter Control { get; } = new("control", Unit.One, Access.Write, "1 takes control, which any other client loses; 0 releases it") { Minimum = 0, Maximum = 1, Choices = OffOn };

    /// <summary>The filament.</summary>
    public static Parameter Emission { get; } = new("emission", Unit.One, Access.Write, "filament: 1 on, interlocked by the pressure; 0 off") { Minimum = 0, Maximum = 1, SafeValue = 0, Choices = OffOn };

    /// <summary>The multiplier.</summary>
    public static Parameter Multiplier { get; } = new("multiplier", Unit.One, Access.Write, "electron multiplier: 1 on, only with emission; 0 off") { Minimum = 0, Maximum = 1, SafeValue = 0, Choices = OffOn };

    /// <summary>Which filament is used.</summary>
    public static Parameter Filament { get; } = new("filament", Unit.One, Access.Write, "filament that is used, 1 or 2") { Minimum = 1, Maximum = 2, Choices = new Dictionary<int, string> { [1] = "first", [2] = "second" } };

    /// <summary>Scans without end.</summary>
    public static Parameter Scan { get; } = new("scan", Unit.One, Access.Write, "1 lays down the channels and scans without end; 0 stops") { Minimum = 0, Maximum = 1, SafeValue = 0, Choices = OffOn };

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => setup.Channel.Address;

    /// <inheritdoc/>
    public bool IsConnected => line.IsOpen;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public SafeState SafeState => new(
        SafeStage.Emission,
        "multiplier off, emission off, scans stopped",
        new SafeAction("multiplier off", TimeSpan.FromSeconds(15), (priority, cancellation) => SafelyAsync(Multiplier, priority, cancellation)),
        new SafeAction("emission off", TimeSpan.FromSeconds(30), (priority, cancellation) => SafelyAsync(Emission, priority, cancellation)),
        new SafeAction("scans stopped", TimeSpan.FromSeconds(15), (priority, cancellation) => SafelyAsync(Scan, priority, cancellation)));

    /// <inheritdoc/>
    public BusCounters Counters => line.Counters;

    private static Dictionary<int, string> OffOn => new() { [0] = "off", [1] = "on" };

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        line.Open();
        try
        {
            var serial = (await AskAsync(MmspTarget.SerialNumber, RequestPriority.Recipe, cancellation)).Text();
            var range = await NumberAsync(MmspTarget.MassRange, RequestPriority.Recipe, cancellation);
            var detector = await NumberAsync(MmspTarget.DetectorType, RequestPriority.Recipe, cancellation) switch { 0 => "Faraday cup", 1 => "channel multiplier", 2 => "microchannel plate", 3 => "multiplier 366B", _ => "unknown detector" };
            return new("Pfeiffer or INFICON", $"MMSP, {range:0} u, {detector}", serial);
        }
        catch
        {
            await line.CloseAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var errors = await NumberAsync(MmspTarget.HardwareErrors, priority, cancellation);
        var status = await StatusAsync(priority, cancellation);
        var control = await InControlAsync(priority, cancellation);
        var pressure = await PressureAsync(errors, priority, cancellation);
        if (pressure.Value is { } high && guard.IsTooHigh(high) && setup.Limits.ContainsKey("emission-pressure"))
            await TripAsync($"its own gauge tells {high:G3} Pa", cancellation);
        return [pressure, new(Scanning, status.HasFlag(MmspStatus.Scanning) ? 1 : 0), new(HardwareErrors, errors), new(InControl, control ? 1 : 0), .. await CurrentsAsync(errors, priority, cancellation)];
    }

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        switch (parameter.Name)
        {
            case "emission-current":
                return await DiagnosticAsync(EmissionCurrent, "emissionCurrent", v => v * Microampere, priority, cancellation);
            case "box-temperature":
                return await DiagnosticAsync(BoxTemperature, "internalBoxTemperature", v => v.Celsius(), priority, cancellation);
            default:
                return (await PollAsync(priority, cancellation)).FirstOrDefault(r => r.Parameter.Name == parameter.Name)
                    ?? throw new ArgumentException($"{Name} has no parameter '{parameter.Name}' that can be read; it has {string.Join(", ", Parameters.Where(p => p.Access.HasFlag(Access.Read)).Select(p => p.Name))}.", nameof(parameter));
        }
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var known = Parameters.FirstOrDefault(p => p.Name == parameter.Name) ?? throw new ArgumentException($"{Name} has no parameter '{parameter.Name}'.", nameof(parameter));
        known.Check(Name, value);
        var on = value == 1;
        return known.Name switch
        {
            "control" => on ? await TakeControlAsync(priority, cancellation) : await ReleaseAsync(priority, cancellation),
            "emission" => await EmitAsync(on, priority, cancellation),
            "multiplier" => await MultiplyAsync(on, priority, cancellation),
            "filament" => await SelectFilamentAsync((int)value, priority, cancellation),
            "scan" => on ? await StartAsync(priority, cancellation) : await StopAsync(priority, cancellation),
            _ => await ToldAsync(known, value, cancellation),
        };
    }

    /// <inheritdoc/>
    public Task CloseAsync() => line.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => line.DisposeAsync();

    internal Task<MmspReply> AskAsync(MmspTarget target, RequestPriority priority, CancellationToken cancellation) => line.AskAsync(target, priority, cancellation);
}
