using System.Collections.Immutable;
using System.Diagnostics;

namespace Fickian.Notebooks.Report;

/// <summary>The notebooks run from top to bottom, with the figures they showed and the numbers they compared with the paper.</summary>
/// <param name="Notebooks">One entry per notebook, in reading order.</param>
/// <param name="Duration">Time that all of them took.</param>
public sealed record Reproduction(ImmutableArray<ReproducedNotebook> Notebooks, TimeSpan Duration)
{
    /// <summary>Every value of the paper that was compared, once each, in reading order.</summary>
    /// <remarks>A value compared in several notebooks is judged by its first comparison, unless another one failed.</remarks>
    public IReadOnlyList<(string Notebook, Reported.Comparison Comparison)> Comparisons =>
        [.. Notebooks
            .SelectMany(n => n.Comparisons.Select(c => (Notebook: n.Name, Comparison: c)))
            .GroupBy(c => c.Comparison.Reported.Id, StringComparer.Ordinal)
            .Select(g => g.Any(c => c.Comparison.Outcome == Reported.Outcome.Fails) ? g.First(c => c.Comparison.Outcome == Reported.Outcome.Fails) : g.First())];

    /// <summary>Number of values of the paper with an outcome.</summary>
    public int Count(Reported.Outcome outcome) => Comparisons.Count(c => c.Comparison.Outcome == outcome);

    /// <summary>Whether every notebook ran and every comparison holds, or is openly transcribed or unavailable.</summary>
    public bool Holds => Notebooks.All(n => n.Failure is null) && Comparisons.All(c => c.Comparison.Outcome != Reported.Outcome.Fails);

    /// <summary>Runs notebooks in order.</summary>
    /// <param name="paths">Paths of the notebooks.</param>
    /// <param name="only">Identifiers of figures or values to keep; all if empty.</param>
    /// <param name="progress">Receives the path of each notebook before it runs.</param>
    /// <param name="cancellationToken">Stops between cells.</param>
    public static async Task<Reproduction> RunAsync(
        IEnumerable<string> paths, IReadOnlyCollection<string> only, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(only);
        var watch = Stopwatch.StartNew();
        var notebooks = ImmutableArray.CreateBuilder<ReproducedNotebook>();
        foreach (var path in paths)
        {
            progress?.Report(path);
            var run = await NotebookRunner.RunAsync(path, cancellationToken: cancellationToken);
            notebooks.Add(ReproducedNotebook.Of(run).Only(only));
        }

        return new(notebooks.ToImmutable(), watch.Elapsed);
    }

    /// <summary>The notebooks that mention one of the identifiers in their code, in reading order; all if none is given.</summary>
    /// <param name="folder">Folder of the notebooks.</param>
    /// <param name="only">Identifiers of figures or values, for example <c>2C</c> or <c>table1.D.CO2.P</c>.</param>
    /// <exception cref="ArgumentException">No notebook mentions an identifier.</exception>
    public static IReadOnlyList<string> Select(string folder, IReadOnlyCollection<string> only)
    {
        ArgumentNullException.ThrowIfNull(only);
        var all = Directory.GetFiles(folder, "*.ipynb").Order(StringComparer.Ordinal).Select(p => (Path: p, Code: Code(p))).ToArray();
        foreach (var id in only)
        {
            if (!all.Any(n => Mentions(n.Code, id)))
                throw new ArgumentException($"An identifier of a figure (2C) or value (table1.D.CO2.P) that a notebook reproduces was expected and '{id}' was found; data/reported/values.csv lists the values.", nameof(only));
        }

        return [.. all.Where(n => only.Count == 0 || only.Any(id => Mentions(n.Code, id))).Select(n => n.Path)];

        static string Code(string path) => string.Concat(Notebook.Read(path).Cells.Where(c => c.Kind == CellKind.Code).Select(c => c.Source + "\n"));

        static bool Mentions(string code, string id) => code.Contains($"\"{id}\"", StringComparison.Ordinal);
    }
}
