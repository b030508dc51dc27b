using System.Collections.Immutable;
using System.Text.Json;

namespace Fickian.Notebooks;

/// <summary>What a code cell gave: text on a stream, something displayed, or an error.</summary>
public abstract record CellOutput
{
    private CellOutput()
    {
    }

    /// <summary>Text written to standard output or standard error.</summary>
    /// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
    /// <param name="Text">What was written, with <c>\n</c> at line ends.</param>
    public sealed record StreamText(string Name, string Text) : CellOutput;

    /// <summary>Something displayed, in one or more mime types.</summary>
    /// <param name="Data">Mime type → text; base64 for binary images, JSON text for JSON types.</param>
    public sealed record Display(ImmutableSortedDictionary<string, string> Data) : CellOutput
    {
        /// <summary>Whether it is the value of the cell's last expression, not something displayed on the way.</summary>
        public bool IsResult { get; init; }

        /// <summary>Execution count of the cell if it is a result; otherwise null.</summary>
        public int? ExecutionCount { get; init; }

        /// <summary>Metadata of the output.</summary>
        public JsonElement Metadata { get; init; } = NotebookMetadata.Empty;
    }

    /// <summary>The failure of a cell.</summary>
    /// <param name="Name">Kind of error: an exception's type, or the compiler's number.</param>
    /// <param name="Value">What went wrong.</param>
    /// <param name="Traceback">Lines shown in the notebook, [n].</param>
    public sealed record Error(string Name, string Value, ImmutableArray<string> Traceback) : CellOutput;
}
