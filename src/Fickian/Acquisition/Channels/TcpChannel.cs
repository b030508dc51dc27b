using System.Net.Sockets;

namespace Fickian.Acquisition.Channels;

/// <summary>A TCP connection: instruments with a network socket, and serial lines behind a terminal server.</summary>
/// <param name="Host">Name or number of the computer.</param>
/// <param name="Port">Port, 1 to 65535.</param>
public sealed class TcpChannel(string Host, int Port) : IByteChannel
{
    private TcpClient? client;
    private StreamLine? line;

    /// <summary>The end of a connection that a listener has accepted.</summary>
    /// <param name="accepted">The connection; the channel closes it.</param>
    internal TcpChannel(TcpClient accepted)
        : this(Remote(accepted).Address.ToString(), Remote(accepted).Port) => Use(accepted);

    /// <inheritdoc/>
    public string Address => $"tcp:{Host}:{Port}";

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        await CloseAsync();
        var opening = new TcpClient();
        try
        {
            await opening.ConnectAsync(Host, Port, cancellation);
        }
        catch (Exception e)
        {
            opening.Dispose();
            if (e is SocketException)
                throw new ChannelException($"Nobody answers at {Address} ({e.Message.TrimEnd('.')}); see that the instrument is on and host and port are right.", e);
            throw;
        }

        Use(opening);
    }

    /// <inheritdoc/>
    public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) =>
        (line ?? throw ChannelException.NotOpen(Address)).ReadAsync(buffer, cancellation);

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        (line ?? throw ChannelException.NotOpen(Address)).WriteAsync(bytes, cancellation);

    /// <inheritdoc/>
    public void DiscardInput() => line?.DiscardInput();

    /// <inheritdoc/>
    public Task CloseAsync()
    {
        client?.Dispose();
        (client, line) = (null, null);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync();

    private static System.Net.IPEndPoint Remote(TcpClient accepted) => (System.Net.IPEndPoint)accepted.Client.RemoteEndPoint!;

    private void Use(TcpClient connection)
    {
        // Requests are a few bytes: waiting for more to send with them only delays the reply.
        connection.NoDelay = true;
        client = connection;
        line = new(Address, connection.GetStream());
    }
}
