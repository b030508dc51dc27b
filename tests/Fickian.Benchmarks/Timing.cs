using System.Diagnostics;

namespace Fickian.Benchmarks;

/// <summary>Warm time of one call: the best and the median of several rounds, each long enough for the clock.</summary>
/// <param name="Best">Shortest mean of a round, s.</param>
/// <param name="Median">Median of the means of the rounds, s.</param>
/// <param name="Processor">Shortest mean processor time of a round, s, all threads together; what counts on a machine that is shared.</param>
/// <param name="Bytes">Bytes allocated by one call on the calling thread.</param>
internal readonly record struct Timing(double Best, double Median, double Processor, long Bytes)
{
    private const int Rounds = 31;
    private const double Round = 0.01;

    /// <summary>Times an action.</summary>
    public static Timing Of(Action action)
    {
        // Long enough for the runtime to have compiled the hot loops for good.
        for (var warm = Stopwatch.StartNew(); warm.Elapsed.TotalSeconds < 0.7;)
            action();
        var once = Stopwatch.StartNew();
        var calls = 0;
        for (; once.Elapsed.TotalSeconds < Round; calls++)
            action();
        var (times, processor) = (new double[Rounds], new double[Rounds]);
        for (var i = 0; i < Rounds; i++)
        {
            var used = Environment.CpuUsage.TotalTime;
            var clock = Stopwatch.StartNew();
            for (var k = 0; k < calls; k++)
                action();
            times[i] = clock.Elapsed.TotalSeconds / calls;
            processor[i] = (Environment.CpuUsage.TotalTime - used).TotalSeconds / calls;
        }

        Array.Sort(times);
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return new(times[0], times[Rounds / 2], processor.Min(), GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <inheritdoc/>
    public override string ToString() => $"best {1e6 * Best,10:0.00} µs   median {1e6 * Median,10:0.00} µs   processor {1e6 * Processor,10:0.00} µs   {Bytes,8} B";
}
