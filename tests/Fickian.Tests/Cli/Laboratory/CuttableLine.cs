using System.Net;
using System.Net.Sockets;

namespace Fickian.Tests.Cli.Laboratory;

/// <summary>A port that leads to another, until the line is cut: all connections break and new ones are refused.</summary>
internal sealed class CuttableLine : IAsyncDisposable
{
    private readonly int target;
    private readonly int port;
    private readonly List<TcpClient> open = [];
    private readonly Lock gate = new();
    private TcpListener? listener;

    public CuttableLine(int target)
    {
        this.target = target;
        listener = new(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync(listener);
    }

    public int Port => port;

    public void Cut()
    {
        listener?.Stop();
        listener = null;
        lock (gate)
        {
            open.ForEach(c => c.Dispose());
            open.Clear();
        }
    }

    public void Mend()
    {
        listener = new(IPAddress.Loopback, port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        _ = AcceptAsync(listener);
    }

    public ValueTask DisposeAsync()
    {
        Cut();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(TcpListener listening)
    {
        try
        {
            while (true)
            {
                var here = await listening.AcceptTcpClientAsync();
                var there = new TcpClient();
                await there.ConnectAsync(IPAddress.Loopback, target);
                lock (gate)
                    open.AddRange([here, there]);
                _ = CopyAsync(here, there);
                _ = CopyAsync(there, here);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private static async Task CopyAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }

        from.Dispose();
        to.Dispose();
    }
}
