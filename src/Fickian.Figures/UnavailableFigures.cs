using Microsoft.Data.Analysis;

namespace Fickian.Figures;

/// <summary>Figures of the paper that are not shown here: the report lists them, so that none is passed over in silence.</summary>
public sealed record UnavailableFigures
{
    /// <summary>Lists figures.</summary>
    /// <param name="figures">The figures: what the paper calls them, what they show, why they are not here.</param>
    public UnavailableFigures(params (string Reference, string Content, string Reason)[] figures) =>
        Figures = [.. figures.Select(f => new UnavailableFigure(f.Reference, f.Content, f.Reason))];

    /// <summary>The figures.</summary>
    public IReadOnlyList<UnavailableFigure> Figures { get; }

    /// <summary>Table with one row per figure.</summary>
    public DataFrame ToDataFrame() => new(
        new StringDataFrameColumn("figure of the paper", Figures.Select(f => f.Reference)),
        new StringDataFrameColumn("what it shows", Figures.Select(f => f.Content)),
        new StringDataFrameColumn("why it is not here", Figures.Select(f => f.Reason)));
}
