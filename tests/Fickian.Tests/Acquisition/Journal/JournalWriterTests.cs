using System.Collections.Immutable;
using Fickian.Acquisition.Journal;

namespace Fickian.Tests.Acquisition.Journal;

/// <summary>What is written is read again, and on the disk when it has to be.</summary>
public sealed class JournalWriterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;
    private readonly ManualTime time = new();

    private string At(string name) => Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Everything_that_was_written_is_read_again()
    {
        JournalSample.Write(At("run.fickian-journal"), time);
        var records = Read(At("run.fickian-journal"), out var damage);
        Assert.Empty(damage);
        Assert.Equal(Enumerable.Range(0, records.Count).Select(i => (uint)i), records.Select(r => r.Sequence));
        Assert.True(records.Zip(records.Skip(1)).All(p => p.First.Time.Nanoseconds <= p.Second.Time.Nanoseconds));
        var header = Assert.IsType<RunHeader>(records[0].Entry);
        Assert.Equal((JournalSample.Header.RunId, "CO₂ into agZIF-62", JournalSample.Header.RecipeSha256, 3), (header.RunId, header.Title, header.RecipeSha256, header.Channels.Length));
        Assert.Equal(new JournalInstrument("gauge", "MKS 925", "42", "1.3"), header.Instruments[0]);
        Assert.Contains(records, r => r.Entry is InstrumentCommand { Outcome: CommandOutcome.Done, ReadBack: "open" } && r.Time.Seconds == 10);
        Assert.Contains(records, r => r.Entry is UnknownEntry { Type: 4711 } u && u.Payload.Span.SequenceEqual<byte>([1, 2, 3]));
        Assert.Contains(records, r => r.Entry is RunSamples { Values: [{ Channel: 1, Value: 1.01e5, State: SampleState.Doubtful }] });
        Assert.Contains(records, r => r.Entry is RunSamples { Values: [_, { Channel: 7, State: SampleState.Missing, Value: double.NaN }, _] });
        Assert.Equal([0, 2, 0.25f], records.Select(r => r.Entry).OfType<SpectrumBlock>().Last().Values.ToArray());
        Assert.Equal(new RunEnd(RunOutcome.Completed, "as planned"), records[^1].Entry);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 12, 0, 21, TimeSpan.Zero), records[^1].Time.Utc);
    }

    [Fact]
    public void A_journal_is_never_overwritten()
    {
        JournalSample.Write(At("run.fickian-journal"), time);
        var before = File.ReadAllBytes(At("run.fickian-journal"));
        var failure = Assert.Throws<DataFileException>(() => JournalSample.Write(At("run.fickian-journal"), time));
        Assert.Contains("never overwritten", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(At("run.fickian-journal")));
    }

    [Fact]
    public void The_name_of_a_simulated_run_says_so()
    {
        var header = JournalSample.Header with { Kind = RunKind.Simulated, Seed = 1 };
        Assert.Throws<ArgumentException>(() => JournalWriter.Create(At("run.fickian-journal"), header, time));
        Assert.Equal("a-b-20261124T120000Z.simulated.fickian-journal", JournalName.For("a b", time.GetUtcNow(), RunKind.Simulated));
        JournalWriter.Create(At("run.simulated.fickian-journal"), header, time, new() { WallTime = time }).Dispose();
    }

    [Fact]
    public void The_system_has_samples_after_a_quarter_of_the_interval_and_state_changes_at_once()
    {
        using var journal = JournalWriter.Create(At("run.fickian-journal"), JournalSample.Header, time, new() { WallTime = time });
        var store = new FileInfo(At("run.fickian-journal"));
        var start = store.Length;
        journal.Sample(1, 1);
        journal.Event(EventLevel.Information, "gauge", "Nothing to see.");
        store.Refresh();
        Assert.Equal(start, store.Length);
        time.Advance(0.25);
        store.Refresh();
        var later = store.Length;
        Assert.True(later > start);
        foreach (var entry in new IJournalEntry[] { new RunEvent(EventLevel.Warning, "a", "b"), new Checkpoint("c", "{}"), new Marker("m"), new InstrumentCommand("a", "b", "c", CommandOutcome.Unknown), new ClockOffsets([]) })
        {
            journal.Write(entry);
            store.Refresh();
            Assert.True(store.Length > later, $"{entry} is not on the disk");
            later = store.Length;
        }
    }

    [Fact]
    public void Nothing_is_written_after_the_end()
    {
        using var journal = JournalWriter.Create(At("run.fickian-journal"), JournalSample.Header, time, new() { WallTime = time });
        journal.End(RunOutcome.Stopped);
        Assert.Throws<InvalidOperationException>(() => journal.Sample(1, 1));
    }

    [Fact]
    public void Closing_twice_or_late_makes_no_other_file()
    {
        var journal = JournalWriter.Create(At("run.fickian-journal"), JournalSample.Header, time, new() { WallTime = time, RescueFolder = folder });
        journal.Dispose();
        journal.Dispose();
        journal.Flush();
        time.Advance(5);
        Assert.Throws<InvalidOperationException>(() => journal.Sample(1, 1));
        Assert.Equal([At("run.fickian-journal")], Directory.GetFiles(folder));
        Assert.Null(journal.Failure);
        Assert.Null(JournalSummary.Of(At("run.fickian-journal")).End);
    }

    [Fact]
    public async Task Threads_that_write_together_lose_nothing()
    {
        const int each = 20_000;
        using (var journal = JournalWriter.Create(At("run.fickian-journal"), JournalSample.Header, TimeProvider.System))
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(t => Task.Run(() =>
            {
                for (var i = 0; i < each; i++)
                {
                    journal.Sample((ushort)t, i);
                    if (i % 1000 == 0)
                        journal.Mark($"{t}");
                }
            })));
            journal.End(RunOutcome.Completed);
        }

        var records = Read(At("run.fickian-journal"), out var damage);
        Assert.Empty(damage);
        var samples = records.Select(r => r.Entry).OfType<RunSamples>().Select(s => s.Values[0]).GroupBy(s => s.Channel).ToArray();
        Assert.Equal(4, samples.Length);
        Assert.All(samples, s => Assert.Equal(Enumerable.Range(0, each).Select(i => (double)i), s.Select(v => v.Value)));
    }

    [Fact]
    public void A_resumed_run_continues_in_a_new_segment_that_names_the_last_one()
    {
        JournalSample.Write(At("run.fickian-journal"), time, end: false);
        var hash = JournalSummary.Of(At("run.fickian-journal")).Sha256;
        time.Advance(100);
        using (var journal = JournalWriter.Resume(At("run.fickian-journal"), time, new() { WallTime = time }))
        {
            Assert.Equal(At("run.002.fickian-journal"), journal.Path);
            journal.Sample(1, 7);
            journal.End(RunOutcome.Completed);
        }

        var second = JournalSummary.Of(At("run.002.fickian-journal"));
        Assert.Equal((JournalSample.Header.RunId, 2, new JournalPredecessor("run.fickian-journal", hash)), (second.Header!.RunId, second.Header.Segment, second.Header.Predecessor));
        // 21 s of the first segment and 100 s in between.
        Assert.Equal(121, second.Channels[0].First, 1e-6);
        Assert.Throws<DataFileException>(() => JournalWriter.Resume(At("run.fickian-journal"), time));
        JournalWriter.Resume(At("run.002.fickian-journal"), time, new() { WallTime = time }).Dispose();
        Assert.True(File.Exists(At("run.003.fickian-journal")));
    }

    internal static List<JournalRecord> Read(string path, out ImmutableArray<JournalDamage> damage)
    {
        using var reader = JournalReader.Open(path);
        var records = reader.Records().ToList();
        damage = [.. reader.Damage];
        return records;
    }
}
