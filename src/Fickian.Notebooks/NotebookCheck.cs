using System.Collections.Immutable;

namespace Fickian.Notebooks;

/// <summary>A stored notebook held against a fresh run of it.</summary>
/// <param name="Run">The fresh run; the file is left as it is.</param>
/// <param name="Differences">One sentence each: notebook, cell, what differs; empty if all holds.</param>
public sealed record NotebookCheck(NotebookRun Run, ImmutableArray<string> Differences)
{
    /// <summary>Whether the stored outputs are those of the run.</summary>
    public bool Holds => Differences.IsEmpty;
}
