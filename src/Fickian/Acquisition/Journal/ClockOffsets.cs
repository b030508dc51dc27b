using System.Collections.Immutable;

namespace Fickian.Acquisition.Journal;

/// <summary>Clocks compared anew during the run.</summary>
/// <param name="Values">One offset per clock.</param>
public sealed record ClockOffsets(ImmutableArray<ClockOffset> Values) : IJournalEntry;
