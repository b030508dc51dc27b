using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Weighing;

namespace Fickian.Acquisition.Sartorius;

/// <summary>Sartorius balance with the SBI protocol, over a serial line or TCP 49155.</summary>
/// <remarks>
/// Most commands are answered by nothing: what they did is looked for in the weight, and where it cannot show there, the outcome says that it is not known.
/// Line settings differ between models (9600 8O1, older ones 7O1; not verified): state those of the balance in its address.
/// The balance may be set to answer only when stable; set it to answer without stability, because an unstable weight is told apart by its blank unit.
/// Source of the protocol: public drivers (numat/sartorius, holgi/sartoriusb and one more); no real balance was at hand.
/// </remarks>
public sealed class SartoriusBalance : IInstrument
{
    private const int Looks = 20;
    private const double Digits = 3;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(0.5);

    private readonly RequestBus bus;
    private readonly InstrumentSetup setup;
    private readonly bool isOld;
    private readonly string unit;

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where the balance is, and the limits of the rig: <c>weight</c> is its capacity. Setting <c>model</c>: <c>old</c> knows the command T alone and tells nothing about itself.</param>
    public SartoriusBalance(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        isOld = setup.Setting("model", "new") switch
        {
            "old" => true,
            "new" => false,
            var other => throw new ArgumentException($"The setting 'model' of {setup.Name} is old or new and '{other}' was found.", nameof(setup)),
        };
        unit = setup.Setting("unit", "");
        if (unit.Length > 0 && !Weighing.Weight.KnownUnits.Contains(unit))
            throw new ArgumentException($"The setting 'unit' of {setup.Name} is one of {string.Join(", ", Weighing.Weight.KnownUnits)} and '{unit}' was found.", nameof(setup));
        bus = new(setup.Name, setup.Channel, LineFramer.CarriageReturnLineFeed, new(TimeSpan.FromSeconds(2)), setup.Laboratory, setup.Wire);
        bus.Unsolicited += frame => Noticed?.Invoke(SbiReply.Decode(frame.Span)?.Weight.Mass is { } mass
            ? $"{Name} printed a weight unasked: {mass:G9} kg."
            : $"{Name} sent {RawBytes.Text(frame.Span)} unasked.");
        Weight = setup.Limited(new("weight", new("kg"), Access.Read, "weight at this moment; while it is not stable it has a value only if the setting 'unit' says in which unit"));
        Parameters = [Weight, Zeroing, Taring, Adjustment, Restarting, Surroundings, Keys];
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
    public static InstrumentKind Kind { get; } = new("sartorius-sbi", "Sartorius balance (SBI)", new(9600, 8, System.IO.Ports.Parity.Odd), setup => new SartoriusBalance(setup), setup => new SartoriusSimulator(setup))
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["model"] = "old: knows only ESC T and tells nothing about itself, or new (new)",
            ["unit"] = "unit that the balance is set to (g, mg, kg, ct): weights that are not stable come without one and have no value otherwise (none)",
        },
        Probe = SbiCommand.Print,
        SimulatorSettings = SartoriusSimulator.KnownSettings,
    };

    /// <summary>Sets the zero.</summary>
    public static Parameter Zeroing { get; } = WeighingDeed.Of("zeroing", "1 sets the zero", "zero");

    /// <summary>Takes the tare.</summary>
    public static Parameter Taring { get; } = WeighingDeed.Of("taring", "1 takes the present weight as tare", "tare");

    /// <summary>Lets the balance adjust itself.</summary>
    public static Parameter Adjustment { get; } = WeighingDeed.Of("adjustment", "1 adjusts with the weight inside, 2 with one that is put on", "internal", "external");

    /// <summary>Puts the balance in the state after power-on.</summary>
    public static Parameter Restarting { get; } = WeighingDeed.Of("restart", "1 restarts the balance; the tare is lost", "restart");

    /// <summary>How restless the surroundings are.</summary>
    public static Parameter Surroundings { get; } = new("surroundings", Unit.One, Access.Write, "filter for the surroundings: 0 very stable to 3 very unstable")
    {
        Minimum = 0,
        Maximum = 3,
        Choices = new Dictionary<int, string> { [0] = "very stable", [1] = "stable", [2] = "unstable", [3] = "very unstable" },
    };

    /// <summary>Lock of the keys.</summary>
    public static Parameter Keys { get; } = new("keys", Unit.One, Access.Write, "keys of the balance: 0 free, 1 locked") { Minimum = 0, Maximum = 1, Choices = new Dictionary<int, string> { [0] = "free", [1] = "locked" } };

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => bus.Address;

    /// <inheritdoc/>
    public bool IsConnected => bus.IsOpen;

    /// <summary>The weight, with the capacity that the rig allows.</summary>
    public Parameter Weight { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public SafeState SafeState => SafeState.Nothing("a balance moves, heats and releases nothing; it goes on weighing");

    /// <inheritdoc/>
    public BusCounters Counters => bus.Counters;

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await bus.OpenAsync(cancellation);
        await WeighAsync(RequestPriority.Recipe, cancellation);
        return isOld
            ? new("Sartorius", "SBI balance")
            : new("Sartorius", await InformationAsync(1, cancellation), await InformationAsync(2, cancellation), await InformationAsync(3, cancellation));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation) => [await ReadAsync(Weight, priority, cancellation)];

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return parameter.Name == Weight.Name
            ? (await WeighAsync(priority, cancellation)).ToReading(Weight)
            : throw new ArgumentException($"{parameter.Name} of {Name} cannot be read: the protocol has no question for it.", nameof(parameter));
    }

    /// <summary>A text that the balance tells about itself.</summary>
    /// <param name="item">1 model, 2 serial number, 3 software, 4 software of the display, 5 name given by the user.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<string> InformationAsync(int item, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(item, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(item, 5);
        return Encoding.ASCII.GetString((await bus.AskAsync(SbiCommand.Information(item), RequestPriority.Recipe, cancellation))[0]).Trim();
    }

    /// <summary>Sounds the beeper.</summary>
    public Task BeepAsync(CancellationToken cancellation) => bus.AskAsync(SbiCommand.Beep, RequestPriority.Recipe, cancellation);

    /// <summary>Presses the print key: what the balance prints comes as a notice.</summary>
    public Task PressPrintAsync(CancellationToken cancellation) => bus.AskAsync(SbiCommand.PrintKey, RequestPriority.Recipe, cancellation);

    /// <summary>Cancels what the balance is doing: an adjustment, a menu.</summary>
    public Task CancelAsync(CancellationToken cancellation) => bus.AskAsync(SbiCommand.Cancel, RequestPriority.Recipe, cancellation);

    /// <inheritdoc/>
    public async Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var known = Parameters.FirstOrDefault(p => p.Name == parameter.Name) ?? throw new ArgumentException($"{Name} has no parameter '{parameter.Name}'.", nameof(parameter));
        known.Check(Name, value);
        if (known.IsDangerous)
            setup.RequireAllowed(known.Name);
        switch (known.Name)
        {
            case "zeroing":
                return await EmptiedAsync(isOld ? SbiCommand.TareOrZero : SbiCommand.Zero, priority, cancellation);
            case "taring":
                return await EmptiedAsync(isOld ? SbiCommand.TareOrZero : SbiCommand.Tare, priority, cancellation);
            default:
                var request = known.Name switch
                {
                    "adjustment" => value == 1 ? SbiCommand.AdjustInternally : SbiCommand.AdjustExternally,
                    "restart" => SbiCommand.Restart,
                    "surroundings" => SbiCommand.Filter((int)value),
                    _ => SbiCommand.Keys((int)value),
                };
                await bus.AskAsync(request, priority, cancellation);
                return new(WriteResult.Unknown, null, $"{Name} was told {request.What}; it answers nothing to that and has nothing to read back.");
        }
    }

    /// <inheritdoc/>
    public Task CloseAsync() => bus.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => bus.DisposeAsync();

    private async Task<Weight> WeighAsync(RequestPriority priority, CancellationToken cancellation) =>
        SbiReply.Decode((await bus.AskAsync(SbiCommand.Print, priority, cancellation))[0], unit)?.Weight
            ?? throw new DeviceException(DeviceFault.UnreadableReply, $"{Name} printed a weight that is no number.");

    // Nothing acknowledges a tare: it is done when a stable weight within a few digits of zero shows.
    private async Task<WriteOutcome> EmptiedAsync(Request request, RequestPriority priority, CancellationToken cancellation)
    {
        await bus.AskAsync(request, priority, cancellation);
        Weight? weight = null;
        for (var look = 0; look < Looks; look++)
        {
            await Task.Delay(BetweenLooks, setup.Laboratory, cancellation);
            try
            {
                weight = await WeighAsync(priority, cancellation);
            }
            catch (DeviceException e) when (e.IsPassing)
            {
                return new(WriteResult.Unknown, null, $"Whether {Name} took {request.What} is not known: {e.Message}");
            }

            if (weight is { State: WeightState.Stable, Mass: { } mass } && Math.Abs(mass) <= Digits * weight.Resolution)
                return new(WriteResult.Done, mass, $"{Name} took {request.What} and shows {mass:G6} kg.");
        }

        return weight is { State: WeightState.Stable }
            ? new(WriteResult.NotDone, weight.Mass, $"{Name} was told {request.What} and still shows {weight.Mass:G9} kg.")
            : new(WriteResult.Unknown, null, $"{Name} was told {request.What} and shows no stable weight since; see to draught and vibrations.");
    }
}
