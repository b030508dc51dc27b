namespace Fickian.Acquisition.Channels;

/// <summary>A two-way line of bytes to an instrument or to its simulator: serial port, socket, pipe, replay.</summary>
/// <remarks>
/// A channel may be opened again after it was closed: that is what a reconnection does.
/// It knows no messages; see <see cref="Framing.IFramer"/>. Time-outs come in as cancellation.
/// </remarks>
public interface IByteChannel : IAsyncDisposable
{
    /// <summary>Where the line leads, for messages: <c>tcp:127.0.0.1:9001</c>, <c>serial:/dev/ttyUSB0</c>.</summary>
    string Address { get; }

    /// <summary>Opens the line.</summary>
    /// <exception cref="ChannelException">Nobody is there, or somebody else has the line.</exception>
    Task OpenAsync(CancellationToken cancellation);

    /// <summary>Reads what has arrived, at least one byte; waits if nothing has.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    /// <param name="cancellation">Ends the wait; bytes that arrive later stay for the next read.</param>
    /// <returns>Number of bytes, at least 1.</returns>
    /// <exception cref="ChannelException">The line is closed or was lost.</exception>
    ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation);

    /// <summary>Writes all bytes.</summary>
    /// <exception cref="ChannelException">The line is closed or was lost.</exception>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);

    /// <summary>Throws away what has arrived and was not read.</summary>
    void DiscardInput();

    /// <summary>Closes the line, in bounded time; a pending read ends with a <see cref="ChannelException"/>.</summary>
    Task CloseAsync();
}
