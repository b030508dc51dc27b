using Fickian.Acquisition.Journal;

namespace Fickian.Benchmarks;

/// <summary>The journal on the disk of the machine, synchronised once a second as in a run.</summary>
public sealed class JournalBenchmarks : IDisposable
{
    private const int Samples = 100_000;

    private static readonly RunHeader Header = new() { RunId = Guid.Empty, Title = "benchmark", Kind = RunKind.Measured, Channels = [new(1, "pressure", "Pa")] };

    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;
    private readonly RunSample[] batch = [.. Enumerable.Range(0, 1000).Select(i => new RunSample(1, i, SampleState.Good, new(i, i)))];
    private readonly JournalWriter writer;
    private readonly string whole;

    public JournalBenchmarks()
    {
        writer = JournalWriter.Create(Path.Combine(folder, "run.fickian-journal"), Header, TimeProvider.System);
        whole = Path.Combine(folder, "whole.fickian-journal");
        using var journal = JournalWriter.Create(whole, Header, TimeProvider.System);
        for (var i = 0; i < Samples; i++)
            journal.Sample(1, i);
        journal.End(RunOutcome.Completed);
    }

    /// <summary>Name and call of what <c>times</c> prints.</summary>
    public static IEnumerable<(string Name, Action Call)> All()
    {
        var benchmarks = new Lazy<JournalBenchmarks>(() =>
        {
            var made = new JournalBenchmarks();
            AppDomain.CurrentDomain.ProcessExit += (_, _) => made.Dispose();
            return made;
        });
        yield return ($"journal: {Samples} samples, a record each", () => benchmarks.Value.One());
        yield return ($"journal: {Samples} samples in records of 1000", () => benchmarks.Value.Batches());
        yield return ($"journal: {Samples} records read and counted", () => _ = JournalSummary.Of(benchmarks.Value.whole));
    }

    public void Dispose()
    {
        writer.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void One()
    {
        for (var i = 0; i < Samples; i++)
            writer.Sample(1, i);
    }

    private void Batches()
    {
        for (var i = 0; i < Samples; i += batch.Length)
            writer.Samples(batch);
    }
}
