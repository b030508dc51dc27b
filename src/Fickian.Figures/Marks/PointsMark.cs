namespace Fickian.Figures;

/// <summary>Separate points, with error bars where the curve has standard deviations.</summary>
/// <param name="Curve">The points.</param>
/// <param name="Name">Name in the legend; empty for none.</param>
/// <param name="Colour">Colour; null for the next of the theme.</param>
public sealed record PointsMark(Curve Curve, string Name, Colour? Colour) : IMark
{
    /// <inheritdoc/>
    public Provenance? Provenance => Curve.Provenance;
}
