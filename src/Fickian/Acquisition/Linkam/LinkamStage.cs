using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Linkam;

/// <summary>Heating stage at a Linkam T95 or TMS94 controller, serial line 19200 8N1 or a TCP bridge to it.</summary>
/// <remarks>
/// The controller acknowledges values outside its range and ignores them, so limits live here, and the status must show that a ramp has begun.
/// Its own limit is the guard: every ramp sets the end of that ramp before it starts, so that a lost line leaves no heater running away.
/// Source of the protocol: drivers of ISIS (EPICS, Lewis) and ESRF (BLISS); no real controller was at hand.
/// </remarks>
public sealed class LinkamStage : IRampable
{
    private const int ConfirmingPolls = 5;

    private static readonly TimeSpan FirstTimeOut = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BetweenPolls = TimeSpan.FromSeconds(0.5);

    private readonly RequestBus bus;
    private readonly InstrumentSetup setup;
    private readonly int digits;
    private double commandedLimit = double.NaN;

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where the stage is, and the limits of the rig. Setting <c>digits</c>: least number of digits of a value, 1 to 5.</param>
    public LinkamStage(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        digits = setup.Setting("digits", 4, 1, 5);
        bus = new(setup.Name, setup.Channel, LineFramer.CarriageReturn, new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(0.3)), setup.Laboratory, setup.Wire);
        Target = setup.Limited(new("limit", Unit.Kelvin, Access.Write, "temperature at which a ramp ends") { Minimum = 73.15, Maximum = 873.15, Resolution = 0.1 });
        Rate = setup.Limited(new("rate", new("K/s"), Access.Write, "rate of a ramp") { Minimum = 0.01 / 60, Maximum = 150.0 / 60, Resolution = 0.01 / 60 });
        Parameters = [Temperature, State, Errors, PumpSpeed, Target, Rate, Mode];
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
    public static InstrumentKind Kind { get; } = new("linkam-t95", "Linkam T95 or TMS94 heating stage", new(19200), setup => new LinkamStage(setup), setup => new LinkamSimulator(setup))
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["digits"] = "least number of digits of a value, 1 to 5 (4)" },
        Probe = LinkamCommand.Status,
        SimulatorSettings = LinkamSimulator.KnownSettings,
    };

    /// <summary>Temperature of the stage.</summary>
    public static Parameter Temperature { get; } = new("temperature", Unit.Kelvin, Access.Read, "temperature of the stage") { Resolution = 0.1 };

    /// <summary>What the controller is doing.</summary>
    public static Parameter State { get; } = new("state", Unit.One, Access.Read, "what the controller is doing")
    {
        Choices = Enum.GetValues<LinkamState>().ToDictionary(s => (int)s, s => s.ToString()),
    };

    /// <summary>Error bits.</summary>
    public static Parameter Errors { get; } = new("errors", Unit.One, Access.Read, "error bits: 1 too fast, 2 sensor open, 4 current protection, 32 serial line");

    /// <summary>Speed of the liquid-nitrogen pump.</summary>
    public static Parameter PumpSpeed { get; } = new("pump-speed", Unit.One, Access.ReadWrite, "speed of the liquid-nitrogen pump, manual") { Minimum = 0, Maximum = 30, Resolution = 1, SafeValue = 0 };

    /// <summary>Stop, ramp or hold.</summary>
    public static Parameter Mode { get; } = new("mode", Unit.One, Access.Write, "0 heater off, 1 ramp to the limit, 2 hold the present temperature")
    {
        Minimum = 0,
        Maximum = 2,
        SafeValue = 0,
        Choices = new Dictionary<int, string> { [0] = "off", [1] = "ramp", [2] = "hold" },
    };

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => bus.Address;

    /// <inheritdoc/>
    public bool IsConnected => bus.IsOpen;

    /// <inheritdoc/>
    public Parameter Target { get; }

    /// <inheritdoc/>
    public Parameter Rate { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public BusCounters Counters => bus.Counters;

    /// <inheritdoc/>
    public SafeState SafeState => new(
        SafeStage.Heat,
        "heater off, pump stopped, temperature not rising",
        new SafeAction("heater off", TimeSpan.FromSeconds(10), HeaterOffAsync),
        new SafeAction("nitrogen pump stopped", TimeSpan.FromSeconds(5), PumpOffAsync),
        new SafeAction("temperature not rising", TimeSpan.FromSeconds(15), NotRisingAsync));

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await bus.OpenAsync(cancellation);

        // T must be the first command after power-on; the controller then takes its time.
        await bus.AskAsync(LinkamCommand.Status with { TimeOut = FirstTimeOut }, RequestPriority.Recipe, cancellation);
        return new("Linkam", "T95/TMS94");
    }

    /// <summary>Reads the status.</summary>
    /// <exception cref="DeviceException">No readable status came.</exception>
    public async Task<LinkamStatus> StatusAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var reply = await bus.AskAsync(LinkamCommand.Status, priority, cancellation);
        return LinkamStatus.Decode(reply[0])!;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var status = await StatusAsync(priority, cancellation);
        var open = status.Errors.HasFlag(LinkamErrors.SensorOpen);
        if (status.Errors != LinkamErrors.None)
            Noticed?.Invoke($"{Name} reports {status.Errors}.");
        return
        [
            new(Temperature, open ? null : status.Temperature, open ? "sensor open" : Reading.Ok),
            new(State, (int)status.State),
            new(Errors, (int)status.Errors),
            new(PumpSpeed, status.PumpSpeed),
        ];
    }

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return (await PollAsync(priority, cancellation)).FirstOrDefault(r => r.Parameter.Name == parameter.Name)
            ?? throw new ArgumentException($"{parameter.Name} of {Name} cannot be read: the protocol has no request for it.", nameof(parameter));
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var known = Parameters.FirstOrDefault(p => p.Name == parameter.Name) ?? throw new ArgumentException($"{Name} has no parameter '{parameter.Name}'.", nameof(parameter));
        known.Check(Name, value);
        switch (known.Name)
        {
            case "limit":
                commandedLimit = value;
                return await AcknowledgedAsync(LinkamCommand.Limit(value, digits), priority, cancellation);
            case "rate":
                return await AcknowledgedAsync(LinkamCommand.Rate(value, digits), priority, cancellation);
            case "pump-speed":
                return await SetPumpAsync((int)Math.Round(value), priority, cancellation);
            default:
                return await SetModeAsync((int)value, priority, cancellation);
        }
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> RampAsync(double target, double rate, RequestPriority priority, CancellationToken cancellation)
    {
        Target.Check(Name, target);
        Rate.Check(Name, rate);
        foreach (var request in new[] { LinkamCommand.Rate(rate, digits), LinkamCommand.Limit(target, digits) })
        {
            var outcome = await AcknowledgedAsync(request, priority, cancellation);
            if (outcome.Result != WriteResult.Acknowledged)
                return outcome;
        }

        commandedLimit = target;
        return await SetModeAsync(1, priority, cancellation);
    }

    /// <inheritdoc/>
    public Task CloseAsync() => bus.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => bus.DisposeAsync();

    // A write whose acknowledge did not come is not repeated: only the status can tell what became of it.
    private async Task<WriteOutcome> AcknowledgedAsync(Request request, RequestPriority priority, CancellationToken cancellation)
    {
        try
        {
            await bus.AskAsync(request, priority, cancellation);
            return new(WriteResult.Acknowledged, null, $"{Name} acknowledged {request.What}.");
        }
        catch (DeviceException e) when (e.IsPassing)
        {
            return new(WriteResult.Unknown, null, $"Whether {Name} took {request.What} is not known: no acknowledge came, and it cannot be read back.");
        }
    }

    private async Task<WriteOutcome> SetModeAsync(int mode, RequestPriority priority, CancellationToken cancellation)
    {
        var request = mode switch { 0 => LinkamCommand.Stop, 1 => LinkamCommand.Start, _ => LinkamCommand.Hold };
        var acknowledged = await AcknowledgedAsync(request, priority, cancellation);
        LinkamStatus? status = null;
        for (var poll = 0; poll < ConfirmingPolls; poll++)
        {
            try
            {
                status = await StatusAsync(priority, cancellation);
            }
            catch (DeviceException e) when (e.IsPassing)
            {
                return acknowledged with { Result = WriteResult.Unknown, Sentence = $"Whether {Name} took {request.What} is not known: {e.Message}" };
            }

            if (Shows(mode, status))
                return new(WriteResult.Done, mode, $"{Name} took {request.What} and is {status.State}.");
            await Task.Delay(BetweenPolls, setup.Laboratory, cancellation);
        }

        return new(WriteResult.NotDone, null, $"{Name} was told {request.What} and is still {status!.State} at {status.Temperature - 273.15:0.0} °C; it ignores values outside its own range.");
    }

    private bool Shows(int mode, LinkamStatus status) => mode switch
    {
        0 => status.State == LinkamState.Stopped,
        2 => status.State == LinkamState.HoldingPresent,
        _ => status.State switch
        {
            LinkamState.Heating => !(status.Temperature > commandedLimit + 1),
            LinkamState.Cooling => !(status.Temperature < commandedLimit - 1),
            LinkamState.HoldingAtLimit or LinkamState.HoldingLimitTime => !(Math.Abs(status.Temperature - commandedLimit) > 1),
            _ => false,
        },
    };

    private async Task<WriteOutcome> SetPumpAsync(int speed, RequestPriority priority, CancellationToken cancellation) =>
        await ConfirmedWrite.RunAsync(
            Name,
            PumpSpeed,
            speed,
            async () =>
            {
                await bus.AskAsync(LinkamCommand.PumpManual, priority, cancellation);
                await bus.AskAsync(LinkamCommand.PumpSpeed(speed), priority, cancellation);
            },
            async () => (await StatusAsync(priority, cancellation)).PumpSpeed);

    private async Task<string?> HeaterOffAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var outcome = await SetModeAsync(0, priority, cancellation);
        return outcome.Result == WriteResult.Done ? null : outcome.Sentence;
    }

    private async Task<string?> PumpOffAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var outcome = await SetPumpAsync(0, priority, cancellation);
        return outcome.Result == WriteResult.Done ? null : outcome.Sentence;
    }

    private async Task<string?> NotRisingAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var first = await StatusAsync(priority, cancellation);
        for (var poll = 0; poll < ConfirmingPolls; poll++)
        {
            await Task.Delay(BetweenPolls, setup.Laboratory, cancellation);
            var later = await StatusAsync(priority, cancellation);
            if (later.Errors.HasFlag(LinkamErrors.SensorOpen))
                return $"The sensor of {Name} is open: whether its temperature rises cannot be seen.";
            if (later.Temperature <= first.Temperature)
                return null;
            first = later;
        }

        return $"The temperature of {Name} still rises although it is stopped ({first.Temperature - 273.15:0.0} °C); cut its power by hand.";
    }
}
