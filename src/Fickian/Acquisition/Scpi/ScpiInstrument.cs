using System.Globalization;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Scpi;

/// <summary>A meter or a supply that speaks SCPI.</summary>
/// <remarks>
/// A supply gets its current limit before its voltage, and neither beyond what the rig allows.
/// Two limits of the rig are of no parameter: <c>power</c>, W, holds for the product of both, <c>slew</c>, V/s, for the way to another voltage while the output is on.
/// After an error nothing is set until <c>clear</c> is, except the output off. <c>*RST</c> is never sent unasked.
/// Source: IEEE 488.2, and driver tests of pymeasure and InstrumentKit for the settings; no instrument was at hand.
/// </remarks>
public sealed class ScpiInstrument : IInstrument
{
    private static readonly TimeSpan Slewing = TimeSpan.FromSeconds(0.5);

    private readonly ScpiLine line;
    private readonly InstrumentSetup setup;
    private readonly ScpiMeter? meter;
    private readonly Parameter cycles;
    private readonly Parameter voltage;
    private readonly Parameter current;
    private double integration = 10;
    private string? fault;

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where the instrument is, and the limits of the rig. Settings: see the kind.</param>
    /// <exception cref="ArgumentException">A setting cannot be.</exception>
    public ScpiInstrument(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        meter = setup.Setting("type", "meter") switch
        {
            "meter" => ScpiMeter.Of(setup),
            "supply" => null,
            var other => throw new ArgumentException($"The setting 'type' of {setup.Name} must be meter or supply and '{other}' was found.", nameof(setup)),
        };
        cycles = setup.Limited(new("integration", Unit.One, Access.ReadWrite, "integration time in power-line cycles") { Minimum = 0.0005, Maximum = 100 });
        voltage = setup.Limited(new("set-voltage", new("V"), Access.ReadWrite, "voltage that is put out") { Minimum = 0, Maximum = 1000, Resolution = 1e-3 });
        current = setup.Limited(new("set-current", new("A"), Access.ReadWrite, "limit of the current") { Minimum = 0, Maximum = 100, Resolution = 1e-3 });
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
    public static InstrumentKind Kind { get; } = new("scpi", "SCPI meter or supply", new(9600), setup => new ScpiInstrument(setup), setup => new ScpiSimulator(setup))
    {
        Settings = new Dictionary<string, string>(ScpiMeter.KnownSettings, StringComparer.Ordinal) { ["type"] = "meter or supply (meter)" },
        SimulatorSettings = ScpiSimulator.KnownSettings,
        Probe = new("*IDN?\n"u8.ToArray(), "identity (*IDN?)"),
    };

    /// <summary>Voltage that a supply measures at its output.</summary>
    public static Parameter Voltage { get; } = new("voltage", new("V"), Access.Read, "voltage at the output");

    /// <summary>Current that a supply measures.</summary>
    public static Parameter Current { get; } = new("current", new("A"), Access.Read, "current at the output");

    /// <summary>Whether the output of a supply is on.</summary>
    public static Parameter Output { get; } = new("output", Unit.One, Access.ReadWrite, "whether the output is on")
    {
        Minimum = 0,
        Maximum = 1,
        SafeValue = 0,
        Choices = new Dictionary<int, string> { [0] = "off", [1] = "on" },
    };

    /// <summary>What the instrument is doing.</summary>
    public static Parameter State { get; } = new("state", Unit.One, Access.Read, "what the instrument is doing")
    {
        Choices = Enum.GetValues<ScpiState>().ToDictionary(s => (int)s, s => s.ToString()),
    };

    /// <summary>Clears a reported error.</summary>
    public static Parameter Clear { get; } = new("clear", Unit.One, Access.Write, "1 clears a reported error (*CLS)") { Minimum = 1, Maximum = 1 };

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => line.Bus.Address;

    /// <inheritdoc/>
    public bool IsConnected => line.Bus.IsOpen;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => meter is null ? [Voltage, Current, voltage, current, Output, State, Clear] : meter.KeepsSettings ? [meter.Reading, cycles, State, Clear] : [meter.Reading, State, Clear];

    /// <inheritdoc/>
    public BusCounters Counters => line.Bus.Counters;

    /// <inheritdoc/>
    public SafeState SafeState => meter is not null
        ? SafeState.Nothing($"{Name} only measures")
        : new(SafeStage.Emission, "output off", new SafeAction("output off", TimeSpan.FromSeconds(10), OutputOffAsync));

    /// <summary>The line, for questions that this driver has no parameter for.</summary>
    public ScpiLine Line => line;

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await line.Bus.OpenAsync(cancellation);
        var told = await line.AskAsync("*IDN?", null, RequestPriority.Recipe, cancellation);
        var parts = told.Split(',', 4, StringSplitOptions.TrimEntries);
        if (parts.Length < 4)
            throw new DeviceException(DeviceFault.WrongDevice, $"{Name} must tell maker, model, serial number and firmware and said '{told}'.");
        var left = await line.ErrorsAsync(RequestPriority.Recipe, cancellation);
        if (left.Count > 0)
            Noticed?.Invoke($"{Name} had errors from before: {string.Join("; ", left)}.");
        fault = null;
        if (meter is { KeepsSettings: true })
            integration = await CyclesAsync(RequestPriority.Recipe, cancellation) ?? integration;
        return new(parts[0], parts[1], parts[2], parts[3]);
    }

