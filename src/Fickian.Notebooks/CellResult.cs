using System.Collections.Immutable;

namespace Fickian.Notebooks;

/// <summary>What one run of a piece of code gave.</summary>
/// <param name="Outputs">Streams, displays and at most one error at the end, in order.</param>
/// <param name="Displayed">The objects displayed, in order: what a report can pick figures and estimates from.</param>
/// <param name="Failure">Why it failed; null if it did not.</param>
public sealed record CellResult(ImmutableArray<CellOutput> Outputs, ImmutableArray<object> Displayed, CellFailure? Failure);
