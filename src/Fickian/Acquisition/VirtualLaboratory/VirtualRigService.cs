using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Rigs;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>The simulators of a rig at their addresses.</summary>
public sealed class VirtualRigService : IAsyncDisposable
{
    private readonly List<SimulatorListener> listeners = [];
    private readonly Dictionary<string, string> addresses = new(StringComparer.Ordinal);

    private VirtualRigService()
    {
    }

    /// <summary>Where each instrument listens.</summary>
    public IReadOnlyDictionary<string, string> Addresses => addresses;

    /// <summary>Starts to listen.</summary>
    internal static VirtualRigService Start(Rig rig, IReadOnlyDictionary<string, ISimulator> simulators, Func<IByteChannel, IByteChannel>? wrap)
    {
        var places = rig.Instruments.Values.Select(i => (Instrument: i, At: Place(i))).ToList();
        var service = new VirtualRigService();
        foreach (var (instrument, (host, port)) in places)
        {
            var listener = SimulatorListener.Start(simulators[instrument.Name], host, port, wrap: wrap);
            service.listeners.Add(listener);
            service.addresses[instrument.Name] = $"tcp:{listener.EndPoint}";
        }

        return service;
    }

    // All addresses are read before any is listened at.
    private static (string Host, int Port) Place(RigInstrument instrument) =>
        instrument.Address.StartsWith("tcp:", StringComparison.Ordinal) && ChannelAddress.HostAndPort(instrument.Address[4..]) is { } place ? place
            : throw new ArgumentException($"To be simulated, {instrument.Name} needs an address of this computer such as tcp:127.0.0.1:9001 and '{instrument.Address}' was found.", nameof(instrument));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var listener in listeners)
            await listener.DisposeAsync();
    }
}