    /// <summary>Puts the instrument into its delivery state (<c>*RST</c>).</summary>
    /// <exception cref="DeviceException">The rig does not allow <c>reset</c>, or the instrument reports an error.</exception>
    public Task ResetAsync(RequestPriority priority, CancellationToken cancellation)
    {
        setup.RequireAllowed("reset");
        return line.CommandAsync("*RST", priority, cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var names = meter is null ? new[] { Voltage, Current, voltage, current, Output } : [meter.Reading];
        var readings = new List<Reading>();
        foreach (var parameter in names)
            readings.Add(await ReadAsync(parameter, priority, cancellation));
        var errors = await line.ErrorsAsync(priority, cancellation);
        if (errors.Count > 0)
            Fail(string.Join("; ", errors));
        var on = meter is null && readings[^1].Value == 1;
        return [.. readings, new(State, (int)(fault is not null ? ScpiState.Fault : on ? ScpiState.OutputOn : ScpiState.Idle), fault ?? Reading.Ok)];
    }

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var known = Find(parameter);
        if (known.Name == State.Name)
            return (await PollAsync(priority, cancellation))[^1];
        if (meter is not null && known.Name == meter.Reading.Name)
            return meter.Of(await line.NumbersAsync(meter.Query, ScpiMeter.TimeOut(setup, integration), priority, cancellation));
        var query = known.Name switch
        {
            "voltage" => "MEAS:VOLT?",
            "current" => "MEAS:CURR?",
            "set-voltage" => "VOLT?",
            "set-current" => "CURR?",
            "output" => "OUTP?",
            "integration" => $"SENS:{meter!.Node}:NPLC?",
            _ => throw new ArgumentException($"{known.Name} of {Name} cannot be read.", nameof(parameter)),
        };
        var number = (await line.NumbersAsync(query, null, priority, cancellation))[0];
        return ScpiNumber.IsReading(number) ? new(known, number) : new(known, null, "overload");
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var known = Find(parameter);
        known.Check(Name, value);
        if (known.Name == Clear.Name)
        {
            await line.SendAsync("*CLS", priority, cancellation);
            fault = null;
            return new(WriteResult.Acknowledged, null, $"The errors of {Name} were cleared.");
        }

        var off = known.Name == Output.Name && value == 0;
        if (fault is not null && !off)
            throw new DeviceException(DeviceFault.Refused, $"{Name} has reported {fault} and takes nothing until 'clear' is set to 1; nothing was sent.");
        if (meter is null && !off)
            await CheckPowerAsync(known, value, priority, cancellation);
        if (known.Name == voltage.Name && setup.Limits.TryGetValue("slew", out var slew) && (await ReadAsync(Output, priority, cancellation)).Value == 1)
            await SlewAsync(value, slew.Maximum, priority, cancellation);
        return await WriteAsync(known, value, priority, cancellation);
    }

    /// <inheritdoc/>
    public Task CloseAsync() => line.Bus.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => line.DisposeAsync();

