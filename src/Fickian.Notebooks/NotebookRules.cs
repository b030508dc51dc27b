using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Fickian.Notebooks;

/// <summary>What every notebook of the repository keeps to, so that it reads as a page and runs in every kernel.</summary>
public static class NotebookRules
{
    private static readonly Regex LoadsSetup = new(@"^#load ""(\.\./)*setup\.csx""\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex ReferencesLibrary = new(@"^#r ""(\.\./)+\.artifacts/notebooks/Fickian\.Figures\.dll""\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline);

    /// <summary>Checks the file of a notebook without running it.</summary>
    /// <param name="path">Path of the notebook.</param>
    /// <returns>One sentence per breach; empty if it keeps to all rules.</returns>
    /// <exception cref="DataFileException">The file is not a notebook in nbformat 4.5.</exception>
    public static ImmutableArray<string> Check(string path)
    {
        var notebook = Notebook.Read(path);
        var (name, breaches) = (Path.GetFileName(path), Check(Path.GetFileName(path), notebook));
        var (bytes, canonical) = (File.ReadAllBytes(path), notebook.ToUtf8());
        if (bytes.AsSpan().SequenceEqual(canonical))
            return breaches;
        var line = bytes.AsSpan(0, bytes.AsSpan().CommonPrefixLength(canonical)).Count((byte)'\n') + 1;
        return breaches.Insert(0, $"{name}, line {line}: the file is not in canonical form; run the notebook to write it so.");
    }

    /// <summary>Checks a notebook without running it.</summary>
    /// <param name="name">Name of the notebook, for the sentences.</param>
    /// <param name="notebook">The notebook.</param>
    /// <returns>One sentence per breach; empty if it keeps to all rules.</returns>
    public static ImmutableArray<string> Check(string name, Notebook notebook) =>
    [
        .. OfNotebook(notebook).Select(breach => $"{name}: {breach}"),
        .. notebook.Cells.SelectMany((cell, i) => OfCell(notebook, cell).Select(breach => $"{name}, cell {i + 1} ({cell.Id}){breach}")),
    ];

    private static IEnumerable<string> OfNotebook(Notebook notebook)
    {
        if (Text(notebook.Metadata, "kernelspec", "name") != NotebookMetadata.KernelName)
            yield return $"the kernelspec is named '{NotebookMetadata.KernelName}', found '{Text(notebook.Metadata, "kernelspec", "name")}'.";
        if (Text(notebook.Metadata, "language_info", "name") != "C#")
            yield return $"the language is 'C#', found '{Text(notebook.Metadata, "language_info", "name")}'.";
        foreach (var id in notebook.Cells.GroupBy(cell => cell.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            yield return $"the id '{id.Key}' names {id.Count()} cells; give each its own.";
        if (notebook.Cells is not [{ Kind: CellKind.Markdown } title, ..] || !title.Source.StartsWith("# ", StringComparison.Ordinal))
            yield return "the first cell is Markdown and begins with the title, '# …'.";
        var code = notebook.Cells.Where(cell => cell.Kind == CellKind.Code).ToArray();
        if (code is not [var first, ..] || !LoadsSetup.IsMatch(first.Source))
            yield return "the first code cell is '#load \"setup.csx\"', with '../' before the name in a folder below.";
        if (code is not [_, var second, ..] || !ReferencesLibrary.IsMatch(second.Source))
            yield return "the second code cell has '#r \"../.artifacts/notebooks/Fickian.Figures.dll\"' and the usings.";
    }

    private static IEnumerable<string> OfCell(Notebook notebook, NotebookCell cell) =>
        cell.Kind != CellKind.Code ? [] : CodeCellRules.Check(cell.Source, isUsings: cell == notebook.Cells.Where(c => c.Kind == CellKind.Code).ElementAtOrDefault(1));

    private static string Text(JsonElement metadata, string section, string name) =>
        metadata.TryGetProperty(section, out var found) && found.ValueKind == JsonValueKind.Object
        && found.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
