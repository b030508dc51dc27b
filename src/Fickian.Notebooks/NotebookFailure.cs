namespace Fickian.Notebooks;

/// <summary>Where and why a notebook stopped.</summary>
/// <param name="Notebook">File name of the notebook.</param>
/// <param name="Cell">Number of the cell among all cells, from 1.</param>
/// <param name="Id">Id of the cell.</param>
/// <param name="Cause">What the cell said.</param>
public sealed record NotebookFailure(string Notebook, int Cell, string Id, CellFailure Cause)
{
    /// <summary>One sentence: notebook, cell, line, error.</summary>
    public override string ToString() => $"{Notebook}, cell {Cell} ({Id}), {Cause}";
}