    private Parameter Find(Parameter parameter) => Parameters.FirstOrDefault(p => p.Name == parameter.Name) ?? throw new ArgumentException($"{Name} has no parameter '{parameter.Name}'.", nameof(parameter));

    private void Fail(string what)
    {
        fault = what;
        Noticed?.Invoke($"{Name} reports {what}.");
    }

    private async Task<WriteOutcome> WriteAsync(Parameter known, double value, RequestPriority priority, CancellationToken cancellation)
    {
        var number = value.ToString("G7", CultureInfo.InvariantCulture);
        var command = known.Name switch
        {
            "set-voltage" => $"VOLT {number}",
            "set-current" => $"CURR {number}",
            "output" => value == 1 ? "OUTP ON" : "OUTP OFF",
            _ => $"SENS:{meter!.Node}:NPLC {number}",
        };
        try
        {
            var outcome = await ConfirmedWrite.RunAsync(Name, known, value, () => line.CommandAsync(command, priority, cancellation), async () => (await ReadAsync(known, priority, cancellation)).Value);
            if (known.Name == cycles.Name && outcome.ReadBack is { } now)
                integration = now;
            return outcome;
        }
        catch (DeviceException e) when (e.Fault == DeviceFault.Refused)
        {
            Fail(e.Message.TrimEnd('.'));
            throw;
        }
    }

    // The limit of the current comes first: a voltage or an output is refused while the instrument's own limit is beyond the rig's.
    private async Task CheckPowerAsync(Parameter known, double value, RequestPriority priority, CancellationToken cancellation)
    {
        var volts = known.Name == voltage.Name ? value : (await ReadAsync(voltage, priority, cancellation)).Value ?? double.NaN;
        var amperes = known.Name == current.Name ? value : (await ReadAsync(current, priority, cancellation)).Value ?? double.NaN;
        var most = setup.Limits.TryGetValue("power", out var power) ? power.Maximum : double.PositiveInfinity;
        if (!(amperes <= current.Maximum))
            throw new ArgumentOutOfRangeException(known.Name, $"The current limit of {Name} is {amperes:G6} A and the rig allows {current.Maximum:G6} A; set set-current first. Nothing was set.");
        if (known.Name == Output.Name && !(volts <= voltage.Maximum))
            throw new ArgumentOutOfRangeException(known.Name, $"The voltage of {Name} is set to {volts:G6} V and the rig allows {voltage.Maximum:G6} V; set set-voltage first. Nothing was set.");
        if (!(volts * amperes <= most))
            throw new ArgumentOutOfRangeException(known.Name, $"{volts:G6} V at up to {amperes:G6} A are more than the {most:G6} W that the rig allows for {Name}; nothing was set.");
    }

    // Moves the voltage in steps until one step is left.
    private async Task SlewAsync(double target, double fastest, RequestPriority priority, CancellationToken cancellation)
    {
        var step = fastest * Slewing.TotalSeconds;
        var present = (await ReadAsync(voltage, priority, cancellation)).Value ?? 0;
        while (Math.Abs(target - present) > step)
        {
            present += Math.Sign(target - present) * step;
            await line.CommandAsync($"VOLT {present.ToString("G7", CultureInfo.InvariantCulture)}", priority, cancellation);
            await Task.Delay(Slewing, setup.Laboratory, cancellation);
        }
    }

    private async Task<double?> CyclesAsync(RequestPriority priority, CancellationToken cancellation)
    {
        try
        {
            return (await ReadAsync(cycles, priority, cancellation)).Value;
        }
        catch (DeviceException e) when (e.Fault is DeviceFault.Refused or DeviceFault.NoReply)
        {
            Noticed?.Invoke($"{Name} does not tell its integration time; its readings may take {integration} power-line cycles.");
            return null;
        }
    }

    private async Task<string?> OutputOffAsync(RequestPriority priority, CancellationToken cancellation)
    {
        try
        {
            await line.CommandAsync("OUTP OFF", priority, cancellation);
        }
        catch (DeviceException e) when (e.IsPassing || e.Fault == DeviceFault.Refused)
        {
            // Whether it is off is read back below.
        }

        var output = await ReadAsync(Output, priority, cancellation);
        return output.Value == 0 ? null : $"The output of {Name} is still on; switch it off by hand.";
    }
}
