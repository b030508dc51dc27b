using System.IO.Ports;

namespace Fickian.Acquisition.Channels;

/// <summary>A serial port, read and written through its asynchronous stream only, held by a lease of its own.</summary>
/// <remarks>
/// A synchronous write into a dead port times out, and the close after it then hangs; closing may block while a write is under way.
/// So nothing here is synchronous, and a close is given two seconds in the background before the port is dropped.
/// </remarks>
/// <param name="Port">Stable name of the port, best below <c>/dev/serial/by-id/</c>: adapters get new nodes when they are plugged in again.</param>
/// <param name="Settings">How the bits go over the line.</param>
public sealed class SerialChannel(string Port, SerialSettings Settings) : IByteChannel
{
    private static readonly TimeSpan LongestClose = TimeSpan.FromSeconds(2);

    private SerialPort? port;
    private SerialLease? lease;
    private StreamLine? line;

    /// <inheritdoc/>
    public string Address => $"serial:{Port}";

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        await CloseAsync();
        lease = SerialLease.Take(Port);
        var opening = new SerialPort(Port, Settings.BaudRate, Settings.Parity, Settings.DataBits, Settings.StopBits);
        try
        {
            // Opening may block on a port that waits for its carrier.
            await Task.Run(opening.Open, cancellation).WaitAsync(cancellation);
            line = new(Address, opening.BaseStream);
            port = opening;
        }
        catch (Exception e)
        {
            opening.Dispose();
            await CloseAsync();
            if (e is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
                throw new ChannelException($"The serial port {Port} cannot be opened with {Settings} ({e.Message.TrimEnd('.')}); see that it exists, may be used by you, and knows these settings.", e);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) =>
        (line ?? throw ChannelException.NotOpen(Address)).ReadAsync(buffer, cancellation);

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        (line ?? throw ChannelException.NotOpen(Address)).WriteAsync(bytes, cancellation);

    /// <inheritdoc/>
    public void DiscardInput()
    {
        line?.DiscardInput();
        try
        {
            port?.DiscardInBuffer();
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // The port is gone; the next read says so.
        }
    }

    /// <inheritdoc/>
    public async Task CloseAsync()
    {
        var closing = port;
        (port, line) = (null, null);
        if (closing is not null)
            await Task.WhenAny(Task.Run(() => Drop(closing)), Task.Delay(LongestClose, TimeProvider.System));
        lease?.Dispose();
        lease = null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync();

    private static void Drop(SerialPort closing)
    {
        try
        {
            closing.DiscardOutBuffer();
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // Nothing is left to discard on a port that is gone.
        }

        try
        {
            closing.Dispose();
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // A port that was unplugged cannot be closed in order.
        }
    }
}
