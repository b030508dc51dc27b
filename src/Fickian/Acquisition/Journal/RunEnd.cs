namespace Fickian.Acquisition.Journal;

/// <summary>The end of a run: the last record of a journal that was closed properly.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Sentence">What there is to say about it; may be empty.</param>
public sealed record RunEnd(RunOutcome Outcome, string Sentence = "") : IJournalEntry;
