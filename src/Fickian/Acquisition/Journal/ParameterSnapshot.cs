using System.Collections.Immutable;

namespace Fickian.Acquisition.Journal;

/// <summary>Every parameter of every instrument at one time.</summary>
/// <param name="Occasion">Why it was taken: <c>start</c>, <c>end</c>, or the name of a checkpoint.</param>
/// <param name="Values">The parameters.</param>
public sealed record ParameterSnapshot(string Occasion, ImmutableArray<ParameterValue> Values) : IJournalEntry;
