using System.Globalization;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Pfeiffer;

/// <summary>A Pfeiffer gauge, turbo pump or OmniControl that speaks telegrams on RS-485.</summary>
/// <remarks>
/// Telegrams have a sum over all characters, an address and the number of the parameter: a reply must agree in all three.
/// A device with an error word <c>ErrNNN</c> gives no value; <c>WrnNNN</c> is told and the value counts.
/// A pump is left running by the safe state, because it protects the cell, unless the setting <c>safe</c> says stop.
/// Source: manual examples in two drivers, a recorded gauge; no device was at hand.
/// </remarks>
public sealed class PfeifferDevice : IInstrument
{
    private const double AtSpeedShare = 0.9;

    private readonly PfeifferLine line;
    private readonly InstrumentSetup setup;
    private readonly string device;
    private readonly int address;
    private readonly bool stops;
    private readonly (double Low, double High) range;
    private readonly IReadOnlyList<PfeifferParameter> values;

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where the device is, and the limits of the rig.</param>
    /// <exception cref="ArgumentException">A setting cannot be.</exception>
    public PfeifferDevice(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        device = setup.Setting("device", "gauge");
        address = setup.Setting("address", 1, 0, 255);
        stops = setup.Setting("safe", "run") switch { "run" => false, "stop" => true, var other => throw new ArgumentException($"The setting 'safe' of {setup.Name} must be run or stop and '{other}' was found.", nameof(setup)) };
        range = (Pressure("low", 0), Pressure("high", double.PositiveInfinity));
        var known = device switch
        {
            "gauge" => PfeifferParameter.Gauge,
            "pump" => PfeifferParameter.Pump,
            "omnicontrol" => PfeifferParameter.Channels(Channels(setup)),
            _ => throw new ArgumentException($"The setting 'device' of {setup.Name} must be gauge, pump or omnicontrol and '{device}' was found.", nameof(setup)),
        };
        values = [.. known.Select(v => v with { Parameter = setup.Limited(v.Parameter) })];
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
    public static InstrumentKind Kind { get; } = new("pfeiffer-rs485", "Pfeiffer gauge, turbo pump or OmniControl, RS-485 telegrams", new(9600), setup => new PfeifferDevice(setup), setup => new PfeifferSimulator(setup))
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["device"] = "gauge, pump or omnicontrol (gauge)",
            ["address"] = "address on the line, 0 to 255; of an OmniControl its base (1)",
            ["channels"] = "channels of an OmniControl that have a gauge, with + between (1)",
            ["low"] = "lowest pressure that the gauge measures, Pa; below it a state is given (none)",
            ["high"] = "highest pressure that the gauge measures, Pa; above it a state is given (none)",
            ["safe"] = "what the safe state does with a pump: run or stop (run)",
            ["echo"] = "yes if the adapter sends back what is sent (no)",
        },
        Probe = new("0010031202=?101\r"u8.ToArray(), "firmware of address 1 (312)"),
        SimulatorSettings = PfeifferSimulator.KnownSettings,
    };

    /// <summary>What a pump is doing.</summary>
    public static Parameter State { get; } = new("state", Unit.One, Access.Read, "what the pump is doing")
    {
        Choices = Enum.GetValues<PumpState>().ToDictionary(s => (int)s, s => s.ToString()),
    };

    /// <summary>Number of the error; a warning is negative.</summary>
    public static Parameter Error { get; } = new("error", Unit.One, Access.Read, "number of the error, 0 is none, a warning is negative");

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => line.Bus.Address;

    /// <inheritdoc/>
    public bool IsConnected => line.Bus.IsOpen;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters =>
    [
        .. values.Select(v => v.Parameter), Error, .. device == "pump" ? [State] : Array.Empty<Parameter>(),
    ];

    /// <inheritdoc/>
    public BusCounters Counters => line.Bus.Counters;

    /// <inheritdoc/>
    public SafeState SafeState => device != "pump" ? SafeState.Nothing($"{Name} only measures")
        : !stops ? SafeState.Nothing($"{Name} keeps running: it protects the cell")
        : new(SafeStage.Motion, "pumping station off", new SafeAction("pumping station off", TimeSpan.FromSeconds(10), StopAsync));

    internal PfeifferLine Line => line;

    private int Own => device == "omnicontrol" ? address + 1 : address;

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await line.Bus.OpenAsync(cancellation);
        var name = await TextOrEmptyAsync(PfeifferParameter.NameNumber, cancellation);
        var firmware = await TextOrEmptyAsync(PfeifferParameter.FirmwareNumber, cancellation);
        var first = values.First(v => v.Number is 309 or 740);
        try
        {
            await line.NumberAsync(address + first.Address, first.Number, first.Type, RequestPriority.Recipe, cancellation);
        }
        catch (DeviceException e) when (e.Fault == DeviceFault.Refused)
        {
            throw new DeviceException(DeviceFault.WrongDevice, $"{Name} must be a {device} and has no parameter {first.Number} ({first.Parameter.Name}): another device ('{name}') answers at address {address}.", e.Sent, e.Received);
        }

        return new("Pfeiffer", name.Length > 0 ? name : device, "", firmware);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var error = await ErrorAsync(Own, priority, cancellation);
        var readings = new List<Reading>();
        foreach (var value in values.Where(v => v.Number is not (12 or 741)))
            readings.Add(await ReadingAsync(value, error, priority, cancellation));
        readings.Add(error);
        if (device == "pump")
            readings.Add(new(State, (int)StateOf(readings, error)));
        if (error.Value != 0)
            Noticed?.Invoke($"{Name} reports {error.State}.");
        return readings;
    }

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (parameter.Name == Error.Name)
            return await ErrorAsync(Own, priority, cancellation);
        if (parameter.Name == State.Name && device == "pump")
            return (await PollAsync(priority, cancellation))[^1];
        return await ReadingAsync(Find(parameter), await ErrorAsync(Own, priority, cancellation), priority, cancellation);
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var known = Find(parameter);
        known.Parameter.Check(Name, value);
        if (known.Parameter.IsDangerous)
            setup.RequireAllowed(known.Parameter.Name);
        return await ConfirmedWrite.RunAsync(
            Name,
            known.Parameter with { Resolution = known.Step(value) },
            value,
            () => line.SetAsync(address + known.Address, known.Number, known.Type, (value - known.Offset) / known.Factor, priority, cancellation),
            async () => await ValueAsync(known, priority, cancellation));
    }

    /// <inheritdoc/>
    public Task CloseAsync() => line.Bus.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => line.DisposeAsync();

    private static int[] Channels(InstrumentSetup setup)
    {
        var text = setup.Setting("channels", "1").Split('+');
        var numbers = text.Select(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 12 ? n : 0).ToArray();
        return !numbers.Contains(0) ? numbers : throw new ArgumentException($"The setting 'channels' of {setup.Name} must be numbers from 1 to 12 with + between and '{setup.Setting("channels", "1")}' was found.", nameof(setup));
    }

    private double Pressure(string name, double otherwise) => !setup.Settings.TryGetValue(name, out var text) ? otherwise
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var pascals) && pascals > 0 ? pascals
        : throw new ArgumentException($"The setting '{name}' of {setup.Name} must be a pressure above 0 in Pa and '{text}' was found.", nameof(name));

    private PfeifferParameter Find(Parameter parameter) =>
        values.FirstOrDefault(v => v.Parameter.Name == parameter.Name) ?? throw new ArgumentException($"{Name} has no parameter '{parameter.Name}' that can be set or asked for.", nameof(parameter));

    private async Task<double> ValueAsync(PfeifferParameter known, RequestPriority priority, CancellationToken cancellation) =>
        await line.NumberAsync(address + known.Address, known.Number, known.Type, priority, cancellation) * known.Factor + known.Offset;

    private async Task<Reading> ReadingAsync(PfeifferParameter known, Reading error, RequestPriority priority, CancellationToken cancellation)
    {
        if (known.Number != 740)
            return new(known.Parameter, await ValueAsync(known, priority, cancellation));
        if (error.Value > 0)
            return new(known.Parameter, null, error.State);
        var pressure = await ValueAsync(known, priority, cancellation);
        return pressure < range.Low ? new(known.Parameter, null, "under range")
            : pressure > range.High ? new(known.Parameter, null, "over range")
            : new(known.Parameter, pressure);
    }

    private async Task<Reading> ErrorAsync(int at, RequestPriority priority, CancellationToken cancellation)
    {
        var word = await line.TextAsync(at, PfeifferParameter.ErrorNumber, priority, cancellation);
        var number = word.Length == 6 && int.TryParse(word.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1;
        return word == "000000" ? new(Error, 0)
            : number >= 0 && word.StartsWith("Err", StringComparison.Ordinal) ? new(Error, number, $"error {number:000}")
            : number >= 0 && word.StartsWith("Wrn", StringComparison.Ordinal) ? new(Error, -number, $"warning {number:000}")
            : throw new DeviceException(DeviceFault.UnreadableReply, $"{Name} must answer 000000, ErrNNN or WrnNNN to parameter 303 and answered '{word}'.");
    }

    private async Task<string> TextOrEmptyAsync(int parameter, CancellationToken cancellation)
    {
        try
        {
            return (await line.TextAsync(Own, parameter, RequestPriority.Recipe, cancellation)).Trim();
        }
        catch (DeviceException e) when (e.Fault == DeviceFault.Refused)
        {
            return "";
        }
    }

    private static PumpState StateOf(List<Reading> readings, Reading error)
    {
        double Of(string name) => readings.First(r => r.Parameter.Name == name).Value ?? 0;
        var on = Of("pumping") == 1 && Of("motor") == 1;
        return error.Value > 0 ? PumpState.Fault
            : on ? Of("speed") >= AtSpeedShare * Of("set-speed") ? PumpState.AtSpeed : PumpState.RunUp
            : Of("speed") > 1 ? PumpState.Braking
            : PumpState.Stopped;
    }

    private async Task<string?> StopAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var outcome = await SetAsync(Find(values[0].Parameter).Parameter, 0, priority, cancellation);
        return outcome.Result == WriteResult.Done ? null : outcome.Sentence;
    }
}
