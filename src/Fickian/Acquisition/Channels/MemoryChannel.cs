using System.IO.Pipelines;

namespace Fickian.Acquisition.Channels;

/// <summary>A line inside this program: every opening gives the other end to somebody who serves it, as a listener would.</summary>
/// <param name="name">Name for messages.</param>
/// <param name="serve">Serves the other end until it is closed; null for an end that has no other.</param>
public sealed class MemoryChannel(string name, Func<IByteChannel, Task>? serve) : IByteChannel
{
    private PipeReader? input;
    private PipeWriter? output;
    private StreamLine? line;

    /// <inheritdoc/>
    public string Address => $"memory:{name}";

    /// <summary>Two ends of one line, both open.</summary>
    /// <param name="name">Name for messages.</param>
    public static (MemoryChannel Host, MemoryChannel Device) Pair(string name)
    {
        var (there, back) = (new Pipe(Unbounded), new Pipe(Unbounded));
        var (host, device) = (new MemoryChannel(name, null), new MemoryChannel(name, null));
        host.Use(back.Reader, there.Writer);
        device.Use(there.Reader, back.Writer);
        return (host, device);
    }

    private static PipeOptions Unbounded { get; } = new(pauseWriterThreshold: 0, useSynchronizationContext: true);

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        await CloseAsync();
        if (serve is null)
            throw new ChannelException($"The line {Address} has no other end any more; make a new pair.");
        var (there, back) = (new Pipe(Unbounded), new Pipe(Unbounded));
        Use(back.Reader, there.Writer);
        var device = new MemoryChannel(name, null);
        device.Use(there.Reader, back.Writer);
        _ = ServeAsync(serve, device);
    }

    /// <inheritdoc/>
    public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) =>
        (line ?? throw ChannelException.NotOpen(Address)).ReadAsync(buffer, cancellation);

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var result = await (output ?? throw ChannelException.NotOpen(Address)).WriteAsync(bytes, cancellation);
        if (result.IsCompleted)
            throw ChannelException.Lost(Address);
    }

    /// <inheritdoc/>
    public void DiscardInput() => line?.DiscardInput();

    /// <inheritdoc/>
    public async Task CloseAsync()
    {
        var (reader, writer) = (input, output);
        (input, output, line) = (null, null, null);
        if (writer is not null)
            await writer.CompleteAsync();

        // A read may still be under way: it is ended before its pipe is.
        reader?.CancelPendingRead();
        if (reader is not null)
            await reader.CompleteAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync();

    private static async Task ServeAsync(Func<IByteChannel, Task> serve, IByteChannel device)
    {
        // The other end works for itself: whoever opens the line does not wait for it.
        await Task.Yield();
        await serve(device);
    }

    private void Use(PipeReader reader, PipeWriter writer)
    {
        (input, output) = (reader, writer);
        line = new(Address, reader.AsStream(leaveOpen: true));
    }
}
