using System.Collections.Immutable;

namespace Fickian.Notebooks;

/// <summary>The run of one code cell.</summary>
/// <param name="Cell">Number of the cell among all cells, from 1.</param>
/// <param name="Id">Id of the cell.</param>
/// <param name="Displayed">The objects it displayed, in order.</param>
/// <param name="Duration">How long it took.</param>
public sealed record CellRun(int Cell, string Id, ImmutableArray<object> Displayed, TimeSpan Duration);
