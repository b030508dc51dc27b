using System.Collections.Immutable;

namespace Fickian.Figures;

/// <summary>Figures of several notebooks as thumbnails on one sheet, each with its number, the notebook it is from and how its data came to be.</summary>
public sealed record Gallery
{
    private readonly ImmutableArray<StoredFigure> figures;

    internal Gallery(ImmutableArray<StoredFigure> figures) => this.figures = figures;

    /// <summary>The paper's numbers of the figures, in their order.</summary>
    public ImmutableArray<string> References => [.. figures.Select(f => f.Reference)];

    /// <summary>The sheet as a vector drawing that holds the thumbnails as pictures.</summary>
    public string ToSvg() => Overview.Draw(figures);

    /// <inheritdoc/>
    public override string ToString() => $"Gallery of {figures.Length} figures: {string.Join(", ", References)}";
}
