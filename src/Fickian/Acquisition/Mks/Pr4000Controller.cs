using System.IO.Ports;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Mks;

/// <summary>MKS PR4000B two-channel readout and controller; 9600 7O1.</summary>
/// <remarks>
/// What a channel measures, and so the unit of its values here, is a setting; the instrument's own unit must belong to it and is read when it is connected.
/// Commands are obeyed in remote mode alone, which is read before each. Ranges, limits and relays are changed only where the rig allows it.
/// Source of the protocol: the recorded device of ISIS and the driver of MSL; no real instrument was at hand.
/// </remarks>
public sealed class Pr4000Controller : IInstrument
{
    private readonly InstrumentSetup setup;
    private readonly Pr4000Line line;
    private readonly IReadOnlyList<int> channels;
    private readonly Dictionary<int, Pr4000Range> ranges = [];
    private InstrumentValues values;

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where the instrument is, and the limits of the rig; for its settings see <see cref="Kind"/>.</param>
    /// <exception cref="ArgumentException">A setting cannot be.</exception>
    public Pr4000Controller(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        channels = [.. Enumerable.Range(1, 2).Where(n => Quantity(n) != "off")];
        if (channels.FirstOrDefault(n => Pr4000Unit.Quantity(Quantity(n)) is null) is > 0 and var wrong)
            throw new ArgumentException($"The setting 'quantity-{wrong}' of {setup.Name} must be flow, pressure, temperature, voltage, current, fraction or off and '{Quantity(wrong)}' was found.", nameof(setup));
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
        add => line.Warned += value;
        remove => line.Warned -= value;
    }

    /// <summary>What this driver is for.</summary>
    public static InstrumentKind Kind { get; } = new("mks-pr4000b", "MKS PR4000B two-channel readout and controller", new(9600, 7, Parity.Odd), setup => new Pr4000Controller(setup), setup => new Pr4000Simulator(setup))
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["quantity-1"] = "what channel 1 measures: flow, pressure, temperature, voltage, current, fraction or off (flow)",
            ["quantity-2"] = "what channel 2 measures (flow)",
            ["decimals"] = "digits after the point of a set point, 0 to 4 (2)",
            ["standard"] = "state of SCCM and SLM, K and Pa (273.15,101325)",
        },
        SimulatorSettings = Pr4000Simulator.KnownSettings,
        Probe = new("?ID\r"u8.ToArray(), "identity (?ID)"),
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
    public SafeState SafeState => new(
        SafeStage.Gas,
        "remote mode, set points 0, valves off",
        [
            Safe("remote mode", "remote", 1),
            .. channels.SelectMany(n => new[] { Safe($"set point {n} at 0", $"setpoint-{n}", values[$"setpoint-{n}"].SafeValue!.Value), Safe($"valve {n} off", $"valve-{n}", 0) }),
        ]);

    internal Pr4000Line Line => line;

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await line.Bus.OpenAsync(cancellation);
        var identity = await line.AskAsync("?ID", text => text.All(c => c is >= ' ' and <= '~'), RequestPriority.Recipe, cancellation);
        await ReadRangesAsync(cancellation);
        return new("MKS", identity.Trim());
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation) => values.PollAsync(priority, cancellation);

    /// <inheritdoc/>
    public Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation) => values.ReadAsync(parameter, priority, cancellation);

    /// <inheritdoc/>
    public Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation) => values.SetAsync(parameter, value, priority, cancellation);

    /// <summary>Reads the set point and the valve of a channel in one exchange (AC).</summary>
    /// <param name="channel">Channel, 1 or 2.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The set point in SI, and whether the valve is on.</returns>
    public async Task<(double Setpoint, bool IsValveOn)> ActualAsync(int channel, RequestPriority priority, CancellationToken cancellation)
    {
        var text = await line.AskAsync($"?AC{channel}", t => t.Split(',') is [var number, "ON" or "OFF"] && MksText.Number(number) is not null, priority, cancellation);
        var parts = text.Split(',');
        return (ranges[channel].Unit!.ToSI(MksText.Number(parts[0])!.Value), parts[1] == "ON");
    }

    /// <summary>Sets full scale and unit of a channel and reads them back. The rig must allow <c>range</c>.</summary>
    /// <param name="channel">Channel, 1 or 2.</param>
    /// <param name="fullScale">Full scale, in the unit.</param>
    /// <param name="unitCode">Number of the unit: 0 µbar, 1 mbar, 2 bar, 3 mTorr, 4 Torr, 6 Pa, 7 kPa, 10 PSI, 12 SCCM, 13 SLM, 17 mA, 18 V, 19 %, 20 °C.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DeviceException">The rig does not allow it, or the range reads back as another.</exception>
    public async Task SetRangeAsync(int channel, double fullScale, int unitCode, CancellationToken cancellation)
    {
        setup.RequireAllowed("range");
        if (!(fullScale > 0 && fullScale < 1e6) || Pr4000Unit.Of(unitCode, Reference) is null)
            throw new ArgumentException($"A full scale above 0 and the number of a unit were expected and {fullScale:G6}, {unitCode} was found; nothing was sent.", nameof(fullScale));
        await line.CommandAsync($"RG{channel},{fullScale:0.##},{unitCode}", RequestPriority.Recipe, cancellation);
        await ReadRangesAsync(cancellation);
        if (ranges[channel].Code != unitCode || Math.Abs(ranges[channel].FullScale - fullScale) > 0.005001)
            throw new DeviceException(DeviceFault.NotConfirmed, $"The range {channel} of {Name} was set to {fullScale:0.##} with unit {unitCode} and reads back as {ranges[channel].FullScale:0.##} with unit {ranges[channel].Code}.");
    }

    /// <summary>Makes the present reading of a channel the zero (AZ). The rig must allow <c>zero</c>.</summary>
    /// <param name="channel">Channel, 1 or 2.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task ZeroAsync(int channel, CancellationToken cancellation)
    {
        setup.RequireAllowed("zero");
        return line.CommandAsync($"AZ{channel}", RequestPriority.Recipe, cancellation);
    }

    /// <inheritdoc/>
    public Task CloseAsync() => line.Bus.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => line.Bus.DisposeAsync();

    private GasReference Reference => GasReference.Parse(setup.Setting("standard", GasReference.Normal.ToString()));

    private string Quantity(int channel) => setup.Setting($"quantity-{channel}", "flow");

    private InstrumentValues Values() => new Pr4000Values(setup, line, n => ranges.GetValueOrDefault(n)).All(channels);

    private async Task ReadRangesAsync(CancellationToken cancellation)
    {
        foreach (var n in channels)
        {
            var range = Pr4000Range.Decode(await line.AskAsync($"?RG{n}", Pr4000Range.IsRange, RequestPriority.Recipe, cancellation));
            var unit = Pr4000Unit.Of(range.Code, Reference);
            if (unit is null || unit.SI != Pr4000Unit.Quantity(Quantity(n)) || !(range.FullScale > 0))
                throw new DeviceException(DeviceFault.WrongDevice, $"Channel {n} of {Name} has the range {range.FullScale:0.##} in {unit?.Symbol ?? $"unit {range.Code}"}, which is no {Quantity(n)}; set 'quantity-{n}' as the channel is, or to off.");
            ranges[n] = range with { Unit = unit };
        }

        values = Values();
    }

    private SafeAction Safe(string what, string parameter, double value) => new(what, TimeSpan.FromSeconds(5), async (priority, cancellation) =>
    {
        var outcome = await SetAsync(values[parameter], value, priority, cancellation);
        return outcome.Result == WriteResult.Done ? null : outcome.Sentence;
    });
}
