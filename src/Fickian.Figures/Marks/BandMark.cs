namespace Fickian.Figures;

/// <summary>The area between two curves over one abscissa.</summary>
/// <param name="Lower">Lower edge.</param>
/// <param name="Upper">Upper edge, over the same abscissa.</param>
/// <param name="Name">Name in the legend; empty for none.</param>
/// <param name="Colour">Colour; null for that of the series before it.</param>
public sealed record BandMark(Curve Lower, Curve Upper, string Name, Colour? Colour) : IMark
{
    /// <inheritdoc/>
    public Provenance? Provenance => Lower.Provenance;
}
