using System.Collections.Immutable;

namespace Fickian.Acquisition.Journal;

/// <summary>Samples, one or many.</summary>
/// <param name="Values">The samples in the order in which they were written.</param>
public sealed record RunSamples(ImmutableArray<RunSample> Values) : IJournalEntry;
