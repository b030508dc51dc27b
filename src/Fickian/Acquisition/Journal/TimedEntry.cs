namespace Fickian.Acquisition.Journal;

/// <summary>An entry with its time.</summary>
/// <param name="Time">When it was written.</param>
/// <param name="Entry">What it says.</param>
public sealed record TimedEntry(RunTime Time, IJournalEntry Entry);
