using System.Collections.Immutable;

namespace Fickian.Notebooks;

/// <summary>Holds the outputs stored in a notebook against those of a fresh run.</summary>
/// <remarks>
/// Text must be equal but for its numbers, which may differ by a relative tolerance; figures are compared by the data in their
/// <c>metadata</c> element where they have one, other images byte by byte. Execution counts must be 1…n.
/// </remarks>
public static class NotebookComparison
{
    /// <summary>Relative tolerance of numbers: room for another processor's rounding, none for another result.</summary>
    public const double DefaultTolerance = 1e-9;

    /// <summary>Runs a notebook and compares; the file is left as it is.</summary>
    /// <param name="path">Path of the notebook.</param>
    /// <param name="tolerance">Relative tolerance of numbers.</param>
    /// <param name="progress">Told of each code cell when it has run; may be null.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="DataFileException">The file is not a notebook in nbformat 4.5.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<NotebookCheck> CheckAsync(
        string path, double tolerance = DefaultTolerance, IProgress<CellRun>? progress = null, CancellationToken cancellationToken = default)
    {
        var stored = Notebook.Read(path);
        var run = await NotebookRunner.RunAsync(path, progress, cancellationToken);
        return new NotebookCheck(run, run.Failure is { } failure ? [failure.ToString()] : Compare(Path.GetFileName(path), stored, run.Notebook, tolerance));
    }

    /// <summary>Compares the outputs of two notebooks with the same cells.</summary>
    /// <param name="name">Name of the notebook, for the sentences.</param>
    /// <param name="stored">The notebook as it is in the file.</param>
    /// <param name="fresh">The notebook after a run.</param>
    /// <param name="tolerance">Relative tolerance of numbers.</param>
    /// <returns>One sentence per difference.</returns>
    public static ImmutableArray<string> Compare(string name, Notebook stored, Notebook fresh, double tolerance = DefaultTolerance)
    {
        if (stored.Cells.Length != fresh.Cells.Length)
            return [$"{name}: {stored.Cells.Length} cells in the file, {fresh.Cells.Length} now; compare a notebook with a run of itself."];
        return [.. stored.Cells.Zip(fresh.Cells, (before, now) => (before, now))
            .SelectMany((pair, i) => CompareCell(pair.before, pair.now, tolerance).Select(difference => $"{name}, cell {i + 1} ({pair.before.Id}){difference}"))];
    }

    private static IEnumerable<string> CompareCell(NotebookCell stored, NotebookCell fresh, double tolerance)
    {
        if (stored.ExecutionCount != fresh.ExecutionCount)
            yield return $": the execution count is {stored.ExecutionCount?.ToString() ?? "missing"} in the file and {fresh.ExecutionCount} after a run from top to bottom.";
        if (stored.Outputs.Length != fresh.Outputs.Length)
            yield return $": {stored.Outputs.Length} outputs in the file, {fresh.Outputs.Length} now.";
        var both = Math.Min(stored.Outputs.Length, fresh.Outputs.Length);
        for (var i = 0; i < both; i++)
        {
            foreach (var difference in CompareOutput(stored.Outputs[i], fresh.Outputs[i], tolerance))
                yield return $", output {i + 1}{difference}";
        }
    }

    private static IEnumerable<string> CompareOutput(CellOutput stored, CellOutput fresh, double tolerance) => (stored, fresh) switch
    {
        (CellOutput.StreamText a, CellOutput.StreamText b) when a.Name == b.Name => Said($" ({a.Name})", NumericText.Compare(a.Text, b.Text, tolerance)),
        (CellOutput.Display a, CellOutput.Display b) when a.IsResult == b.IsResult => CompareData(a.Data, b.Data, tolerance),
        (CellOutput.Error a, CellOutput.Error b) => Said(" (error)", NumericText.Compare(a.Value, b.Value, tolerance)),
        _ => [$": {Kind(stored)} in the file, {Kind(fresh)} now."],
    };

    private static IEnumerable<string> CompareData(ImmutableSortedDictionary<string, string> stored, ImmutableSortedDictionary<string, string> fresh, double tolerance)
    {
        foreach (var mimeType in stored.Keys.Union(fresh.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var difference = (stored.GetValueOrDefault(mimeType), fresh.GetValueOrDefault(mimeType)) switch
            {
                (null, _) => "not in the file, but there now.",
                (_, null) => "in the file, but not there now.",
                var (a, b) => CompareText(mimeType, a, b, tolerance),
            };
            foreach (var sentence in Said($" ({mimeType})", difference))
                yield return sentence;
        }
    }

    private static string? CompareText(string mimeType, string stored, string fresh, double tolerance)
    {
        if (stored == fresh)
            return null;
        if (mimeType == "image/svg+xml")
            return SvgData.Compare(stored, fresh, tolerance);
        if (MimeBundle.IsJson(mimeType))
            return JsonData.Compare(stored, fresh, tolerance);
        return mimeType.StartsWith("image/", StringComparison.Ordinal) ? "the image is not the one in the file." : NumericText.Compare(stored, fresh, tolerance);
    }

    private static IEnumerable<string> Said(string where, string? difference) => difference is null ? [] : [$"{where}: {difference}"];

    private static string Kind(CellOutput output) => output switch
    {
        CellOutput.StreamText stream => stream.Name,
        CellOutput.Display { IsResult: true } => "a result",
        CellOutput.Display => "a display",
        _ => "an error",
    };
}
