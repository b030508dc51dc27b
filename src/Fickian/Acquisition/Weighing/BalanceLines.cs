using Fickian.Acquisition.Channels;

namespace Fickian.Acquisition.Weighing;

/// <summary>The lines that a simulated balance is connected to: replies, streams and what it sends unasked never mix within a message.</summary>
internal sealed class BalanceLines
{
    private readonly Lock gate = new();
    private readonly List<Line> open = [];

    /// <summary>Takes a line in; leaving the result takes it out again.</summary>
    public Line Enter(IByteChannel channel, CancellationToken cancellation)
    {
        var line = new Line(this, channel, cancellation);
        lock (gate)
            open.Add(line);
        return line;
    }

    /// <summary>Sends something unasked on every line.</summary>
    public void Broadcast(byte[] bytes)
    {
        Line[] all;
        lock (gate)
            all = [.. open];
        foreach (var line in all)
            _ = line.SendAsync(bytes).AsTask();
    }

    /// <summary>One line.</summary>
    internal sealed class Line(BalanceLines lines, IByteChannel channel, CancellationToken cancellation) : IDisposable
    {
        // Not disposed: an unasked message may still wait for its turn when the line is left.
        private readonly SemaphoreSlim turn = new(1, 1);

        public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
        {
            await turn.WaitAsync(CancellationToken.None);
            try
            {
                await channel.WriteAsync(bytes, cancellation);
            }
            catch (Exception e) when (e is ChannelException or OperationCanceledException)
            {
                // The host has hung up; the balance goes on as it was.
            }
            finally
            {
                turn.Release();
            }
        }

        public void Dispose()
        {
            lock (lines.gate)
                lines.open.Remove(this);
        }
    }
}
