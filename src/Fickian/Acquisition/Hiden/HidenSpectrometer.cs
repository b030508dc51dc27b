using System.Text;
using System.Text.RegularExpressions;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.MassSpectrometry;

namespace Fickian.Acquisition.Hiden;

/// <summary>Hiden HAL mass spectrometer at its MSIU or RC interface, over a serial line 115200 8N1 or TCP.</summary>
/// <remarks>
/// The texts of most replies are not known: any line that is no rejection (<c>*C…*</c>) counts as acknowledge, and emission cannot be read back.
/// Emission is interlocked, see <c>chamber-pressure</c>: it needs fresh pressures below the rig's <c>emission-pressure</c>, and one above it switches emission off at once.
/// Source of the protocol: two public drivers; no real spectrometer was at hand.
/// </remarks>
public sealed partial class HidenSpectrometer : IInstrument
{
    private readonly InstrumentSetup setup;
    private readonly RequestBus bus;
    private readonly EmissionGuard guard;
    private readonly ChannelList list;
    private readonly HidenData data = new();
    private readonly int report;
    private readonly double interval;
    private string job = "";
    private string detector = "Faraday";
    private int filament = 1;
    private bool mayEmit = true;

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where the spectrometer is; the rig's limits <c>emission-pressure</c>, Pa, and <c>multiplier-voltage</c>, V; settings of the channels.</param>
    /// <exception cref="ArgumentException">A setting is none.</exception>
    public HidenSpectrometer(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        (guard, list) = (new(setup), ChannelList.Of(setup));
        report = setup.Setting("report", 5, 5, 17);
        interval = setup.Setting("interval", 0, 0, 3_600_000) / 1000.0;
        if (report is not (5 or 17))
            throw new ArgumentException($"The setting 'report' of {setup.Name} is 5 or 17 and '{report}' was found.", nameof(setup));
        bus = new(setup.Name, setup.Channel, LineFramer.CarriageReturn, new(TimeSpan.FromSeconds(2)), setup.Laboratory, setup.Wire);
        MultiplierVoltage = setup.Limited(new("multiplier-voltage", new("V"), Access.Write, "voltage of the multiplier; the rig must state its limit") { Minimum = 0, Maximum = setup.Limits.ContainsKey("multiplier-voltage") ? 3000 : 0, Resolution = 1, SafeValue = 0 });
        Parameters = [Scanning, .. list.Currents, Emission, EmissionCurrent, Filament, Detector, MultiplierVoltage, Scan, .. guard.Parameters];
    }

    /// <inheritdoc/>
    public event Action<ChannelException>? LinkLost
    {
        add => bus.Lost += value;
        remove => bus.Lost -= value;
    }

    /// <inheritdoc/>
    public event Action<string>? Noticed;

    /// <summary>What this driver is for.</summary>
    public static InstrumentKind Kind { get; } = new("hiden-msiu", "Hiden HAL mass spectrometer (MSIU, RC interface)", new(115200), setup => new HidenSpectrometer(setup), setup => new HidenSimulator(setup))
    {
        Settings = new Dictionary<string, string>(ChannelList.Settings.Where(s => s.Key != "dwell"), StringComparer.Ordinal)
        {
            ["report"] = "5 for mass and value, 17 for time and value (5)",
            ["interval"] = "time from one cycle to the next, ms; 0 for as fast as it goes (0)",
        },
        Probe = HidenCommand.Identity,
        SimulatorSettings = HidenSimulator.KnownSettings,
    };

    /// <summary>Whether it scans.</summary>
    public static Parameter Scanning { get; } = new("scanning", Unit.One, Access.Read, "1 while scans are running") { Choices = OffOn };

    /// <summary>The filament.</summary>
    public static Parameter Emission { get; } = new("emission", Unit.One, Access.Write, "filament: 1 on, interlocked by the pressure; 0 off") { Minimum = 0, Maximum = 1, SafeValue = 0, Choices = OffOn };

    /// <summary>Emission current of the filament at work.</summary>
    public static Parameter EmissionCurrent { get; } = new("emission-current", new("A"), Access.Write, "emission current of the filament at work; the spectrometer takes µA, and 20 µA at rest") { Minimum = 0, Maximum = 2e-3, Resolution = 1e-6 };

    /// <summary>Which filament is used when emission is switched on.</summary>
    public static Parameter Filament { get; } = new("filament", Unit.One, Access.Write, "filament that is used from the next emission on, 1 or 2") { Minimum = 1, Maximum = 2, Choices = new Dictionary<int, string> { [1] = "first", [2] = "second" } };

