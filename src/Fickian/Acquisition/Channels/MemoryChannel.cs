using System.Threading.Channels;

namespace Fickian.Acquisition.Channels;

/// <summary>A line inside this program: every opening gives the other end to somebody who serves it, as a listener would.</summary>
/// <param name="name">Name for messages.</param>
/// <param name="serve">Serves the other end until it is closed; null for an end that has no other.</param>
public sealed class MemoryChannel(string name, Func<IByteChannel, Task>? serve) : IByteChannel
{
    private Channel<byte[]>? input;
    private Channel<byte[]>? output;
    private ReadOnlyMemory<byte> rest;

    /// <inheritdoc/>
    public string Address => $"memory:{name}";

    /// <summary>Two ends of one line, both open.</summary>
    /// <param name="name">Name for messages.</param>
    public static (MemoryChannel Host, MemoryChannel Device) Pair(string name)
    {
        var (host, device) = (new MemoryChannel(name, null), new MemoryChannel(name, null));
        Join(host, device);
        return (host, device);
    }

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        await CloseAsync();
        if (serve is null)
            throw new ChannelException($"The line {Address} has no other end any more; make a new pair.");
        var device = new MemoryChannel(name, null);
        Join(this, device);
        _ = ServeAsync(serve, device);
    }

    /// <inheritdoc/>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        var from = input ?? throw ChannelException.NotOpen(Address);
        while (rest.IsEmpty)
        {
            if (from.Reader.TryRead(out var arrived))
                rest = arrived;
            else if (!await from.Reader.WaitToReadAsync(cancellation))
                throw ChannelException.Lost(Address);
        }

        var count = Math.Min(buffer.Length, rest.Length);
        rest[..count].CopyTo(buffer);
        rest = rest[count..];
        return count;
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var into = output ?? throw ChannelException.NotOpen(Address);
        return into.Writer.TryWrite(bytes.ToArray()) ? ValueTask.CompletedTask : throw ChannelException.Lost(Address);
    }

    /// <inheritdoc/>
    public void DiscardInput()
    {
        rest = default;
        while (input?.Reader.TryRead(out _) == true)
        {
            // Gone.
        }
    }

    /// <inheritdoc/>
    public Task CloseAsync()
    {
        // Both ends learn of it: the other finds its input ended and its output refused.
        input?.Writer.TryComplete();
        output?.Writer.TryComplete();
        (input, output, rest) = (null, null, default);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync();

    private static void Join(MemoryChannel host, MemoryChannel device)
    {
        host.input = device.output = Channel.CreateUnbounded<byte[]>();
        host.output = device.input = Channel.CreateUnbounded<byte[]>();
    }

    private static async Task ServeAsync(Func<IByteChannel, Task> serve, IByteChannel device)
    {
        // The other end works for itself: whoever opens the line does not wait for it.
        await Task.Yield();
        await serve(device);
    }
}
