namespace Fickian.Acquisition.Simulators;

/// <summary>A timer of a <see cref="LaboratoryClock"/>.</summary>
internal sealed class ClockTimer(LaboratoryClock clock, TimerCallback callback, object? state) : ITimer
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
            clock.Schedule(this, dueTime);
        return true;
    }

    public void Fire()
    {
        Due = Never;
        if (period > TimeSpan.Zero)
            clock.Schedule(this, period);

        // Continuations of a delay must not run on the clock's own thread, or time would wait for them.
        ThreadPool.UnsafeQueueUserWorkItem(_ => callback(state), null);
    }

    public void Dispose() => Due = Never;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
