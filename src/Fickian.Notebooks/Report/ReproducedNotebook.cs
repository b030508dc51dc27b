using System.Collections.Immutable;
using Fickian.Figures;
using Fickian.Reported;

namespace Fickian.Notebooks.Report;

/// <summary>One notebook after its run.</summary>
/// <param name="Name">File name without extension.</param>
/// <param name="Title">Its first heading: the claim.</param>
/// <param name="Figures">Figures it showed, each once.</param>
/// <param name="Comparisons">Values of the paper it compared with.</param>
/// <param name="Duration">Time it took.</param>
/// <param name="Failure">Why it stopped; null if it ran to its end.</param>
public sealed record ReproducedNotebook(
    string Name, string Title, ImmutableArray<ReproducedFigure> Figures, ImmutableArray<Comparison> Comparisons, TimeSpan Duration, NotebookFailure? Failure)
{
    /// <summary>Figures of the paper that it openly leaves out.</summary>
    public ImmutableArray<UnavailableFigure> LeftOut { get; init; } = [];

    /// <summary>Collects figures and comparisons from a run.</summary>
    public static ReproducedNotebook Of(NotebookRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var name = Path.GetFileNameWithoutExtension(run.Path);
        var figures = run.Cells.SelectMany(c => c.Displayed.Select(d => ReproducedFigure.Of(d, $"{name}-{c.Id}"))).OfType<ReproducedFigure>();
        var comparisons = run.Displayed.SelectMany(d => d switch { Comparison c => [c], ComparisonTable t => t.Rows, _ => Enumerable.Empty<Comparison>() });
        return new(name, Heading(run.Notebook) ?? name, [.. figures.DistinctBy(f => f.Id, StringComparer.Ordinal)], [.. comparisons], run.Duration, run.Failure)
        {
            LeftOut = [.. run.Displayed.OfType<UnavailableFigures>().SelectMany(u => u.Figures)],
        };
    }

    /// <summary>What is left when only some figures and values are asked for; all if none is named.</summary>
    public ReproducedNotebook Only(IReadOnlyCollection<string> ids) => ids.Count == 0
        ? this
        : this with
        {
            Figures = [.. Figures.Where(f => ids.Contains(f.Id, StringComparer.Ordinal))],
            LeftOut = [.. LeftOut.Where(f => ids.Contains(f.Reference, StringComparer.Ordinal))],
            Comparisons = [.. Comparisons.Where(c => ids.Contains(c.Reported.Id, StringComparer.Ordinal))],
        };

    private static string? Heading(Notebook notebook) =>
        notebook.Cells.Where(c => c.Kind == CellKind.Markdown)
            .SelectMany(c => c.Source.Split('\n'))
            .FirstOrDefault(l => l.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim();
}
