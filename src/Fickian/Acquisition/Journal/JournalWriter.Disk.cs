namespace Fickian.Acquisition.Journal;

/// <content>What happens on the disk: in the background, or by the thread that finds too much waiting.</content>
public sealed partial class JournalWriter
{
    private readonly Lock disk = new();
    private readonly ITimer timer;
    private readonly RecordBuffer unsynced = new();
    private RecordBuffer draining = new();
    private IJournalStore? store;
    private int ticks;

    /// <summary>Writes and closes; without <see cref="End"/> the journal tells that the run did not end properly.</summary>
    public void Dispose()
    {
        timer.Dispose();
        Drain(sync: true);
        lock (disk)
        {
            store?.Dispose();
            store = null;
        }

        lock (gate)
            ended = true;
    }

    private static JournalWriter Begin(string path, RunHeader header, RunClock clock, JournalWriterOptions options)
    {
        JournalName.RequireBadge(path, header.Kind);
        if (header.Channels.CountBy(c => c.Number).FirstOrDefault(c => c.Value > 1) is { Value: > 1 } twice)
            throw new ArgumentException($"Channels with a number each were expected; found {twice.Value} of number {twice.Key}.", nameof(header));
        if (!(options.SyncInterval > 0 && options.MostMemory >= Stretch))
            throw new ArgumentException($"An interval above 0 s and at least {Stretch} bytes of memory were expected; found {options.SyncInterval} s and {options.MostMemory} bytes.", nameof(options));
        var writer = new JournalWriter(New(path, options), header, clock, options);
        if (writer.Failure is not { } failure)
            return writer;
        writer.Dispose();
        throw new DataFileException(path, "", $"a disk that takes the journal was expected and it does not ({failure.Sentence}).");
    }

    private static IJournalStore New(string path, JournalWriterOptions options)
    {
        IJournalStore? made = null;
        try
        {
            made = options.Store(path);
            made.Append(JournalFormat.Signature);
            return made;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            made?.Dispose();
            throw made is null && File.Exists(path)
                ? new DataFileException(path, "", "a file that does not exist was expected and it exists; a journal is never overwritten, choose another name.")
                : new DataFileException(path, $"the journal cannot be made ({e.Message.TrimEnd('.')}); check the folder and the space on its disk.", e);
        }
    }

    private void Tick() => Drain(sync: ++ticks % 4 == 0);

    // A thread that writes samples waits for the disk only when memory is full.
    private void DrainDue() =>
        Drain(sync: options.WallTime.GetElapsedTime(drained).TotalSeconds >= options.SyncInterval, wait: filling.Length >= options.MostMemory);

    private void Drain(bool sync, bool wait = true)
    {
        JournalFailure? failure = null;
        if (wait)
            disk.Enter();
        else if (!disk.TryEnter())
            return;
        try
        {
            failure = store is null ? Retry(sync) : Take(sync);
        }
        finally
        {
            disk.Exit();
        }

        if (failure is not null)
            options.Failed?.Invoke(failure);
    }

    private JournalFailure? Retry(bool now)
    {
        var continued = now ? Continue() : null;
        if (now)
            drained = options.WallTime.GetTimestamp();
        lock (gate)
        {
            // Without a disk the oldest records make room for the newest.
            if (filling.Length > options.MostMemory)
                Dropped += filling.DropOldest(options.MostMemory / 2);
        }

        return continued;
    }

    // What is not yet on the disk stays in memory until the disk has confirmed it: a failed synchronisation may have lost it.
    private JournalFailure? Take(bool sync)
    {
        lock (gate)
            (filling, draining) = (draining, filling);
        try
        {
            unsynced.Add(draining);
            store!.Append(draining.Bytes);
            draining.Clear();
            if (sync || unsynced.Length > options.MostMemory)
            {
                if (unsynced.Length > 0)
                    store.Sync();
                unsynced.Clear();
                drained = options.WallTime.GetTimestamp();
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(e);
        }
    }

    private JournalFailure Fail(Exception e)
    {
        var failed = Path;
        Release();
        lock (gate)
        {
            draining.Clear();
            draining.Add(unsynced);
            draining.Add(filling);
            (filling, draining) = (draining, filling);
            draining.Clear();
            unsynced.Clear();
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
            (store, Header, Path, drained) = (next, header, path, options.WallTime.GetTimestamp());
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
