namespace Fickian.Acquisition.Journal;

/// <summary>Something that happened, in one sentence.</summary>
/// <param name="Level">How much it matters; from warning on it is on the disk when the writer returns.</param>
/// <param name="Source">Instrument or part of the program that tells it.</param>
/// <param name="Sentence">What happened.</param>
public sealed record RunEvent(EventLevel Level, string Source, string Sentence) : IJournalEntry;
