using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Velleman;

/// <summary>Velleman K8090 card with eight relays; 19200 8N1.</summary>
/// <remarks>
/// The card reports every change of a relay, whoever made it; a command that changes nothing has no reply, so the state is read before each.
/// Which valves must never be open together is for the rig's table to say; the card knows nothing of it.
/// Source of the protocol: the driver of pymeasure; no real card was at hand.
/// </remarks>
public sealed class K8090RelayCard : IInstrument
{
    private const int Relays = 8;

    private readonly InstrumentSetup setup;
    private readonly RequestBus bus;
    private readonly InstrumentValues values;
    private readonly int safe;

    /// <summary>Makes the driver; nothing is sent.</summary>
    /// <param name="setup">Where the card is; for its settings see <see cref="Kind"/>.</param>
    /// <exception cref="ArgumentException">A setting cannot be.</exception>
    public K8090RelayCard(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        safe = setup.Setting("safe", 0, 0, 255);
        bus = new(setup.Name, setup.Channel, new K8090Framer(), new(TimeSpan.FromSeconds(0.5)), setup.Laboratory, setup.Wire);
        bus.Unsolicited += frame => Tell(K8090Packet.Decode(frame.Span));
        values = new(setup.Name, [.. Enumerable.Range(1, Relays).Select(Relay)]);
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
    public static InstrumentKind Kind { get; } = new("velleman-k8090", "Velleman K8090 card with eight relays", new(19200), setup => new K8090RelayCard(setup), setup => new K8090Simulator(setup))
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["safe"] = "relays that are on in the safe state, as the sum of 1, 2, 4, … 128 (0)" },
        SimulatorSettings = K8090Simulator.KnownSettings,
        Probe = new(new K8090Packet(K8090Packet.Version).Encode(), "version (71)"),
    };

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => bus.Address;

    /// <inheritdoc/>
    public bool IsConnected => bus.IsOpen;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => values.Parameters;

    /// <inheritdoc/>
    public BusCounters Counters => bus.Counters;

    /// <inheritdoc/>
    public SafeState SafeState => new(SafeStage.Gas, $"relays at {safe:b8}", new SafeAction("relays at their safe values", TimeSpan.FromSeconds(5), SafeAsync));

    /// <inheritdoc/>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await bus.OpenAsync(cancellation);
        var version = await AskAsync(new(K8090Packet.Version), K8090Packet.Version, false, RequestPriority.Recipe, cancellation);
        return new("Velleman", "K8090", "", $"{2000 + version.First} week {version.Second}");
    }

    /// <summary>Reads the state of all relays, as the sum of 1, 2, 4, … 128.</summary>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<int> StateAsync(RequestPriority priority, CancellationToken cancellation) =>
        (await AskAsync(new(K8090Packet.Query), K8090Packet.State, false, priority, cancellation)).First;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var state = await StateAsync(priority, cancellation);
        return [.. Parameters.Select((p, i) => new Reading(p, (state >> i) & 1))];
    }

    /// <inheritdoc/>
    public Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation) => values.ReadAsync(parameter, priority, cancellation);

    /// <inheritdoc/>
    public Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation) => values.SetAsync(parameter, value, priority, cancellation);

    /// <summary>Switches several relays at once and reads them back.</summary>
    /// <param name="mask">Relays that are meant, as the sum of 1, 2, 4, … 128.</param>
    /// <param name="on">Whether they are switched on.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<WriteOutcome> SwitchAsync(int mask, bool on, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mask, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mask, 255);
        var wanted = on ? mask : 0;
        var parameter = new Parameter($"relays {mask:b8}", Unit.One, Access.Write, "relays") { Minimum = 0, Maximum = 255 };
        if ((await StateAsync(priority, cancellation) & mask) == wanted)
            return new(WriteResult.Done, wanted, $"The relays {mask:b8} of {Name} are {(on ? "on" : "off")} already; nothing was sent.");
        return await ConfirmedWrite.RunAsync(
            Name,
            parameter,
            wanted,
            () => AskAsync(new(on ? K8090Packet.On : K8090Packet.Off, (byte)mask), K8090Packet.State, true, priority, cancellation),
            async () => await StateAsync(priority, cancellation) & mask);
    }

    /// <inheritdoc/>
    public Task CloseAsync() => bus.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => bus.DisposeAsync();

    private InstrumentValue Relay(int number)
    {
        var bit = 1 << (number - 1);
        var parameter = new Parameter($"relay-{number}", Unit.One, Access.ReadWrite, $"relay {number}") { Minimum = 0, Maximum = 1, SafeValue = (safe & bit) != 0 ? 1 : 0, Choices = new Dictionary<int, string> { [0] = "off", [1] = "on" } };
        return new(
            parameter,
            async (p, c) => new(parameter, (await StateAsync(p, c) & bit) != 0 ? 1 : 0),
            async (value, p, c) => await SwitchAsync(bit, value == 1, p, c) is var outcome && outcome.ReadBack is { } read ? outcome with { ReadBack = read != 0 ? 1 : 0 } : outcome);
    }

    private async Task<K8090Packet> AskAsync(K8090Packet packet, byte reply, bool isWrite, RequestPriority priority, CancellationToken cancellation)
    {
        var request = new Request(packet.Encode(), $"command {packet.Command:x2}")
        {
            IsWrite = isWrite,
            Accept = frame => K8090Packet.Decode(frame.Span)?.Command == reply ? ReplyPart.Last : ReplyPart.Unsolicited,
        };
        return K8090Packet.Decode((await bus.AskAsync(request, priority, cancellation))[0])!.Value;
    }

    private void Tell(K8090Packet? packet)
    {
        if (packet is { Command: K8090Packet.Button, Mask: > 0 and var pressed })
            Noticed?.Invoke($"Buttons {pressed:b8} of {Name} were pressed by hand.");
        else if (packet is { Command: K8090Packet.State } state && state.Mask != state.First)
            Noticed?.Invoke($"The relays of {Name} went from {state.Mask:b8} to {state.First:b8}.");
    }

    private async Task<string?> SafeAsync(RequestPriority priority, CancellationToken cancellation)
    {
        // Break before make: what shall be off goes off first.
        foreach (var (mask, on) in new[] { (~safe & 255, false), (safe, true) })
        {
            if (mask != 0 && await SwitchAsync(mask, on, priority, cancellation) is { Result: not WriteResult.Done } outcome)
                return outcome.Sentence;
        }

        return null;
    }
}
