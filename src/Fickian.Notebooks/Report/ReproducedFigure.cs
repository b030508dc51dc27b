using Fickian.Figures;

namespace Fickian.Notebooks.Report;

/// <summary>A figure of the report.</summary>
/// <param name="Id">The paper's figure, for example <c>2C</c>, or notebook and cell.</param>
/// <param name="Title">Title.</param>
/// <param name="Badge">How its data came to be.</param>
/// <param name="Svg">The figure for print.</param>
/// <param name="Plotly">Data and layout for the screen; null if a static figure serves better.</param>
public sealed record ReproducedFigure(string Id, string Title, string Badge, string Svg, string? Plotly)
{
    /// <summary>Whether it takes the width of the page.</summary>
    public bool IsWide { get; init; }

    /// <summary>The figure in a displayed value; null if it is none.</summary>
    /// <param name="displayed">What a cell showed.</param>
    /// <param name="fallback">Identifier of a figure that is not of the paper.</param>
    public static ReproducedFigure? Of(object displayed, string fallback) => displayed switch
    {
        Figure f => new(f.Reference.Length > 0 ? f.Reference : fallback, f.Title, f.BadgeText, f.ToSvg(), f.HasAxes ? f.Interactive().ToPlotlyJson() : null),
        Panels p => new(p.Reference.Length > 0 ? p.Reference : fallback, p.Title, string.Join(" + ", p.Figures.SelectMany(f => f.Provenances).Distinct().Select(v => v.ToString().ToLowerInvariant())), p.ToSvg(), null) { IsWide = true },
        _ => null,
    };
}
