namespace Fickian.Acquisition.Journal;

/// <summary>A place at which a journal is not as it was written.</summary>
/// <param name="Offset">Where it begins, bytes.</param>
/// <param name="Length">How many bytes cannot be read; 0 where records are missing without a trace.</param>
/// <param name="LostRecords">How many records are missing there; null if it cannot be told.</param>
/// <param name="IsTornTail">Whether the file ends in it, as when the program or the machine died while it wrote.</param>
/// <param name="Sentence">What it is.</param>
public sealed record JournalDamage(long Offset, long Length, long? LostRecords, bool IsTornTail, string Sentence)
{
    /// <inheritdoc/>
    public override string ToString() => $"offset {Offset}: {Sentence}";
}
