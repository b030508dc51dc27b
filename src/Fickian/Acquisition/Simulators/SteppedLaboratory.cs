using System.Collections.Concurrent;

namespace Fickian.Acquisition.Simulators;

/// <summary>A simulated laboratory on one thread: time stands still while anybody has something to do, and then goes straight to the next moment at which somebody wanted to be woken.</summary>
/// <remarks>
/// The same work with the same seeds gives the same bytes, values and time stamps, as fast as the computer can or as fast as is allowed.
/// All of it must run here: what waits for sockets, other threads or the clock on the wall is not counted, and time may go on without it, unless it is announced by <see cref="Begin"/>.
/// </remarks>
public sealed class SteppedLaboratory : TimeProvider, IOutsideWork
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly BlockingCollection<(SendOrPostCallback Call, object? State)> posted = [];
    private readonly TimerQueue timers = new();
    private readonly DateTimeOffset start;
    private readonly double speed;
    private readonly TimeProvider wall;
    private readonly long wallStart;
    private int outside;

    /// <summary>Makes a laboratory whose time begins at a stated moment.</summary>
    /// <param name="start">The moment.</param>
    /// <param name="speed">Highest speed, times the wall; infinite for as fast as the computer can.</param>
    /// <param name="wall">Clock on the wall; null for that of the system.</param>
    public SteppedLaboratory(DateTimeOffset start, double speed = double.PositiveInfinity, TimeProvider? wall = null)
    {
        if (!(speed > 0))
            throw new ArgumentOutOfRangeException(nameof(speed), $"A speed of simulated time above 0 was expected and {speed} was found.");
        (this.start, this.speed, this.wall) = (start, speed, wall ?? System);
        wallStart = this.wall.GetTimestamp();
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long GetTimestamp() => timers.Now;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start.AddTicks(GetTimestamp());

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => timers.Create(callback, state, dueTime, period);

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

    /// <inheritdoc/>
    public IDisposable Begin()
    {
        Interlocked.Increment(ref outside);
        return new Outside(this);
    }

    private void Turn()
    {
        if (posted.TryTake(out var next) || (Volatile.Read(ref outside) > 0 && posted.TryTake(out next, Patience)) || (Early() is { } wait && posted.TryTake(out next, wait)))
            next.Call(next.State);
        else if (timers.Take(long.MaxValue) is { } timer)
            timer.Fire(elsewhere: false);
        else if (posted.TryTake(out next, Patience))
            next.Call(next.State);
        else
            throw new InvalidOperationException("Everybody in the simulated laboratory waits for something that does not come.");
    }

    // How long the next moment is away on the wall; null if it is due, or if there is none.
    private TimeSpan? Early()
    {
        if (double.IsPositiveInfinity(speed) || timers.NextDue is not { } due)
            return null;
        var wait = TimeSpan.FromTicks((long)(due / speed)) - wall.GetElapsedTime(wallStart);
        return wait > TimeSpan.Zero ? wait : null;
    }

    private sealed class Outside(SteppedLaboratory laboratory) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref laboratory.outside);
    }

    private sealed class Context(SteppedLaboratory laboratory) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => laboratory.posted.Add((d, state));

        public override SynchronizationContext CreateCopy() => this;
    }
}
