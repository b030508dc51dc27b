using System.Collections.Immutable;
using System.Text.Json;

namespace Fickian.Notebooks;

/// <summary>One cell of a notebook.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Id">Its name within the notebook: 1 to 64 letters, digits, <c>-</c> and <c>_</c>.</param>
/// <param name="Source">Its text, lines separated by <c>\n</c>.</param>
public sealed record NotebookCell(CellKind Kind, string Id, string Source)
{
    /// <summary>Position of its last run, 1…n; null if it was not run or is not code.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>What its last run gave, in order; empty for prose.</summary>
    public ImmutableArray<CellOutput> Outputs { get; init; } = [];

    /// <summary>Metadata of the cell.</summary>
    public JsonElement Metadata { get; init; } = NotebookMetadata.Empty;

    /// <summary>Files attached to a Markdown or raw cell; null if there are none.</summary>
    public JsonElement? Attachments { get; init; }

    /// <summary>A code cell that was not run yet.</summary>
    public static NotebookCell Code(string id, string source) => new(CellKind.Code, id, source);

    /// <summary>A cell of prose.</summary>
    public static NotebookCell Markdown(string id, string source) => new(CellKind.Markdown, id, source);
}
