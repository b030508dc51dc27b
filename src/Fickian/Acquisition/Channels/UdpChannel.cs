using System.Net;
using System.Net.Sockets;

namespace Fickian.Acquisition.Channels;

/// <summary>Datagrams to and from one peer: one write is one datagram, one read gives one datagram.</summary>
/// <remarks>Datagrams of others are ignored. A datagram longer than the buffer of the read is cut; 65 535 bytes always suffice.</remarks>
/// <param name="Host">Name or number of the computer.</param>
/// <param name="Port">Port, 1 to 65535.</param>
public sealed class UdpChannel(string Host, int Port) : IByteChannel
{
    private Socket? socket;

    /// <inheritdoc/>
    public string Address => $"udp:{Host}:{Port}";

    /// <summary>The port at this side; 0 while closed.</summary>
    public int LocalPort => (socket?.LocalEndPoint as IPEndPoint)?.Port ?? 0;

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        await CloseAsync();
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(Host, AddressFamily.InterNetwork, cancellation);
            socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            await socket.ConnectAsync(new IPEndPoint(addresses[0], Port), cancellation);
        }
        catch (SocketException e)
        {
            throw new ChannelException($"The address {Address} cannot be reached ({e.Message.TrimEnd('.')}); see that host and port are right.", e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        var open = socket ?? throw ChannelException.NotOpen(Address);
        try
        {
            while (true)
            {
                var count = await open.ReceiveAsync(buffer, cancellation);
                if (count > 0)
                    return count;
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            throw ChannelException.Lost(Address, e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var open = socket ?? throw ChannelException.NotOpen(Address);
        try
        {
            await open.SendAsync(bytes, cancellation);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            throw ChannelException.Lost(Address, e);
        }
    }

    /// <inheritdoc/>
    public void DiscardInput()
    {
        var waste = new byte[65536];
        for (var i = 0; i < 1000 && socket is { Available: > 0 } open; i++)
            open.Receive(waste);
    }

    /// <inheritdoc/>
    public Task CloseAsync()
    {
        socket?.Dispose();
        socket = null;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync();
}
