using System.Collections.Immutable;

namespace Fickian.Notebooks;

/// <summary>What a headless run of a notebook gave.</summary>
/// <param name="Path">Full path of the notebook.</param>
/// <param name="Notebook">The notebook with the outputs of this run and execution counts 1…n; cells after a failure have none.</param>
/// <param name="Cells">The code cells that ran, in order.</param>
/// <param name="Duration">How long all of it took.</param>
/// <param name="Failure">Where and why it stopped; null if it ran to its end.</param>
public sealed record NotebookRun(string Path, Notebook Notebook, ImmutableArray<CellRun> Cells, TimeSpan Duration, NotebookFailure? Failure)
{
    /// <summary>The objects displayed, in order, in all cells.</summary>
    public IEnumerable<object> Displayed => Cells.SelectMany(cell => cell.Displayed);
}