    /// <summary>Which detector is used from the next scan on.</summary>
    public static Parameter Detector { get; } = new("detector", Unit.One, Access.Write, "detector that is used from the next scan on") { Minimum = 0, Maximum = 1, Choices = new Dictionary<int, string> { [0] = "Faraday", [1] = "SEM" } };

    /// <summary>Scans without end.</summary>
    public static Parameter Scan { get; } = new("scan", Unit.One, Access.Write, "1 lays down the rows and scans without end; 0 stops") { Minimum = 0, Maximum = 1, SafeValue = 0, Choices = OffOn };

    /// <summary>Voltage of the multiplier, up to the limit of the rig.</summary>
    public Parameter MultiplierVoltage { get; }

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => bus.Address;

    /// <inheritdoc/>
    public bool IsConnected => bus.IsOpen;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    /// <remarks>Emission cannot be read back: these steps count as confirmed when the instrument acknowledges them and its state is not running.</remarks>
    public SafeState SafeState => new(
        SafeStage.Emission,
        "no data, ion source in mode 0 and disabled (filaments and multiplier off), not scanning",
        new SafeAction("data stopped", TimeSpan.FromSeconds(10), (priority, cancellation) => SafelyAsync("data stop", priority, cancellation)),
        new SafeAction("ion source in mode 0", TimeSpan.FromSeconds(10), (priority, cancellation) => SafelyAsync("lset mode 0", priority, cancellation)),
        new SafeAction("ion source disabled", TimeSpan.FromSeconds(10), (priority, cancellation) => SafelyAsync("lset enable 0", priority, cancellation)));

    /// <inheritdoc/>
    public BusCounters Counters => bus.Counters;

    private static Dictionary<int, string> OffOn => new() { [0] = "off", [1] = "on" };

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await bus.OpenAsync(cancellation);
        data.Clear();
        var name = Unquoted(await AskAsync(HidenCommand.Identity, RequestPriority.Recipe, cancellation));
        return name.Length > 0 ? new("Hiden", name)
            : throw new DeviceException(DeviceFault.WrongDevice, $"The name of a Hiden spectrometer was expected at {Address} and an empty line came; see that its RC interface is on.");
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var running = await IsRunningAsync(priority, cancellation);
        var cycle = await LatestAsync(HidenCommand.NewData, priority, cancellation);
        return [new(Scanning, running ? 1 : 0), .. Currents(cycle)];
    }

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return parameter.Name == Scanning.Name
            ? new(Scanning, await IsRunningAsync(priority, cancellation) ? 1 : 0)
            : (await PollAsync(priority, cancellation)).FirstOrDefault(r => r.Parameter.Name == parameter.Name)
                ?? throw new ArgumentException($"{Name} has no parameter '{parameter.Name}' that can be read; it has {string.Join(", ", Parameters.Where(p => p.Access.HasFlag(Access.Read)).Select(p => p.Name))}.", nameof(parameter));
    }

    /// <summary>The sweep of the latest cycle, or null if no new cycle is there.</summary>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DeviceException">The settings ask for no sweep, or the data are damaged.</exception>
    public async Task<MassScan?> NextSweepAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var (first, last) = list.Sweep ?? throw new DeviceException(DeviceFault.Refused, $"A sweep was expected and the settings of {Name} ask for none; state 'sweep', for example 10-50.");
        if (await LatestAsync(HidenCommand.NewData, priority, cancellation) is not { } cycle || !Fits(cycle))
            return null;
        var values = Flat(cycle)[list.Masses.Count..];
        return new(++sweeps, Enumerable.Range(0, values.Length).Select(i => first + (i * Step)).Select(m => Math.Min(m, last)).ToArray(), values);
    }

    /// <inheritdoc/>
    public Task CloseAsync() => bus.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => bus.DisposeAsync();

    /// <summary>Sends a command and gives its line back.</summary>
    /// <exception cref="DeviceException">It is rejected, or no line comes.</exception>
    internal async Task<string> AskAsync(Request request, RequestPriority priority, CancellationToken cancellation)
    {
        var reply = (await bus.AskAsync(request, priority, cancellation))[0];
        var text = Encoding.ASCII.GetString(reply).Trim();
        return Rejection().Match(text) is { Success: true } match
            ? throw new DeviceException(DeviceFault.Refused, $"{Name} rejected {request.What} with number {match.Groups["number"].Value}; see its manual for that number.", request.Bytes, reply)
            : text;
    }

    private static string Unquoted(string text) => text.Trim('\'', '"');

    [GeneratedRegex(@"\*C(?<number>\d+)\*?", RegexOptions.ExplicitCapture)]
    private static partial Regex Rejection();
}
