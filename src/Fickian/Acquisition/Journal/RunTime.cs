namespace Fickian.Acquisition.Journal;

/// <summary>When something happened in a run: by the clock that never jumps, and by the calendar.</summary>
/// <remarks>Intervals are differences of <see cref="Nanoseconds"/>; UTC may be set back or forth during a run and only says which day it was.</remarks>
/// <param name="Nanoseconds">Monotonic time since the start of the run, ns.</param>
/// <param name="UtcTicks">UTC, in ticks of 100 ns since the year 1.</param>
public readonly record struct RunTime(long Nanoseconds, long UtcTicks)
{
    /// <summary>Monotonic time since the start of the run, s.</summary>
    public double Seconds => Nanoseconds / 1e9;

    /// <summary>Universal time.</summary>
    public DateTimeOffset Utc => new(UtcTicks, TimeSpan.Zero);

    /// <summary>Whether the numbers can be a time.</summary>
    internal bool IsPossible => Nanoseconds >= 0 && UtcTicks >= 0 && UtcTicks <= DateTime.MaxValue.Ticks;
}
