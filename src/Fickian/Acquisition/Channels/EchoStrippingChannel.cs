namespace Fickian.Acquisition.Channels;

/// <summary>Takes out of what arrives what was sent before: two-wire adapters hear themselves.</summary>
/// <remarks>Some replies are the same bytes as their request, so an echo cannot be recognised: whether there is one must be known. The first byte that differs ends the search for one.</remarks>
/// <param name="Line">The line itself.</param>
public sealed class EchoStrippingChannel(IByteChannel Line) : IByteChannel
{
    private readonly Lock gate = new();
    private readonly Queue<byte> awaited = new();

    /// <inheritdoc/>
    public string Address => Line.Address;

    /// <summary>The line itself, or without the echoes that a setting says there are.</summary>
    /// <param name="line">The line.</param>
    /// <param name="echo">Setting of the driver, yes or no.</param>
    /// <exception cref="ArgumentException">The setting is neither.</exception>
    public static IByteChannel Wrap(IByteChannel line, string echo) => echo switch
    {
        "no" => line,
        "yes" => new EchoStrippingChannel(line),
        _ => throw new ArgumentException($"The setting 'echo' must be yes or no and '{echo}' was found.", nameof(echo)),
    };

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellation)
    {
        lock (gate)
            awaited.Clear();
        return Line.OpenAsync(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        while (true)
        {
            var count = await Line.ReadAsync(buffer, cancellation);
            var echoed = Strip(buffer.Span[..count]);
            if (echoed == count)
                continue;
            buffer[echoed..count].CopyTo(buffer);
            return count - echoed;
        }
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        lock (gate)
        {
            awaited.Clear();
            foreach (var b in bytes.Span)
                awaited.Enqueue(b);
        }

        await Line.WriteAsync(bytes, cancellation);
    }

    /// <inheritdoc/>
    public void DiscardInput() => Line.DiscardInput();

    /// <inheritdoc/>
    public Task CloseAsync() => Line.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Line.DisposeAsync();

    private int Strip(ReadOnlySpan<byte> arrived)
    {
        lock (gate)
        {
            var echoed = 0;
            while (echoed < arrived.Length && awaited.TryPeek(out var next) && next == arrived[echoed])
            {
                awaited.Dequeue();
                echoed++;
            }

            if (echoed < arrived.Length)
                awaited.Clear();
            return echoed;
        }
    }
}
