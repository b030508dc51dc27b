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
        var service = new VirtualRigService();
        foreach (var instrument in rig.Instruments.Values)
        {
            if (!instrument.Address.StartsWith("tcp:", StringComparison.Ordinal) || ChannelAddress.HostAndPort(instrument.Address[4..]) is not var (host, port))
                throw new ArgumentException($"To be simulated, {instrument.Name} needs an address of this computer such as tcp:127.0.0.1:9001 and '{instrument.Address}' was found.", nameof(rig));
            var listener = SimulatorListener.Start(simulators[instrument.Name], host, port, wrap: wrap);
            service.listeners.Add(listener);
            service.addresses[instrument.Name] = $"tcp:{listener.EndPoint}";
        }

        return service;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var listener in listeners)
            await listener.DisposeAsync();
    }
}
