using System.Globalization;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Pfeiffer;

/// <summary>Vacuum gauges at a Pfeiffer or INFICON controller TPG 26x, 36x, 300 or 500.</summary>
/// <remarks>
/// A pressure counts only with status 0; everything else is a state without a value.
/// Units are numbered differently by each family, so the family must be known: 36x tells it, the others need the setting <c>model</c>.
/// The unit of the display is read with every poll, because it can be changed at the front.
/// Source: drivers of InstrumentKit, CINF and ISIS; no controller was at hand.
/// </remarks>
public sealed class TpgController : IInstrument
{
    private readonly TpgLine line;
    private readonly InstrumentSetup setup;
    private readonly string? stated;
    private readonly string? fixedUnit;
    private TpgModel model;

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where the controller is. Settings: <c>model</c>, <c>unit</c>.</param>
    /// <exception cref="ArgumentException">A setting cannot be.</exception>
    public TpgController(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        stated = setup.Settings.GetValueOrDefault("model");
        model = TpgModel.Find(stated ?? "36x");
        fixedUnit = setup.Settings.GetValueOrDefault("unit");
        if (fixedUnit is not null && TpgModel.Pascals(fixedUnit) is null)
            throw new ArgumentException($"The setting 'unit' of {setup.Name} must be mbar, hPa, Torr, micron or Pa and '{fixedUnit}' was found.", nameof(setup));
        if (model.Units.Count == 0 && fixedUnit is null)
            throw new ArgumentException($"How a TPG {model.Name} numbers its units is not known; state the unit of its display for {setup.Name}: unit = mbar, Torr or Pa.", nameof(setup));
        line = new(setup);
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
    public static InstrumentKind Kind { get; } = new("pfeiffer-tpg", "Pfeiffer or INFICON gauge controller TPG 26x, 36x, 300, 500", new(9600), setup => new TpgController(setup), setup => new TpgSimulator(setup))
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["model"] = "26x, 36x, 300 or 500 (what the controller says)",
            ["unit"] = "unit of the display: mbar, hPa, Torr, micron or Pa (what the controller says; needed by the 500)",
        },
        SimulatorSettings = TpgSimulator.KnownSettings,
        Probe = new("PNR\r\n"u8.ToArray(), "firmware (PNR)"),
    };

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => line.Bus.Address;

    /// <inheritdoc/>
    public bool IsConnected => line.Bus.IsOpen;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters =>
    [
        .. model.Channels.Select(Pressure),
        .. HasSwitches ? [Switch(1), Switch(2)] : Array.Empty<Parameter>(),
        .. model.Units.Count > 0 ? [DisplayUnit] : Array.Empty<Parameter>(),
    ];

    /// <inheritdoc/>
    public BusCounters Counters => line.Bus.Counters;

    /// <inheritdoc/>
    public SafeState SafeState => SafeState.Nothing($"the gauges of {Name} stay on: they watch the vacuum");

    internal TpgLine Line => line;

    private bool HasSwitches => model.Channels[0] == "R1";

    private Parameter DisplayUnit => new("display-unit", Unit.One, Access.ReadWrite, "unit of the display")
    {
        Minimum = model.Units.Keys.Min(),
        Maximum = model.Units.Keys.Max(),
        Resolution = 1,
        Choices = model.Units,
    };

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await line.Bus.OpenAsync(cancellation);
        var told = await TextOrNullAsync("AYT", cancellation);
        if (told is null && stated is null)
            throw new DeviceException(DeviceFault.WrongDevice, $"{Name} does not say which TPG it is, and each numbers its units differently; state the setting model = 26x, 300 or 500.");
        if (told is not null && TpgModel.OfIdentity(told) is { } found)
        {
            if (stated is not null && found.Name != stated)
                throw new DeviceException(DeviceFault.WrongDevice, $"{Name} must be a TPG {stated} and says '{told}'.");
            model = found;
        }

        if (told?.Split(',') is { Length: >= 4 } parts)
            return new("Pfeiffer", parts[0].Trim(), parts[2].Trim(), parts[3].Trim());
        return new("Pfeiffer", told ?? $"TPG {model.Name}", "", await TextOrNullAsync("PNR", cancellation) ?? "");
    }

    /// <summary>Asks for a text: <c>TID</c> types of the gauges, <c>PNR</c> firmware, <c>MAC</c>, <c>ETH</c>, <c>LNG</c>, <c>ERR</c>, <c>SPS</c> switching states, <c>SP1</c> thresholds.</summary>
    /// <param name="mnemonic">Three letters or letters and a digit.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ArgumentException">The mnemonic would set something.</exception>
    /// <exception cref="DeviceException">The controller does not know it.</exception>
    public Task<string> TextAsync(string mnemonic, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mnemonic);
        if (mnemonic.Length != 3 || !mnemonic.All(char.IsAsciiLetterOrDigit) || mnemonic == "RES")
            throw new ArgumentException($"A mnemonic that only asks, such as TID, PNR or SPS, was expected and '{mnemonic}' was found; nothing was sent.", nameof(mnemonic));
        return line.AskAsync(mnemonic, Printable, priority, cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var unit = await UnitAsync(priority, cancellation);
        var readings = new List<Reading>();
        if (HasSwitches && await PairAsync(priority, cancellation) is { } both)
            readings.AddRange(both.Select((r, i) => ReadingOf(Pressure(model.Channels[i]), r, unit)));
        else
            foreach (var channel in model.Channels)
                readings.Add(ReadingOf(Pressure(channel), await OneAsync(channel, priority, cancellation), unit));
        foreach (var reading in readings.Where(r => r.State is "sensor error" or "identification error"))
            Noticed?.Invoke($"{reading.Parameter.Name} of {Name}: {reading.State}.");
        return readings;
    }

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation)
    {
        var known = Find(parameter);
        if (known.Name == "display-unit")
            return new(known, await CodeAsync("UNI", 0, priority, cancellation));
        if (known.Name.StartsWith("gauge-", StringComparison.Ordinal))
            return new(known, await CodeAsync("SEN", known.Name[^1] - '1', priority, cancellation));
        var channel = model.Channels.First(c => Pressure(c).Name == known.Name);
        return ReadingOf(known, await OneAsync(channel, priority, cancellation), await UnitAsync(priority, cancellation));
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation)
    {
        var known = Find(parameter);
        known.Check(Name, value);
        var code = ((int)value).ToString(CultureInfo.InvariantCulture);
        var command = known.Name switch { "gauge-1" => $"SEN,{code},0", "gauge-2" => $"SEN,0,{code}", _ => $"UNI,{code}" };
        return await ConfirmedWrite.RunAsync(
            Name,
            known,
            value,
            () => line.CommandAsync(command, priority, cancellation),
            async () => (await ReadAsync(known, priority, cancellation)).Value);
    }

    /// <inheritdoc/>
    public Task CloseAsync() => line.Bus.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => line.DisposeAsync();

    private static string? Printable(string text) => text.Length > 0 && text.All(c => c is >= ' ' and <= '~') ? text : null;

    private static Parameter Pressure(string channel) => new($"pressure-{(channel[0] == 'R' ? channel[1..] : channel.ToLowerInvariant())}", Unit.Pascal, Access.Read, $"pressure of channel {channel.TrimStart('R')}");

    private static Parameter Switch(int number) => new($"gauge-{number}", Unit.One, Access.ReadWrite, $"whether gauge {number} is on")
    {
        Minimum = 1,
        Maximum = 2,
        Resolution = 1,
        Choices = new Dictionary<int, string> { [0] = "cannot be switched", [1] = "off", [2] = "on" },
    };

    private static Reading ReadingOf(Parameter parameter, TpgReading reading, string? unit) => reading.Status switch
    {
        GaugeStatus.Ok when unit is not null && TpgModel.Pascals(unit) is { } pascals => new(parameter, reading.Value * pascals),
        GaugeStatus.Ok => new(parameter, null, $"unit is {unit ?? "not known"}"),
        GaugeStatus.UnderRange => new(parameter, null, "under range"),
        GaugeStatus.OverRange => new(parameter, null, "over range"),
        GaugeStatus.SensorError => new(parameter, null, "sensor error"),
        GaugeStatus.Off => new(parameter, null, "off"),
        GaugeStatus.NoSensor => new(parameter, null, "no sensor"),
        _ => new(parameter, null, "identification error"),
    };

    private Parameter Find(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return Parameters.FirstOrDefault(p => p.Name == parameter.Name) ?? throw new ArgumentException($"{Name} has no parameter '{parameter.Name}'.", nameof(parameter));
    }

    private async Task<string?> TextOrNullAsync(string mnemonic, CancellationToken cancellation)
    {
        try
        {
            return await line.AskAsync(mnemonic, Printable, RequestPriority.Recipe, cancellation);
        }
        catch (DeviceException e) when (e.Fault == DeviceFault.Refused)
        {
            return null;
        }
    }

    private async Task<string?> UnitAsync(RequestPriority priority, CancellationToken cancellation)
    {
        if (model.Units.Count == 0)
            return fixedUnit;
        var unit = model.Units.GetValueOrDefault(await CodeAsync("UNI", 0, priority, cancellation));
        return fixedUnit is null || unit == fixedUnit ? unit : null;
    }

    // A line of small numbers with commas between: which one is wanted.
    private async Task<int> CodeAsync(string mnemonic, int index, RequestPriority priority, CancellationToken cancellation)
    {
        var codes = await line.AskAsync(mnemonic, text => text.Split(',').All(c => c is [>= '0' and <= '9']) && text.Split(',').Length > index ? text.Split(',') : null, priority, cancellation);
        return codes[index][0] - '0';
    }

    private async Task<TpgReading> OneAsync(string channel, RequestPriority priority, CancellationToken cancellation) =>
        (await line.AskAsync($"P{channel}", text => TpgReading.Decode(text) is { Count: 1 } one ? one : null, priority, cancellation))[0];

    // Both gauges of one moment; a controller for one gauge gives one.
    private async Task<IReadOnlyList<TpgReading>?> PairAsync(RequestPriority priority, CancellationToken cancellation)
    {
        try
        {
            return await line.AskAsync("PRX", text => TpgReading.Decode(text) is { Count: 1 or 2 } some ? some : null, priority, cancellation);
        }
        catch (DeviceException e) when (e.Fault == DeviceFault.Refused)
        {
            return null;
        }
    }
}
