using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Weighing;

namespace Fickian.Acquisition.MettlerToledo;

/// <summary>Balance that speaks MT-SICS: Mettler Toledo over a serial line or TCP, and KERN with its dialect KCP over TCP 23.</summary>
/// <remarks>
/// The unit of a weight may change at the balance, so every reply is converted by the unit that stands in it; a unit that is no mass is an error.
/// Zero, tare, adjustment and restart shift what a run weighs: they need the permission of the rig, as <c>zeroing</c>, <c>taring</c>, <c>adjustment</c> and <c>restart</c>.
/// Source of the protocol: public drivers and test suites for MT-SICS, notes on the KERN KCP manual 1.3.8; no real balance was at hand.
/// </remarks>
public sealed partial class MtSicsBalance : IInstrument
{
    private readonly RequestBus bus;
    private readonly InstrumentSetup setup;
    private readonly Parameter[] polled;

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where the balance is, and the limits of the rig: <c>weight</c> is its capacity. Setting <c>poll</c>: what is recorded.</param>
    /// <exception cref="ArgumentException">A setting is none.</exception>
    public MtSicsBalance(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        bus = new(setup.Name, setup.Channel, LineFramer.CarriageReturnLineFeed, new(TimeSpan.FromSeconds(2)), setup.Laboratory, setup.Wire);
        bus.Unsolicited += Hear;
        Weight = setup.Limited(new("weight", Kilogram, Access.Read, "weight at this moment"));
        StableWeight = setup.Limited(Weight with { Name = "stable-weight", Description = "weight once it has settled; the balance waits up to about 15 s" });
        Tare = setup.Limited(new("tare", Kilogram, Access.ReadWrite, "weight that is taken off; 0 clears it") { Minimum = 0, Maximum = 100, Resolution = 1e-7, IsDangerous = true });
        Parameters = [Weight, StableWeight, Tare, Door, Temperature, Zeroing, Taring, Adjustment, Restarting, DisplayUnit];
        polled = [.. setup.Setting("poll", "weight").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(n => Known(n, Access.Read))];
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
    public static InstrumentKind Kind { get; } = new("mt-sics", "Mettler Toledo (MT-SICS) or KERN (KCP) balance", new(9600), setup => new MtSicsBalance(setup), setup => new MtSicsSimulator(setup))
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["poll"] = "what is recorded, with commas between: weight, tare, door, temperature (weight)" },
        Probe = SicsCommand.Serial,
        SimulatorSettings = MtSicsSimulator.KnownSettings,
    };

    /// <summary>Position of the draft shield.</summary>
    public static Parameter Door { get; } = new("door", Unit.One, Access.Read, "draft shield: 0 closed, 1 right door open, 2 left door open; other numbers as the balance counts them")
    {
        Choices = new Dictionary<int, string> { [0] = "closed", [1] = "right open", [2] = "left open" },
    };

    /// <summary>Temperature of the first probe in the balance.</summary>
    public static Parameter Temperature { get; } = new("temperature", Unit.Kelvin, Access.Read, "temperature of the first probe in the balance") { Resolution = 0.1 };

    /// <summary>Sets the zero.</summary>
    public static Parameter Zeroing { get; } = WeighingDeed.Of("zeroing", "sets the zero: 1 once the weight is stable, 2 at once", "once stable", "at once");

    /// <summary>Takes the tare.</summary>
    public static Parameter Taring { get; } = WeighingDeed.Of("taring", "takes the present weight as tare: 1 once it is stable, 2 at once", "once stable", "at once");

    /// <summary>Lets the balance adjust itself.</summary>
    public static Parameter Adjustment { get; } = WeighingDeed.Of("adjustment", "1 adjusts with the weight inside; takes minutes", "internal");

    /// <summary>Puts the balance in the state after power-on.</summary>
    public static Parameter Restarting { get; } = WeighingDeed.Of("restart", "1 puts the balance in the state after power-on; the tare is lost", "restart");

    /// <summary>Unit on the display.</summary>
    public static Parameter DisplayUnit { get; } = new("unit", Unit.One, Access.Write, "unit on the display and on the line; readings stay in kg")
    {
        Minimum = 0,
        Maximum = 3,
        Choices = new Dictionary<int, string> { [0] = "g", [1] = "mg", [2] = "kg", [3] = "ct" },
    };

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => bus.Address;

    /// <inheritdoc/>
    public bool IsConnected => bus.IsOpen;

    /// <summary>The weight, with the capacity that the rig allows.</summary>
    public Parameter Weight { get; }

    /// <summary>The weight once it has settled.</summary>
    public Parameter StableWeight { get; }

    /// <summary>The tare.</summary>
    public Parameter Tare { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public SafeState SafeState => SafeState.Nothing("a balance moves, heats and releases nothing; it goes on weighing");

    /// <inheritdoc/>
    public BusCounters Counters => bus.Counters;

    private static Unit Kilogram { get; } = new("kg");

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await bus.OpenAsync(cancellation);
        var serial = await TextAsync(SicsCommand.Serial, RequestPriority.Recipe, cancellation);
        if (serial.Length != 1)
            throw new DeviceException(DeviceFault.WrongDevice, $"A balance with a serial number was expected at {Address} and {serial.Length} fields came; see that it speaks MT-SICS.");
        var model = await OptionalTextAsync("I2", "type (I2)", cancellation);
        return new("Mettler Toledo or KERN", model, serial[0], await OptionalTextAsync("I3", "software (I3)", cancellation));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var readings = new List<Reading>(polled.Length);
        foreach (var parameter in polled)
            readings.Add(await ReadAsync(parameter, priority, cancellation));
        return readings;
    }

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var known = Known(parameter.Name, Access.Read);
        return known.Name switch
        {
            "weight" => (await WeighAsync(SicsCommand.Weight, priority, cancellation)).ToReading(known),
            "stable-weight" => (await WeighAsync(SicsCommand.StableWeight, priority, cancellation)).ToReading(known),
            "tare" => (await WeighAsync(SicsCommand.TareValue, priority, cancellation)).ToReading(known),
            "door" => await DoorAsync(priority, cancellation),
            _ => await ProbeAsync(priority, cancellation),
        };
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var known = Known(parameter.Name, Access.Write);
        known.Check(Name, value);
        if (known.IsDangerous)
            setup.RequireAllowed(known.Name);
        return known.Name switch
        {
            "tare" => await PresetAsync(value, priority, cancellation),
            "zeroing" => await ZeroAsync(value == 1 ? SicsCommand.Zero : SicsCommand.ZeroAtOnce, priority, cancellation),
            "taring" => await TakeTareAsync(value == 1 ? SicsCommand.Tare : SicsCommand.TareAtOnce, priority, cancellation),
            "adjustment" => await AdjustAsync(priority, cancellation),
            "restart" => await RestartAsync(priority, cancellation),
            _ => await CommandAsync(SicsCommand.Unit(DisplayUnit.Choices[(int)value]), priority, cancellation),
        };
    }

    /// <inheritdoc/>
    public Task CloseAsync() => bus.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => bus.DisposeAsync();

    private Parameter Known(string name, Access access) =>
        Parameters.FirstOrDefault(p => p.Name == name && p.Access.HasFlag(access))
            ?? throw new ArgumentException($"{Name} has no parameter '{name}' that can be {(access == Access.Read ? "read" : "set")}; it has {string.Join(", ", Parameters.Where(p => p.Access.HasFlag(access)).Select(p => p.Name))}.", nameof(name));

    // A line that nobody asked for: the print key, a stream, or a balance that was switched on again.
    private void Hear(ReadOnlyMemory<byte> frame)
    {
        var reply = SicsReply.Decode(frame.Span);
        Noticed?.Invoke(reply switch
        {
            { Id: "I4" or "IA", Status: "A" } => $"{Name} was switched on or restarted ({reply.Line}): its tare and zero are lost, weights do not continue those before.",
            { Id: "S" } when SicsWeight.Decode(reply) is { Mass: { } mass } weight => $"{Name} sent a weight unasked: {mass:G9} kg{(weight.State == WeightState.Stable ? "" : ", not stable")}.",
            _ => $"{Name} sent {RawBytes.Text(frame.Span)} unasked.",
        });
    }
}
