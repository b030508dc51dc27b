namespace Fickian.Tests.Acquisition;

/// <summary>A clock that runs a given number of times as fast as another: the time of a simulated laboratory.</summary>
/// <param name="Speed">How many times as fast, above 0.</param>
/// <param name="Wall">The clock on the wall.</param>
internal sealed class SpedTime(double Speed, TimeProvider Wall) : TimeProvider
{
    private readonly long startStamp = Wall.GetTimestamp();
    private readonly DateTimeOffset startUtc = Wall.GetUtcNow();

    /// <summary>How many times as fast as the clock on the wall.</summary>
    public double Speed { get; } = Speed > 0 && double.IsFinite(Speed) ? Speed : throw new ArgumentOutOfRangeException(nameof(Speed), $"The speed of simulated time must be above 0 and was {Speed}.");

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long GetTimestamp() => (long)(Wall.GetElapsedTime(startStamp).Ticks * Speed);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => startUtc.AddTicks(GetTimestamp());

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new SpedTimer(this, Wall.CreateTimer(callback, state, Shorter(dueTime), Shorter(period)));

    private TimeSpan Shorter(TimeSpan span) =>
        span <= TimeSpan.Zero ? span : TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerMillisecond, (long)(span.Ticks / Speed)));

    // A timer that is set anew runs as fast as one that is made.
    private sealed class SpedTimer(SpedTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Shorter(dueTime), time.Shorter(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
