using Fickian.Acquisition.Channels;

namespace Fickian.Acquisition.Opus;

/// <summary>OPUS over its HTTP-like server: one connection a command, an answer without status line and headers, then the end of the connection.</summary>
/// <remarks>Ordinary HTTP clients refuse such answers. Blanks become <c>%20</c>, everything else goes as it is.</remarks>
/// <param name="line">The connection, opened anew for every command.</param>
internal sealed class OpusHttpChannel(IByteChannel line) : IByteChannel
{
    private OpusReplyQueue replies = new();
    private int command;
    private bool fresh;

    /// <inheritdoc/>
    public string Address => line.Address;

    /// <summary>The request of a command.</summary>
    /// <param name="text">Bytes of the command without CR LF.</param>
    public static byte[] Request(ReadOnlySpan<byte> text)
    {
        var request = new List<byte>("GET /OpusCommand.htm?"u8.ToArray());
        foreach (var b in text)
            request.AddRange(b == (byte)' ' ? "%20"u8.ToArray() : [b]);
        request.AddRange("\r\nHost: localhost\r\n\r\n"u8);
        return [.. request];
    }

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        await line.OpenAsync(cancellation);
        (replies, fresh) = (new(), true);
    }

    /// <inheritdoc/>
    public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) => replies.ReadAsync(buffer, cancellation);

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        // The number goes up first: whatever still comes to an earlier command is dropped, not taken for the reply to this one.
        var number = Interlocked.Increment(ref command);
        if (!fresh)
            await line.OpenAsync(cancellation);
        fresh = false;
        var text = bytes.Span.EndsWith("\r\n"u8) ? bytes[..^2] : bytes;
        await line.WriteAsync(Request(text.Span), cancellation);
        _ = CollectAsync(number);
    }

    /// <inheritdoc/>
    public void DiscardInput() => Interlocked.Increment(ref command);

    /// <inheritdoc/>
    public async Task CloseAsync()
    {
        Interlocked.Increment(ref command);
        replies.Close(ChannelException.NotOpen(Address));
        await line.CloseAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await line.DisposeAsync();
    }

    private async Task CollectAsync(int number)
    {
        var gathered = new MemoryStream();
        var arrived = new byte[16384];
        try
        {
            while (gathered.Length < OpusReplyQueue.Longest)
                gathered.Write(arrived, 0, await line.ReadAsync(arrived, CancellationToken.None));
        }
        catch (ChannelException)
        {
            // The end of the connection is the end of the answer.
        }

        if (number == Volatile.Read(ref command))
            replies.Add(gathered.GetBuffer().AsSpan(0, (int)Math.Min(gathered.Length, OpusReplyQueue.Longest)));
    }
}
