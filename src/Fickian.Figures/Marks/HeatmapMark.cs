namespace Fickian.Figures;

/// <summary>An image as colours.</summary>
/// <param name="Image">The values.</param>
/// <param name="Name">Name; empty for none.</param>
/// <param name="Map">How values become colours.</param>
/// <param name="Min">Value of the first colour, in the unit of the colour bar; null for the least value.</param>
/// <param name="Max">Value of the last colour, in the unit of the colour bar; null for the greatest value.</param>
public sealed record HeatmapMark(Image Image, string Name, ColourMap Map, double? Min, double? Max) : IMark
{
    /// <summary>How much it hides of what lies below, between 0 and 1.</summary>
    public double Opacity { get; init; } = 1;

    /// <inheritdoc/>
    public Provenance? Provenance => Image.Provenance;
}
