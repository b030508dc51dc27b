using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Velleman;

/// <summary>A K8090 relay card that is not there. A command that changes nothing is not answered, as of the card.</summary>
public sealed class K8090Simulator : ISimulator
{
    private readonly Lock gate = new();
    private readonly byte year;
    private readonly byte week;
    private readonly SimulatorFaults faults = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["silent"] = "nothing is answered",
        ["lost-acknowledge"] = "relays are switched and not reported",
        ["stuck-relays"] = "relays are reported as asked for at once and have not moved",
        ["wrong-end"] = "replies end in 00",
        ["button"] = "a button is pressed before each reply",
    });

    private byte state;

    /// <summary>Makes a card.</summary>
    /// <param name="setup">Settings.</param>
    public K8090Simulator(SimulatorSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        (state, year, week) = ((byte)setup.Setting("state", 0), (byte)setup.Setting("year", 16), (byte)setup.Setting("week", 1));
        Outputs = Enumerable.Range(0, 8).ToDictionary(i => $"relay-{i + 1}", i => (Func<double>)(() => Relay(i)), StringComparer.Ordinal);
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["state"] = "relays that are on at the beginning, as the sum of 1, 2, 4, … 128 (0)",
        ["year"] = "year of the program since 2000 (16)",
        ["week"] = "week of the program (1)",
    };

    /// <inheritdoc/>
    public string Kind => "velleman-k8090";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<double>> Outputs { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Faults => faults.Known;

    /// <inheritdoc/>
    public void Inject(string fault, bool on = true)
    {
        lock (gate)
            faults.Inject(fault, on);
    }

    /// <inheritdoc/>
    public Task ServeAsync(IByteChannel line, CancellationToken cancellation) => FrameService.ServeAsync(line, new K8090Framer(), Answer, cancellation);

    private ReadOnlyMemory<byte> Answer(byte[] frame)
    {
        lock (gate)
        {
            if (faults["silent"] || K8090Packet.Decode(frame) is not { } request || Reply(request) is not { } reply)
                return default;
            var bytes = reply.Encode();
            if (faults["wrong-end"])
                bytes[^1] = 0;
            return faults["button"] ? [.. new K8090Packet(K8090Packet.Button, 1, 1).Encode(), .. bytes] : bytes;
        }
    }

    private K8090Packet? Reply(K8090Packet request) => request.Command switch
    {
        K8090Packet.On => Switch((byte)(state | request.Mask)),
        K8090Packet.Off => Switch((byte)(state & ~request.Mask)),
        K8090Packet.Query => new(K8090Packet.State, state, state),
        K8090Packet.Version => new(K8090Packet.Version, 0, year, week),
        _ => null,
    };

    private K8090Packet? Switch(byte to)
    {
        var before = state;
        state = faults["stuck-relays"] ? state : to;
        return before == to || faults["lost-acknowledge"] ? null : new(K8090Packet.State, before, to);
    }

    private double Relay(int index)
    {
        lock (gate)
            return (state >> index) & 1;
    }
}
