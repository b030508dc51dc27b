namespace Fickian.Acquisition.Simulators;

/// <summary>A timer of simulated time.</summary>
internal sealed class LaboratoryTimer(TimerQueue queue, TimerCallback callback, object? state) : ITimer
{
    private const long Never = -1;

    private TimeSpan period = Timeout.InfiniteTimeSpan;

    /// <summary>Time at which it fires, ticks; −1 for never.</summary>
    public long Due { get; set; } = Never;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        this.period = period;
        Due = Never;
        if (dueTime != Timeout.InfiniteTimeSpan)
            queue.Schedule(this, dueTime);
        return true;
    }

    /// <summary>Calls back on this thread, or lets another do it.</summary>
    /// <param name="elsewhere">Whether the caller must not wait for what is called.</param>
    public void Fire(bool elsewhere)
    {
        Due = Never;
        if (period > TimeSpan.Zero)
            queue.Schedule(this, period);
        if (elsewhere)
            ThreadPool.UnsafeQueueUserWorkItem(_ => callback(state), null);
        else
            callback(state);
    }

    public void Dispose() => Due = Never;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
