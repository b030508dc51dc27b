namespace Fickian.Acquisition.Journal;

/// <summary>A journal after its recovery.</summary>
/// <param name="Summary">What it holds now.</param>
/// <param name="Torn">The tail that was cut off; null if there was none.</param>
/// <param name="TornFile">Side file that holds the tail; null if there was none.</param>
public sealed record RecoveredJournal(JournalSummary Summary, JournalDamage? Torn, string? TornFile);
