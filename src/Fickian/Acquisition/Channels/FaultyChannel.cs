namespace Fickian.Acquisition.Channels;

/// <summary>Wraps a line and lets go wrong what goes wrong on lines: what arrives is delayed, lost, split, merged, changed, preceded by noise, or cut.</summary>
/// <param name="Line">The line itself.</param>
/// <param name="Plan">What goes wrong, how often.</param>
/// <param name="Time">Clock of the delays.</param>
public sealed class FaultyChannel(IByteChannel Line, FaultPlan Plan, TimeProvider Time) : IByteChannel
{
    private static readonly TimeSpan LongestMerge = TimeSpan.FromMilliseconds(20);

    private readonly Random chance = new(Plan.Seed);
    private readonly Queue<byte> arrived = new();
    private readonly byte[] buffer = new byte[16384];
    private int release;
    private int arrivals;
    private bool cut;

    /// <inheritdoc/>
    public string Address => Line.Address;

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellation)
    {
        (arrivals, release, cut) = (0, 0, false);
        arrived.Clear();
        return Line.OpenAsync(cancellation);
    }

    /// <summary>Cuts the line now, as a pulled cable does, until it is opened again.</summary>
    public async Task CutAsync()
    {
        cut = true;
        await Line.CloseAsync();
    }

    /// <inheritdoc/>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        while (release == 0)
            await ArriveAsync(cancellation);
        var count = Math.Min(buffer.Length, release);
        for (var i = 0; i < count; i++)
            buffer.Span[i] = arrived.Dequeue();
        release = release > count ? release - count : Plan.Split > 0 ? arrived.Count : 0;
        return count;
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        cut ? throw ChannelException.Lost(Address) : Line.WriteAsync(bytes, cancellation);

    /// <inheritdoc/>
    public void DiscardInput()
    {
        arrived.Clear();
        release = 0;
        Line.DiscardInput();
    }

    /// <inheritdoc/>
    public Task CloseAsync() => Line.CloseAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Line.DisposeAsync();

    private async Task ArriveAsync(CancellationToken cancellation)
    {
        if (cut)
            throw ChannelException.Lost(Address);
        var count = await NextAsync(cancellation);
        if (count == 0)
        {
            release = arrived.Count;
            return;
        }

        if (Plan.Delay > 0)
            await Task.Delay(TimeSpan.FromSeconds(Plan.Delay), Time, cancellation);
        if (Plan.DisconnectAfter is { } last && ++arrivals > last)
        {
            await CutAsync();
            throw ChannelException.Lost(Address);
        }

        if (Happens(Plan.Drop))
            return;
        if (Happens(Plan.Noise))
            Enqueue(Enumerable.Range(0, 1 + chance.Next(8)).Select(_ => (byte)chance.Next(256)).ToArray());
        if (Happens(Plan.Corrupt))
            buffer[chance.Next(count)] ^= (byte)(1 << chance.Next(8));
        Enqueue(buffer.AsSpan(0, count));
        if (!Happens(Plan.Merge))
            release = Happens(Plan.Split) && arrived.Count > 1 ? 1 + chance.Next(arrived.Count - 1) : arrived.Count;
    }

    // What waits to be merged with the next arrival does not wait for ever: 0 if none comes soon.
    private async ValueTask<int> NextAsync(CancellationToken cancellation)
    {
        if (arrived.Count == 0)
            return await Line.ReadAsync(buffer, cancellation);
        using var timer = new CancellationTokenSource(LongestMerge);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        try
        {
            return await Line.ReadAsync(buffer, both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return 0;
        }
    }

    private bool Happens(double probability) => probability > 0 && chance.NextDouble() < probability;

    private void Enqueue(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            arrived.Enqueue(b);
    }
}
