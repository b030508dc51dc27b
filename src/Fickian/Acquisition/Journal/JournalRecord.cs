namespace Fickian.Acquisition.Journal;

/// <summary>A record as it was read.</summary>
/// <param name="Offset">Where it begins in the file, bytes.</param>
/// <param name="Length">Its length with head and check sum, bytes.</param>
/// <param name="Sequence">Its number in the file, from 0; a number that is missing is a record that was lost.</param>
/// <param name="Time">When it was written.</param>
/// <param name="Entry">What it says.</param>
public sealed record JournalRecord(long Offset, int Length, uint Sequence, RunTime Time, IJournalEntry Entry);
