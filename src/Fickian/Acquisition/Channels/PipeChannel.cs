using System.IO.Pipes;

namespace Fickian.Acquisition.Channels;

/// <summary>A named pipe of this computer. On Linux .NET keeps it as the socket <c>CoreFxPipe_NAME</c> in the temporary folder.</summary>
/// <param name="Name">Name without <c>\\.\pipe\</c>, for example <c>OPUS</c>.</param>
public sealed class PipeChannel(string Name) : IByteChannel
{
    private PipeStream? pipe;
    private StreamLine? line;

    /// <summary>The serving end of a pipe to which somebody has connected; the channel closes it.</summary>
    internal PipeChannel(string name, NamedPipeServerStream accepted)
        : this(name) => (pipe, line) = (accepted, new(Address, accepted));

    /// <inheritdoc/>
    public string Address => $"pipe:{Name}";

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        await CloseAsync();
        var opening = new NamedPipeClientStream(".", Name, PipeDirection.InOut, PipeOptions.Asynchronous);
        try
        {
            await opening.ConnectAsync(2000, cancellation);
        }
        catch (Exception e)
        {
            await opening.DisposeAsync();
            if (e is TimeoutException or IOException)
                throw new ChannelException($"Nobody serves the pipe '{Name}' ({e.Message.TrimEnd('.')}); start the program that owns it.", e);
            throw;
        }

        pipe = opening;
        line = new(Address, opening);
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
    public async Task CloseAsync()
    {
        var closing = pipe;
        (pipe, line) = (null, null);
        if (closing is not null)
            await closing.DisposeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync();
}
