namespace Fickian.Acquisition.Simulators;

/// <summary>The time of a simulated laboratory, up to a given number of times as fast as the clock on the wall.</summary>
/// <remarks>
/// Time goes on in small strides, each fires the timers that are due, in their order. A stride never makes up for a pause of the computer, so no value grows old because of one.
/// While requests are on their way the clock runs as the one on the wall, for 20 ms at most per request: the wire is real and does not run faster.
/// The speed is therefore a highest speed; <see cref="TimeProvider.GetUtcNow"/> over the wall tells the one that was reached.
/// </remarks>
public sealed class LaboratoryClock : TimeProvider, IPacedClock, IDisposable
{
    private const double LongestStride = 0.002;

    private static readonly TimeSpan Stride = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestHold = TimeSpan.FromMilliseconds(20);

    private readonly Lock gate = new();
    private readonly TimeProvider wall;
    private readonly DateTimeOffset startUtc;
    private readonly TimerQueue timers = new();
    private readonly LinkedList<long> holds = new();
    private readonly CancellationTokenSource ending = new();
    private readonly Task pacing;

    /// <summary>Starts the clock at the time of the wall.</summary>
    /// <param name="speed">Highest speed, 1 or above.</param>
    /// <param name="wall">Clock on the wall.</param>
    public LaboratoryClock(double speed, TimeProvider wall)
    {
        ArgumentNullException.ThrowIfNull(wall);
        if (!(speed >= 0.01 && speed <= 1e6))
            throw new ArgumentOutOfRangeException(nameof(speed), $"A speed of simulated time from 0.01 to 1e6 was expected and {speed} was found.");
        (Speed, this.wall, startUtc) = (speed, wall, wall.GetUtcNow());
        pacing = Task.Run(PaceAsync);
    }

    /// <summary>Highest speed, times the wall.</summary>
    public double Speed { get; }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long GetTimestamp() => timers.Now;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => startUtc.AddTicks(GetTimestamp());

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => timers.Create(callback, state, dueTime, period);

    /// <inheritdoc/>
    public IDisposable Hold()
    {
        lock (gate)
            return new ClockHold(this, holds.AddLast(wall.GetTimestamp()));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ending.Cancel();
        pacing.Wait();
        ending.Dispose();
    }

    internal void Release(LinkedListNode<long> hold)
    {
        lock (gate)
        {
            if (hold.List is not null)
                holds.Remove(hold);
        }
    }

    private async Task PaceAsync()
    {
        var last = wall.GetTimestamp();
        try
        {
            while (true)
            {
                await Task.Delay(Stride, wall, ending.Token);
                var elapsed = Math.Min(LongestStride, wall.GetElapsedTime(last).TotalSeconds);
                last = wall.GetTimestamp();
                Go((long)(elapsed * (IsHeld() ? Math.Min(1, Speed) : Speed) * TimeSpan.TicksPerSecond));
            }
        }
        catch (OperationCanceledException)
        {
            // The laboratory is closed.
        }
    }

    private bool IsHeld()
    {
        lock (gate)
        {
            while (holds.First is { } oldest && wall.GetElapsedTime(oldest.Value) > LongestHold)
                holds.RemoveFirst();
            return holds.Count > 0;
        }
    }

    // Continuations of a delay must not run on the clock's own thread, or time would wait for them.
    private void Go(long ticks)
    {
        var end = timers.Now + ticks;
        while (timers.Take(end) is { } timer)
            timer.Fire(elsewhere: true);
        timers.GoTo(end);
    }
}
