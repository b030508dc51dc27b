using System.Collections.Concurrent;

namespace Fickian.Acquisition.Simulators;

/// <summary>A simulated laboratory on one thread: time stands still while anybody has something to do, and then goes straight to the next moment at which somebody wanted to be woken.</summary>
/// <remarks>
/// The same work with the same seeds gives the same bytes, values and time stamps, as fast as the computer can.
/// All of it must run here: what waits for sockets, other threads or the clock on the wall is not counted, and time may go on without it.
/// </remarks>
public sealed class SteppedLaboratory : TimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly BlockingCollection<(SendOrPostCallback Call, object? State)> posted = [];
    private readonly PriorityQueue<SteppedTimer, (long Due, long Order)> due = new();
    private readonly Lock gate = new();
    private readonly DateTimeOffset start;
    private long now;
    private long order;

    /// <summary>Makes a laboratory whose time begins at a stated moment.</summary>
    /// <param name="start">The moment.</param>
    public SteppedLaboratory(DateTimeOffset start) => this.start = start;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref now);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start.AddTicks(GetTimestamp());

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SteppedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Does some work and everything that it starts, on the calling thread.</summary>
    /// <param name="work">The work.</param>
    /// <exception cref="InvalidOperationException">Everybody waits for something that will not come.</exception>
    public T Run<T>(Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new Context(this));
        try
        {
            var task = work();
            while (!task.IsCompleted)
                Turn();
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    internal void Schedule(SteppedTimer timer, TimeSpan after)
    {
        lock (gate)
            due.Enqueue(timer, (timer.Due = now + Math.Max(0, after.Ticks), order++));
    }

    private void Turn()
    {
        if (posted.TryTake(out var next))
            next.Call(next.State);
        else if (Next() is { } timer)
            timer.Fire();
        else if (posted.TryTake(out next, Patience))
            next.Call(next.State);
        else
            throw new InvalidOperationException("Everybody in the simulated laboratory waits for something that does not come.");
    }

    private SteppedTimer? Next()
    {
        lock (gate)
        {
            while (due.TryDequeue(out var timer, out var place))
            {
                // A timer that was changed or stopped since it was scheduled is passed over.
                if (timer.Due != place.Due)
                    continue;
                Volatile.Write(ref now, Math.Max(now, place.Due));
                return timer;
            }
        }

        return null;
    }

    private sealed class Context(SteppedLaboratory laboratory) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => laboratory.posted.Add((d, state));

        public override SynchronizationContext CreateCopy() => this;
    }
}
