namespace Fickian.Acquisition.Journal;

/// <content>What happens on the disk: in the background, or by the thread that finds too much waiting.</content>
public sealed partial class JournalWriter
{
    // Taken in this order: syncing, disk, gate.
    private readonly Lock syncing = new();
    private readonly Lock disk = new();
    private readonly ITimer timer;
    private RecordBuffer unconfirmed = new();
    private RecordBuffer unsynced = new();
    private RecordBuffer draining = new();
    private long synced;
    private IJournalStore? store;
    private int ticks;
    private bool closed;

    /// <summary>Writes and closes; without <see cref="End"/> the journal tells that the run did not end properly.</summary>
    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
            ended = true;
        Drain(sync: true);
        lock (disk)
        {
            closed = true;
            store?.Dispose();
            store = null;
        }
    }

    private static JournalWriter Begin(string path, RunHeader header, RunClock clock, JournalWriterOptions options)
    {
        JournalName.RequireBadge(path, header.Kind);
        if (header.Channels.CountBy(c => c.Number).FirstOrDefault(c => c.Value > 1) is { Value: > 1 } twice)
            throw new ArgumentException($"Channels with a number each were expected; found {twice.Value} of number {twice.Key}.", nameof(header));
        if (!(options.SyncInterval > 0 && options.MostMemory >= Stretch))
            throw new ArgumentException($"An interval above 0 s and at least {Stretch} bytes of memory were expected; found {options.SyncInterval} s and {options.MostMemory} bytes.", nameof(options));
        var writer = new JournalWriter(New(path, options), header, clock, options);
        if (writer.Failure is null)
            return writer;
        writer.Dispose();
        throw new DataFileException(path, "", "a disk that takes the journal was expected and it failed at its first record; free space on it, or choose another folder.");
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

    // A thread that writes samples waits for the disk only when memory is full; it synchronises only where the timer has failed to.
    private void DrainDue() =>
        Drain(sync: options.WallTime.GetElapsedTime(synced).TotalSeconds >= 2 * options.SyncInterval, wait: filling.Length >= options.MostMemory);

    private void Drain(bool sync, bool wait = true)
    {
        JournalFailure? failure = null;
        if (wait)
            disk.Enter();
        else if (!disk.TryEnter())
            return;
        try
        {
            failure = closed ? null : store is null ? Retry(sync) : Take();
            (sync, wait) = (sync || unsynced.Length > options.MostMemory, wait || unsynced.Length > options.MostMemory);
        }
        finally
        {
            disk.Exit();
        }

        failure ??= sync ? Synchronise(wait) : null;
        if (failure is not null)
            options.Failed?.Invoke(failure);
    }

    private JournalFailure? Retry(bool now)
    {
        var continued = now ? Continue() : null;
        if (now)
            drained = synced = options.WallTime.GetTimestamp();
        lock (gate)
        {
            // Without a disk the oldest records make room for the newest.
            if (filling.Length > options.MostMemory)
                Dropped += filling.DropOldest(options.MostMemory / 2);
        }

        return continued;
    }

    private JournalFailure? Take()
    {
        lock (gate)
            (filling, draining) = (draining, filling);
        try
        {
            unsynced.Add(draining);
            store!.Append(draining.Bytes);
            draining.Clear();
            drained = options.WallTime.GetTimestamp();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(e);
        }
    }

    // A disk may take seconds to synchronise; meanwhile it goes on taking records.
    // What is not yet confirmed stays in memory: a failed synchronisation may have lost it.
    private JournalFailure? Synchronise(bool wait)
    {
        if (wait)
            syncing.Enter();
        else if (!syncing.TryEnter())
            return null;
        try
        {
            IJournalStore current;
            lock (disk)
            {
                if (store is null)
                    return null;
                current = store;
                (unsynced, unconfirmed) = (unconfirmed, unsynced);
            }

            return Confirm(current);
        }
        finally
        {
            syncing.Exit();
        }
    }

    private JournalFailure? Confirm(IJournalStore current)
    {
        try
        {
            if (unconfirmed.Length > 0)
                current.Sync();
            lock (disk)
            {
                // If it failed meanwhile, others have taken care of the records.
                if (store == current)
                    unconfirmed.Clear();
            }

            synced = options.WallTime.GetTimestamp();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            lock (disk)
                return store == current ? Fail(e) : null;
        }
    }
}
