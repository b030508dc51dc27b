using Fickian.Acquisition.Journal;
using Fickian.Files;

namespace Fickian.Tests.Acquisition.Journal;

/// <summary>Damage is found, told with its place, and costs only the records in it.</summary>
public sealed class JournalRecoveryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public JournalRecoveryTests() => JournalSample.Write(Whole, new ManualTime());

    private string Whole => Path.Combine(folder, "run.fickian-journal");

    private string Copy => Path.Combine(folder, "copy.fickian-journal");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_file_cut_anywhere_gives_every_record_before_the_cut_and_its_tail_is_kept()
    {
        var bytes = File.ReadAllBytes(Whole);
        var records = JournalWriterTests.Read(Whole, out _);
        for (var cut = (int)(records[1].Offset); cut < bytes.Length; cut += 7)
        {
            File.WriteAllBytes(Copy, bytes[..cut]);
            var whole = records.Where(r => r.Offset + r.Length <= cut).ToArray();
            var end = whole[^1].Offset + whole[^1].Length;
            var recovered = JournalRecovery.Repair(Copy);
            Assert.Equal(whole.Length, recovered.Summary.Records);
            Assert.Equal(end, new FileInfo(Copy).Length);
            Assert.Equal(end < cut, recovered.TornFile is not null);
            if (recovered.TornFile is { } side)
            {
                Assert.Equal(bytes[(int)end..cut], File.ReadAllBytes(side));
                File.Delete(side);
            }

            Assert.Empty(JournalRecovery.Repair(Copy).Summary.Damage);
        }
    }

    [Fact]
    public void A_second_torn_tail_does_not_overwrite_the_first()
    {
        for (var i = 0; i < 2; i++)
        {
            File.WriteAllBytes(Copy, [.. File.ReadAllBytes(Whole), (byte)i]);
            JournalRecovery.Repair(Copy);
        }

        Assert.Equal([0], File.ReadAllBytes(Copy + ".torn"));
        Assert.Equal([1], File.ReadAllBytes(Copy + ".2.torn"));
    }

    [Fact]
    public void Damage_in_the_middle_is_told_with_its_offset_and_the_rest_is_read()
    {
        var records = JournalWriterTests.Read(Whole, out _);
        foreach (var hit in records.Skip(1).SkipLast(1))
        {
            for (var place = 0; place < hit.Length; place += 3)
            {
                var bytes = File.ReadAllBytes(Whole);
                bytes[hit.Offset + place] ^= 0x41;
                File.WriteAllBytes(Copy, bytes);
                var rest = JournalWriterTests.Read(Copy, out var damage);
                Assert.Equal(records.Count - 1, rest.Count);
                var told = Assert.Single(damage);
                Assert.Equal((hit.Offset, hit.Length, 1L, false), (told.Offset, told.Length, told.LostRecords, told.IsTornTail));
            }
        }

        Assert.Equal(bytesOf(Copy), bytesOf(JournalRecovery.Repair(Copy).Summary.Path));
        static string bytesOf(string path) => Convert.ToHexString(File.ReadAllBytes(path));
    }

    [Fact]
    public void Records_that_are_missing_without_a_trace_are_counted()
    {
        var records = JournalWriterTests.Read(Whole, out _);
        var bytes = File.ReadAllBytes(Whole);
        File.WriteAllBytes(Copy, [.. bytes[..(int)records[4].Offset], .. bytes[(int)records[7].Offset..]]);
        Assert.Equal(records.Count - 3, JournalWriterTests.Read(Copy, out var damage).Count);
        Assert.Equal((records[4].Offset, 0L, 3L), (damage[0].Offset, damage[0].Length, damage[0].LostRecords));
    }

    [Fact]
    public void A_head_that_is_damaged_is_found_again_at_the_end()
    {
        var bytes = File.ReadAllBytes(Whole);
        bytes[80] ^= 1;
        File.WriteAllBytes(Copy, bytes);
        var summary = JournalSummary.Of(Copy);
        Assert.Equal("CO₂ into agZIF-62", summary.Header!.Title);
        Assert.Equal(16, Assert.Single(summary.Damage).Offset);
    }

    [Fact]
    public void A_journal_that_is_being_written_is_not_cut()
    {
        var path = Path.Combine(folder, "live.fickian-journal");
        using var store = DiskStore.Create(path);
        store.Append(File.ReadAllBytes(Whole).AsSpan(..^5));
        var failure = Assert.Throws<DataFileException>(() => JournalRecovery.Repair(path));
        Assert.Contains("run has ended", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path + ".torn"));
    }

    [Fact]
    public void The_summary_tells_what_is_there()
    {
        var summary = JournalSummary.Of(Whole);
        Assert.Equal(["pressure", "band area", "rate, total"], summary.Channels.Select(c => c.Channel.Name));
        Assert.Equal((3L, 1L, 5.0, 1.01e5, 15.0), (summary.Channels[0].Samples, summary.Channels[0].NotGood, summary.Channels[0].Least, summary.Channels[0].Greatest, summary.Channels[0].LongestInterval));
        Assert.Equal(new Checkpoint("plateau", "{\"step\":2}"), summary.LastCheckpoint);
        Assert.Equal((10.0, new Marker("exposure", "CO₂")), Assert.Single(summary.Markers));
        Assert.Equal("Two readings were missed.", Assert.Single(summary.Warnings).Event.Sentence);
        Assert.Equal(RunOutcome.Completed, summary.End!.Outcome);
        Assert.Equal(new FileInfo(Whole).Length, summary.Length);
    }

    [Fact]
    public void A_file_of_false_records_ends_in_a_sentence()
    {
        // Marks every four bytes, each followed by a length that reaches far into the file: reading it naively takes time with the square of its size.
        var bytes = new byte[8 << 20];
        for (var i = 0; i + 8 <= bytes.Length; i += 8)
        {
            JournalFormat.Mark.CopyTo(bytes.AsSpan(i));
            BitConverter.TryWriteBytes(bytes.AsSpan(i + 4), 4 << 20);
        }

        using var source = FileSource.InMemory("hostile", bytes);
        Assert.Contains("not damaged by accident", Assert.Throws<DataFileException>(() => new JournalReader(source).Records().Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_file_is_refused()
    {
        File.WriteAllText(Copy, "time / s,uptake\n1,2\n");
        Assert.Contains("journal of a run", Assert.Throws<DataFileException>(() => JournalSummary.Of(Copy)).Message, StringComparison.Ordinal);
    }
}
