using Fickian.Files;

namespace Fickian.Acquisition.Journal;

/// <summary>Reads a journal record by record, past any damage.</summary>
/// <remarks>Nothing is changed in the file, and never more of it is in memory than a window and the record at hand.</remarks>
public sealed class JournalReader : IDisposable
{
    private readonly FileSource source;
    private readonly List<JournalDamage> damage = [];

    /// <summary>Reads the journal of a source.</summary>
    public JournalReader(FileSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        this.source = source;
    }

    /// <summary>Size of the file, bytes.</summary>
    public long Length => source.Length;

    /// <summary>What the last reading of <see cref="Records"/> found damaged, complete when it has come to the end.</summary>
    public IReadOnlyList<JournalDamage> Damage => damage;

    /// <summary>Opens a journal.</summary>
    /// <exception cref="DataFileException">The file is absent or cannot be read.</exception>
    public static JournalReader Open(string path) => new(FileSource.Open(path));

    /// <summary>The records, in the order of the file.</summary>
    /// <exception cref="DataFileException">The file holds no sound record, or thousands of false ones.</exception>
    public IEnumerable<JournalRecord> Records()
    {
        damage.Clear();
        var scan = new RecordScan(source);
        long at = scan.HasSignature ? JournalFormat.Signature.Length : 0;
        long? expected = null;
        while (at < scan.Length)
        {
            var record = scan.At(at) ?? scan.Next(at + 1);
            if (record is null)
            {
                if (expected is null)
                    break;
                damage.Add(new(at, scan.Length - at, null, true, $"the last {scan.Length - at} bytes are no whole record: the tail is torn"));
                yield break;
            }

            Compare(at, record, expected);
            yield return record;
            (at, expected) = (record.Offset + record.Length, record.Sequence + 1L);
        }

        if (expected is null)
            throw source.Wrong("", "the journal of a run was expected and no whole record of one was found; name another file.");
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    private void Compare(long at, JournalRecord record, long? expected)
    {
        var skipped = record.Offset - at;
        var lost = expected is { } number && record.Sequence >= number ? record.Sequence - number : (long?)null;
        var records = lost is null ? "an unknown number of records is lost" : lost == 1 ? "1 record is lost" : $"{lost} records are lost";
        if (skipped > 0)
            damage.Add(new(at, skipped, lost, false, $"{skipped} bytes are damaged; {records}"));
        else if (expected is not null && lost != 0)
            damage.Add(new(at, 0, lost, false, lost is null ? $"record {record.Sequence} stands where {expected} was expected" : $"{records} without a trace"));
        if (record.Entry is UnknownEntry unknown && EntryBytes.IsKnown(unknown.Type))
            damage.Add(new(record.Offset, record.Length, 0, false, $"a sound record of type {unknown.Type} has contents that cannot be understood; it was left as it is"));
    }
}
