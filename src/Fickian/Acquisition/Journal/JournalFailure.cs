namespace Fickian.Acquisition.Journal;

/// <summary>The disk of a journal failed.</summary>
/// <param name="Sentence">What happened and what to do.</param>
/// <param name="Path">File that could not be written.</param>
/// <param name="ContinuesIn">File in which the run goes on; null if there is none and records are kept in memory.</param>
public sealed record JournalFailure(string Sentence, string Path, string? ContinuesIn);
