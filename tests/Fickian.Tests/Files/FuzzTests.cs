using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Fickian.Files;

namespace Fickian.Tests.Files;

/// <summary>Damaged files of every format give data or one sentence, never another exception, a hang or the memory of a large file.</summary>
/// <remarks>
/// Mutants are numbered from 0 and made from their number, so that a failure can be repeated. FICKIAN_FUZZ states how many to run (CI: 200 000); without it 20 000.
/// Memory: what the reading thread allocates in all, which bounds what it holds at any time, stays below 4 × file + 64 MiB, neighbours included.
/// </remarks>
public sealed class FuzzTests(ITestOutputHelper report)
{
    private const int Usual = 20_000;
    private const long FreeMemory = 64L << 20;
    private const int MostFailures = 5;

    // No sound reader needs a minute for a file of 64 KiB, even on a machine under full load.
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    [Fact]
    public void Every_format_has_a_seed()
    {
        // Formats whose seeds lie only among the reference files.
        var root = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "fixtures"));
        Assert.SkipUnless(Directory.Exists(root), "needs the reference files shared/fixtures beside the repository");
        Assert.Empty(DataFile.Formats.Select(f => f.Name).Except(FuzzSeeds.All().Select(s => s.Format)));
    }

    [Fact]
    public void Damaged_files_give_data_or_a_sentence()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("FICKIAN_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : Usual;
        var seeds = FuzzSeeds.All();
        ConcurrentQueue<string> failures = new();
        var (next, data, sentences) = (-1, 0, 0);
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Worker()).ToArray();
        var threads = Array.ConvertAll(workers, worker => new Thread(() =>
        {
            for (int number; failures.Count < MostFailures && (number = Interlocked.Increment(ref next)) < count;)
            {
                worker.Begin(number);
                var outcome = Try(number, seeds, failures);
                Interlocked.Increment(ref outcome ? ref data : ref sentences);
            }

            worker.End();
        })
        { IsBackground = true });
        Array.ForEach(threads, t => t.Start());
        foreach (var (thread, worker) in threads.Zip(workers))
        {
            while (!thread.Join(TimeSpan.FromSeconds(1)))
                Assert.False(worker.Since > Hang, $"mutant {worker.Number} of seed {seeds[worker.Number % seeds.Count].Name} is still being read after {Hang.TotalSeconds} s");
        }

        report.WriteLine($"{Math.Min(next, count)} mutants of {seeds.Count} seeds in {seeds.Select(s => s.Format).Distinct(StringComparer.Ordinal).Count()} formats: {data} gave data, {sentences} a sentence.");
        foreach (var failure in failures)
            report.WriteLine(failure);
        Assert.Empty(failures);
        Assert.True(data > 0 && sentences > 0, "some mutants are sound and some are not");
    }

    // Whether the mutant gave data; anything but data or a sentence becomes a failure.
    private static bool Try(int number, IReadOnlyList<FuzzSeed> seeds, ConcurrentQueue<string> failures)
    {
        var mutant = Mutation.Of(seeds[number % seeds.Count], seeds, new Random(number));
        var what = $"mutant {number} of {seeds[number % seeds.Count].Name} ({seeds[number % seeds.Count].Format})";
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            using var source = FileSource.InMemory(mutant.Name, mutant.Bytes, mutant.Beside);
            var contents = DataFile.Open(source);
            foreach (var set in contents.DataSets)
                Touch(set);
            return true;
        }
        catch (DataFileException e)
        {
            if (e.Message.Contains('\n', StringComparison.Ordinal))
                failures.Enqueue($"{what}: the sentence has several lines: {e.Message}");
            return false;
        }
        catch (Exception e)
        {
            failures.Enqueue($"{what}: {e}");
            return false;
        }
        finally
        {
            var used = GC.GetAllocatedBytesForCurrentThread() - before;
            if (used > (4 * (mutant.Bytes.Length + mutant.Beside.Values.Sum(b => (long)b.Length))) + FreeMemory)
                failures.Enqueue($"{what}: {used >> 20} MiB were allocated for {mutant.Bytes.Length} bytes");
        }
    }

    // What every user of a data set does first.
    private static void Touch(IDataSet set)
    {
        var axes = set.Axes;
        if (axes.All(a => a.Count > 0))
            set.At(Array.ConvertAll(axes.ToArray(), a => a.Count - 1));
    }

    private sealed class Worker
    {
        private long began = Stopwatch.GetTimestamp();
        private int number;

        public int Number => Volatile.Read(ref number);

        public TimeSpan Since => Volatile.Read(ref began) is var t && t == long.MaxValue ? TimeSpan.Zero : Stopwatch.GetElapsedTime(t);

        public void Begin(int mutant)
        {
            Volatile.Write(ref number, mutant);
            Volatile.Write(ref began, Stopwatch.GetTimestamp());
        }

        public void End() => Volatile.Write(ref began, long.MaxValue);
    }
}
