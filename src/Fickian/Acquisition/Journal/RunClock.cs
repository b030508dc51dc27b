namespace Fickian.Acquisition.Journal;

/// <summary>The clock of one run: monotonic since its start, UTC beside it.</summary>
public sealed class RunClock
{
    private readonly TimeProvider provider;
    private readonly long start;
    private readonly long before;
    private readonly double nanosecondsPerTick;

    /// <summary>Starts the clock.</summary>
    /// <param name="provider">Where time comes from; the simulator's runs faster.</param>
    /// <param name="elapsedBefore">Time that the run has behind it when it is resumed, ns.</param>
    public RunClock(TimeProvider provider, long elapsedBefore = 0)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentOutOfRangeException.ThrowIfNegative(elapsedBefore);
        this.provider = provider;
        before = elapsedBefore;
        start = provider.GetTimestamp();
        nanosecondsPerTick = 1e9 / provider.TimestampFrequency;
    }

    /// <summary>The time now.</summary>
    public RunTime Now() => new(before + (long)((provider.GetTimestamp() - start) * nanosecondsPerTick), provider.GetUtcNow().UtcTicks);
}
