namespace Fickian.Tests.Acquisition.Journal;

/// <summary>Time that a test moves on; timers fire in it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<Alarm> alarms = [];
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => ticks;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero).AddTicks(ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(() => callback(state), ticks + dueTime.Ticks, period.Ticks);
        alarms.Add(alarm);
        return alarm;
    }

    public void Advance(double seconds)
    {
        var to = ticks + (long)(seconds * TimeSpan.TicksPerSecond);
        while (alarms.Where(a => !a.Stopped && a.Due <= to).MinBy(a => a.Due) is { } next)
        {
            ticks = next.Due;
            next.Due += next.Period;
            next.Ring();
        }

        ticks = to;
    }

    private sealed class Alarm(Action ring, long due, long period) : ITimer
    {
        public long Due { get; set; } = due;

        public long Period { get; } = period;

        public bool Stopped { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose() => Stopped = true;

        public ValueTask DisposeAsync()
        {
            Stopped = true;
            return ValueTask.CompletedTask;
        }
    }
}
