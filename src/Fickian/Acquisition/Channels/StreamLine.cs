namespace Fickian.Acquisition.Channels;

/// <summary>What all channels over a <see cref="Stream"/> share: failures that become sentences, and reads that lose nothing when their wait ends early.</summary>
/// <remarks>
/// A serial port does not honour the cancellation of a read, and a cancelled read may swallow a byte.
/// So one read runs ahead of its readers: a wait that ends leaves it running, and its bytes go to the next reader.
/// </remarks>
/// <param name="address">Where the line leads.</param>
/// <param name="stream">The open stream.</param>
internal sealed class StreamLine(string address, Stream stream)
{
    private const int MostDiscarded = 1 << 20;

    private readonly byte[] ahead = new byte[16384];
    private Task<int>? pending;
    private int from;
    private int until;

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        if (from == until)
            await ReadAheadAsync(cancellation);
        var count = Math.Min(buffer.Length, until - from);
        ahead.AsMemory(from, count).CopyTo(buffer);
        from += count;
        return count;
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            await stream.WriteAsync(bytes, cancellation);
            await stream.FlushAsync(cancellation);
        }
        catch (Exception e) when (IsLoss(e))
        {
            throw ChannelException.Lost(address, e);
        }
    }

    public void DiscardInput()
    {
        (from, until) = (0, 0);
        for (var discarded = 0; discarded < MostDiscarded && pending is { IsCompletedSuccessfully: true, Result: > 0 }; discarded += pending.Result)
            pending = stream.ReadAsync(ahead, CancellationToken.None).AsTask();
    }

    private async ValueTask ReadAheadAsync(CancellationToken cancellation)
    {
        int count;
        try
        {
            pending ??= stream.ReadAsync(ahead, CancellationToken.None).AsTask();
            count = await pending.WaitAsync(cancellation);
        }
        catch (Exception e) when (IsLoss(e) || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw ChannelException.Lost(address, e);
        }

        // A stream that has ended stays ended: the finished read is kept, so that the next one finds the same.
        if (count == 0)
            throw ChannelException.Lost(address);
        pending = null;
        (from, until) = (0, count);
    }

    private static bool IsLoss(Exception e) => e is IOException or ObjectDisposedException or InvalidOperationException or UnauthorizedAccessException;
}
