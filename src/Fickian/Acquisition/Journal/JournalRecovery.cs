namespace Fickian.Acquisition.Journal;

/// <summary>Makes a journal whole again after the program or the machine died.</summary>
/// <remarks>
/// A torn tail is copied into a new file beside the journal, forced onto the disk and read back; only then is the journal shortened to its last sound record.
/// Damage in the middle is reported and left as it is. Nothing is ever deleted or overwritten.
/// </remarks>
public static class JournalRecovery
{
    /// <summary>Cuts a torn tail off a journal.</summary>
    /// <param name="path">Path of the journal.</param>
    /// <exception cref="DataFileException">The file is no journal, is still being written, or the tail cannot be stored.</exception>
    public static RecoveredJournal Repair(string path)
    {
        var summary = JournalSummary.Of(path);
        if (summary.TornTail is not { } torn)
            return new(summary, null, null);
        try
        {
            // Nobody else may hold the file: the tail of a journal that is being written is not torn.
            using var journal = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            if (journal.Length != summary.Length)
                throw new DataFileException(path, "", $"a journal that rests was expected and it grew from {summary.Length} to {journal.Length} bytes; wait until the run has ended.");
            var side = Store(path, journal, torn);
            journal.SetLength(torn.Offset);
            journal.Flush(flushToDisk: true);
            journal.Dispose();
            return new(JournalSummary.Of(path) with { Damage = summary.Damage }, torn, side);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(path, $"the torn tail cannot be cut off ({e.Message.TrimEnd('.')}); check that the run has ended, that you may write the file, and that its disk has space.", e);
        }
    }

    private static string Store(string path, FileStream journal, JournalDamage torn)
    {
        var side = Side(path);
        using var tail = new FileStream(side, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        journal.Position = torn.Offset;
        journal.CopyTo(tail);
        tail.Flush(flushToDisk: true);
        if (tail.Length != torn.Length || !AreEqual(journal, torn.Offset, tail))
            throw new IOException($"the copy of the tail in {side} differs from it");
        return side;
    }

    private static bool AreEqual(FileStream journal, long offset, FileStream tail)
    {
        var (left, right) = (new byte[1 << 16], new byte[1 << 16]);
        (journal.Position, tail.Position) = (offset, 0);
        while (tail.ReadAtLeast(right, right.Length, throwOnEndOfStream: false) is var count and > 0)
        {
            if (journal.ReadAtLeast(left.AsSpan(0, count), count, throwOnEndOfStream: false) != count || !left.AsSpan(0, count).SequenceEqual(right.AsSpan(0, count)))
                return false;
        }

        return true;
    }

    // The first name that is free.
    private static string Side(string path) =>
        Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? $"{path}.torn" : $"{path}.{i}.torn").First(p => !File.Exists(p));
}
