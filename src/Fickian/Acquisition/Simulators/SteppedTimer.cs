namespace Fickian.Acquisition.Simulators;

/// <summary>A timer of a <see cref="SteppedLaboratory"/>.</summary>
internal sealed class SteppedTimer(SteppedLaboratory laboratory, TimerCallback callback, object? state) : ITimer
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
            laboratory.Schedule(this, dueTime);
        return true;
    }

    public void Fire()
    {
        Due = Never;
        if (period > TimeSpan.Zero)
            laboratory.Schedule(this, period);
        callback(state);
    }

    public void Dispose() => Due = Never;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
