namespace Fickian.Acquisition.Journal;

/// <content>Where the records go when the disk fails.</content>
public sealed partial class JournalWriter
{
    private JournalFailure Fail(Exception e)
    {
        var failed = Path;
        Release();
        lock (gate)
        {
            draining.Clear();
            draining.Add(unconfirmed);
            draining.Add(unsynced);
            draining.Add(filling);
            (filling, draining) = (draining, filling);
            draining.Clear();
            unsynced.Clear();
            unconfirmed.Clear();
        }

        Failure = new($"{failed}: the journal could not be written any more ({e.Message.TrimEnd('.')}); records are kept in memory, up to {options.MostMemory >> 20} MiB: bring the rig to its safe state and free space on the disk.", failed, null);
        return Continue() ?? Failure;
    }

    private void Release()
    {
        try
        {
            store?.Dispose();
        }
        catch (IOException)
        {
            // Closing a file on a failed disk may fail again; its records are in memory.
        }

        store = null;
    }

    // A new segment on another disk, or where space has been made.
    private JournalFailure? Continue()
    {
        foreach (var folder in new[] { options.RescueFolder ?? System.IO.Path.GetTempPath(), System.IO.Path.GetDirectoryName(Failure?.Path ?? Path) ?? "" })
        {
            var number = Header.Segment + 1;
            var header = Header with { Segment = number, Predecessor = new(System.IO.Path.GetFileName(Path)) };
            var path = JournalName.Segment(System.IO.Path.Combine(folder, System.IO.Path.GetFileName(Path)), number);
            if (TryContinue(path, header))
                return Failure = new($"{Failure?.Path}: the journal could not be written any more; the run goes on in {path}: bring the rig to its safe state and free space on the disk.", Failure?.Path ?? Path, path);
        }

        return null;
    }

    private bool TryContinue(string path, RunHeader header)
    {
        IJournalStore? next = null;
        lock (gate)
            (filling, draining) = (draining, filling);
        try
        {
            next = options.Store(path);
            next.Append(JournalFormat.Signature);
            next.Append(HeaderRecord(header, draining));
            next.Append(draining.Bytes);
            next.Sync();
            draining.Clear();
            (store, Header, Path) = (next, header, path);
            drained = synced = options.WallTime.GetTimestamp();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TakeBack();
            Discard(next);
            return false;
        }
    }

    private void TakeBack()
    {
        lock (gate)
        {
            draining.Add(filling);
            (filling, draining) = (draining, filling);
            draining.Clear();
        }
    }

    // A segment that could not be begun holds nothing that is not in memory.
    private static void Discard(IJournalStore? begun)
    {
        if (begun is null)
            return;
        try
        {
            begun.Dispose();
            File.Delete(begun.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays, without use and without harm: the next attempt takes another folder.
        }
    }

    // The head takes the number before the first record that follows it, so that none seems to be missing.
    private byte[] HeaderRecord(RunHeader header, RecordBuffer following)
    {
        var payload = EntryBytes.Of(header).Payload;
        var record = new byte[JournalFormat.HeadLength + payload.Length + JournalFormat.CheckLength];
        var number = following.Length > 0 ? following.FirstSequence : sequence;
        JournalFormat.WriteHead(record, payload.Length, JournalEntryType.Header, number == 0 ? 0 : number - 1, clock.Now());
        payload.CopyTo(record, JournalFormat.HeadLength);
        JournalFormat.WriteCheck(record);
        return record;
    }
}
