namespace Fickian.Acquisition.Bus;

/// <summary>Lets one conversation at a time onto a line: the most urgent first, among equals the one that waited longest.</summary>
internal sealed class ConversationQueue
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<TaskCompletionSource<ConversationTurn>, (RequestPriority Priority, long Order)> waiting = new();
    private (ConversationTurn Turn, RequestPriority Priority)? current;
    private long order;

    public async Task<ConversationTurn> EnterAsync(RequestPriority priority, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ConversationTurn? disturbed = null;
        var mine = new TaskCompletionSource<ConversationTurn>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (current is null)
            {
                var turn = new ConversationTurn(this);
                current = (turn, priority);
                return turn;
            }

            waiting.Enqueue(mine, (priority, order++));
            if (priority == RequestPriority.Emergency && current.Value.Priority != RequestPriority.Emergency)
                disturbed = current.Value.Turn;
        }

        // Outside the lock: what waits in that turn goes on at once, and wants the lock to give the line back.
        disturbed?.Preempt();

        await using var registration = cancellation.Register(() => mine.TrySetCanceled(cancellation));
        return await mine.Task;
    }

    public void Leave(ConversationTurn turn)
    {
        lock (gate)
        {
            if (current?.Turn != turn)
                return;
            current = null;
            while (waiting.TryDequeue(out var next, out var place))
            {
                var following = new ConversationTurn(this);
                if (!next.TrySetResult(following))
                    continue;
                current = (following, place.Priority);
                return;
            }
        }
    }
}
