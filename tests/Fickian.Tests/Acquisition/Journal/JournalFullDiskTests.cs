using Fickian.Acquisition.Journal;

namespace Fickian.Tests.Acquisition.Journal;

/// <summary>A disk that fails costs a sentence, not data.</summary>
public sealed class JournalFullDiskTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;
    private readonly ManualTime time = new();
    private readonly List<JournalFailure> told = [];

    private string At(string name) => Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_run_goes_on_in_the_rescue_folder(bool fullWhenItSynchronises)
    {
        Directory.CreateDirectory(At("other"));
        var disk = new FullDisk(4000, fullWhenItSynchronises);
        using (var journal = Create(disk))
        {
            Sample(journal, 200);
            var failure = Assert.Single(told);
            Assert.Same(failure, journal.Failure);
            Assert.Equal(At("other/run.002.fickian-journal"), failure.ContinuesIn);
            Assert.Contains("safe state", failure.Sentence, StringComparison.Ordinal);
            Sample(journal, 100);
            journal.End(RunOutcome.Completed);
        }

        var first = JournalWriterTests.Read(At("run.fickian-journal"), out _);
        var second = JournalWriterTests.Read(At("other/run.002.fickian-journal"), out var damage);
        Assert.Empty(damage);
        Assert.Equal("run.fickian-journal", Assert.IsType<RunHeader>(second[0].Entry).Predecessor!.FileName);
        var values = first.Concat(second).Select(r => r.Entry).OfType<RunSamples>().Select(s => s.Values[0].Value).Distinct();
        Assert.Equal(Enumerable.Range(0, 300).Select(i => (double)i), values.Order());
    }

    [Fact]
    public void Without_any_disk_records_wait_in_memory_and_are_written_when_there_is_space_again()
    {
        var disk = new FullDisk(4000, false);
        using (var journal = Create(disk))
        {
            Sample(journal, 200);
            Assert.Null(Assert.Single(told).ContinuesIn);
            disk.Space = long.MaxValue;
            Sample(journal, 200);
            Assert.Equal(At("run.002.fickian-journal"), told[^1].ContinuesIn);
            Assert.Equal((2, 0), (told.Count, journal.Dropped));
            journal.End(RunOutcome.Failed);
        }

        var values = JournalWriterTests.Read(At("run.fickian-journal"), out _).Concat(JournalWriterTests.Read(At("run.002.fickian-journal"), out _))
            .Select(r => r.Entry).OfType<RunSamples>().Select(s => s.Values[0].Value).Distinct();
        Assert.Equal(Enumerable.Range(0, 400).Select(i => (double)i), values.Order());
    }

    [Fact]
    public void Memory_is_bounded_and_the_newest_records_are_kept()
    {
        var disk = new FullDisk(4000, false);
        using (var journal = Create(disk))
        {
            Sample(journal, 200);
            for (var i = 0; i < 30_000; i++)
                journal.Sample(1, 1000 + i);
            // 47 bytes a sample against 256 KiB.
            Assert.InRange(journal.Dropped, 24_000, 28_000);
            disk.Space = long.MaxValue;
            time.Advance(1);
            journal.End(RunOutcome.Failed);
        }

        var kept = JournalWriterTests.Read(At("run.002.fickian-journal"), out var damage).Select(r => r.Entry).OfType<RunSamples>().Select(s => s.Values[0].Value).ToArray();
        Assert.Empty(damage);
        Assert.Equal(30_999, kept[^1]);
        Assert.Equal(Enumerable.Range((int)kept[0], kept.Length).Select(i => (double)i), kept);
    }

    [Fact]
    public void A_disk_that_is_full_from_the_start_begins_no_run()
    {
        var failure = Assert.Throws<DataFileException>(() => Create(new FullDisk(20, false)));
        Assert.Contains("journal", failure.Message, StringComparison.Ordinal);
    }

    private JournalWriter Create(FullDisk disk) => JournalWriter.Create(At("run.fickian-journal"), JournalSample.Header, time, new()
    {
        WallTime = time,
        MostMemory = 1 << 18,
        RescueFolder = At("other"),
        Failed = told.Add,
        Store = path => Path.GetDirectoryName(path) == folder ? disk.Open(path) : DiskStore.Create(path),
    });

    private double next;

    private void Sample(JournalWriter journal, int count)
    {
        for (var i = 0; i < count; i++)
        {
            journal.Sample(1, next++);
            time.Advance(0.01);
        }
    }

    private sealed class FullDisk(long space, bool atSync)
    {
        public long Space { get; set; } = space;

        public IJournalStore Open(string path) => new Store(this, DiskStore.Create(path), atSync);

        private sealed class Store(FullDisk disk, IJournalStore file, bool atSync) : IJournalStore
        {
            public string Path => file.Path;

            public void Append(ReadOnlySpan<byte> bytes)
            {
                var fits = atSync ? bytes.Length : (int)Math.Min(bytes.Length, Math.Max(0, disk.Space));
                file.Append(bytes[..fits]);
                disk.Space -= bytes.Length;
                if (fits < bytes.Length)
                    throw new IOException("No space left on device.");
            }

            public void Sync()
            {
                if (atSync && disk.Space < 0)
                    throw new IOException("No space left on device.");
                file.Sync();
            }

            public void Dispose() => file.Dispose();
        }
    }
}
