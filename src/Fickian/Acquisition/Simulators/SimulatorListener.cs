using System.Net;
using System.Net.Sockets;
using Fickian.Acquisition.Channels;

namespace Fickian.Acquisition.Simulators;

/// <summary>Offers a simulator at a TCP port. It binds to the loopback address alone unless told otherwise: a simulator takes commands from anybody.</summary>
public sealed class SimulatorListener : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly ISimulator simulator;
    private readonly Func<IByteChannel, IByteChannel> wrap;
    private readonly CancellationTokenSource ending = new();
    private readonly Task accepting;

    private SimulatorListener(ISimulator simulator, TcpListener listener, Func<IByteChannel, IByteChannel> wrap)
    {
        (this.simulator, this.listener, this.wrap) = (simulator, listener, wrap);
        accepting = Task.Run(AcceptAsync);
    }

    /// <summary>Where it listens; the port is the one the system chose if 0 was asked for.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>Starts to listen.</summary>
    /// <param name="simulator">The simulated instrument.</param>
    /// <param name="host">Address to bind to.</param>
    /// <param name="port">Port; 0 lets the system choose.</param>
    /// <param name="everywhere">Whether an address that others can reach is meant.</param>
    /// <param name="wrap">Wraps each accepted line, for example with faults; null for none.</param>
    /// <exception cref="ArgumentException">The address is not of this computer alone and that was not said to be meant.</exception>
    /// <exception cref="ChannelException">The port is taken.</exception>
    public static SimulatorListener Start(ISimulator simulator, string host, int port, bool everywhere = false, Func<IByteChannel, IByteChannel>? wrap = null)
    {
        var address = host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(host, out var parsed) ? parsed
            : throw new ArgumentException($"A numeric address such as 127.0.0.1 was expected and '{host}' was found.", nameof(host));
        if (!IPAddress.IsLoopback(address) && !everywhere)
            throw new ArgumentException($"A simulator listens at this computer alone (127.0.0.1) and '{host}' was asked for; say --allow-remote if others shall reach it.", nameof(host));
        var starting = new TcpListener(address, port);
        try
        {
            starting.Start();
        }
        catch (SocketException e)
        {
            starting.Dispose();
            throw new ChannelException($"The port {host}:{port} cannot be opened ({e.Message.TrimEnd('.')}); choose another.", e);
        }

        return new(simulator, starting, wrap ?? (line => line));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The source is not disposed: a second call finds it cancelled.
        await ending.CancelAsync();
        listener.Stop();
        await accepting;
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        var served = new List<Task>();
        try
        {
            while (true)
            {
                var connection = await listener.AcceptTcpClientAsync(ending.Token);
                served.RemoveAll(s => s.IsCompleted);
                served.Add(simulator.ServeAsync(wrap(new TcpChannel(connection)), ending.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException || (e is InvalidOperationException && ending.IsCancellationRequested))
        {
            // It was stopped, perhaps before it had begun to listen.
            await Task.WhenAll(served);
        }
    }
}
