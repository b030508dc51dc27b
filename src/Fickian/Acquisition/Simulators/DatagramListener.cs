using System.Net;
using System.Net.Sockets;
using Fickian.Acquisition.Channels;

namespace Fickian.Acquisition.Simulators;

/// <summary>Offers a simulator at a UDP port of this computer: every peer has a line of its own, each write of the simulator is one datagram.</summary>
public sealed class DatagramListener : IAsyncDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly ISimulator simulator;
    private readonly CancellationTokenSource ending = new();
    private readonly Dictionary<IPEndPoint, MemoryChannel> peers = [];
    private readonly List<Task> served = [];
    private readonly Task receiving;

    private DatagramListener(ISimulator simulator, IPEndPoint at)
    {
        this.simulator = simulator;
        socket.Bind(at);
        receiving = Task.Run(ReceiveAsync);
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)socket.LocalEndPoint!;

    /// <summary>Starts to listen at the loopback address.</summary>
    /// <param name="simulator">The simulated instrument.</param>
    /// <param name="port">Port; 0 lets the system choose.</param>
    /// <exception cref="ChannelException">The port is taken.</exception>
    public static DatagramListener Start(ISimulator simulator, int port)
    {
        try
        {
            return new(simulator, new(IPAddress.Loopback, port));
        }
        catch (SocketException e)
        {
            throw new ChannelException($"The port 127.0.0.1:{port} cannot be opened ({e.Message.TrimEnd('.')}); choose another.", e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await receiving;
        foreach (var peer in peers.Values)
            await peer.DisposeAsync();
        await Task.WhenAll(served);
        socket.Dispose();
        ending.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[65536];
        try
        {
            while (true)
            {
                var received = await socket.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), ending.Token);
                var from = (IPEndPoint)received.RemoteEndPoint;
                if (!peers.TryGetValue(from, out var host))
                {
                    (host, var device) = MemoryChannel.Pair($"{from}");
                    peers[from] = host;
                    served.Add(simulator.ServeAsync(device, ending.Token));
                    served.Add(ReturnAsync(host, from));
                }

                await host.WriteAsync(buffer.AsMemory(0, received.ReceivedBytes), ending.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ChannelException)
        {
            // The listener ends.
        }
    }

    private async Task ReturnAsync(MemoryChannel host, IPEndPoint to)
    {
        var buffer = new byte[65536];
        try
        {
            while (true)
                await socket.SendToAsync(buffer.AsMemory(0, await host.ReadAsync(buffer, ending.Token)), SocketFlags.None, to, ending.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ChannelException or ObjectDisposedException)
        {
            // The peer is not served any more.
        }
    }
}
