using Fickian.Acquisition.Channels;

namespace Fickian.Acquisition.Opus;

/// <summary>OPUS over its named pipe: the text of the command and CR LF; a reply is over when nothing more comes for a while after a line end.</summary>
/// <remarks>The pipe stays open as long as the client lives: closing it destroys it at the other end. A reply without a line end is given out after ten times the silence, for the client to judge.</remarks>
/// <param name="line">The pipe.</param>
/// <param name="quiet">Silence that ends a reply.</param>
/// <param name="wire">Clock of the line.</param>
internal sealed class OpusPipeChannel(IByteChannel line, TimeSpan quiet, TimeProvider wire) : IByteChannel
{
    private readonly MemoryStream gathered = new();
    private readonly byte[] arrived = new byte[16384];
    private OpusReplyQueue replies = new();

    /// <inheritdoc/>
    public string Address => line.Address;

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        await line.OpenAsync(cancellation);
        gathered.SetLength(0);
        replies = new();
    }

    /// <inheritdoc/>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        while (!replies.HasMore)
            await GatherAsync(cancellation);
        return await replies.ReadAsync(buffer, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => line.WriteAsync(bytes, cancellation);

    /// <inheritdoc/>
    public void DiscardInput() => line.DiscardInput();

    /// <inheritdoc/>
    public Task CloseAsync() => line.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => line.DisposeAsync();

    private async Task GatherAsync(CancellationToken cancellation)
    {
        if (gathered.Length == 0)
        {
            gathered.Write(arrived, 0, await line.ReadAsync(arrived, cancellation));
            return;
        }

        var ended = gathered.GetBuffer()[gathered.Length - 1] == (byte)'\n';
        using var timer = new CancellationTokenSource(ended ? quiet : 10 * quiet, wire);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        try
        {
            if (gathered.Length < OpusReplyQueue.Longest)
            {
                gathered.Write(arrived, 0, await line.ReadAsync(arrived, both.Token));
                return;
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Silence: the reply is over.
        }

        replies.Add(gathered.GetBuffer().AsSpan(0, (int)Math.Min(gathered.Length, OpusReplyQueue.Longest)));
        gathered.SetLength(0);
    }
}
