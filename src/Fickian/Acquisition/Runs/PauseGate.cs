namespace Fickian.Acquisition.Runs;

/// <summary>Where a recipe waits between two steps while it is paused. Polling, recording and interlocks do not pass here.</summary>
/// <param name="time">Clock of the laboratory.</param>
internal sealed class PauseGate(TimeProvider time)
{
    private readonly Lock gate = new();
    private TaskCompletionSource? closed;
    private long since;

    /// <summary>Time spent here so far.</summary>
    public TimeSpan Paused { get; private set; }

    public bool IsClosed
    {
        get
        {
            lock (gate)
                return closed is not null;
        }
    }

    public void Close()
    {
        lock (gate)
        {
            if (closed is not null)
                return;
            closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            since = time.GetTimestamp();
        }
    }

    public void Open()
    {
        lock (gate)
        {
            if (closed is null)
                return;
            Paused += time.GetElapsedTime(since);
            closed.SetResult();
            closed = null;
        }
    }

    public Task PassAsync(CancellationToken cancellation)
    {
        lock (gate)
            return closed?.Task.WaitAsync(cancellation) ?? Task.CompletedTask;
    }
}
