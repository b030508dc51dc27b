namespace Fickian.Figures;

/// <summary>Points joined by a line.</summary>
/// <param name="Curve">The points.</param>
/// <param name="Name">Name in the legend; empty for none.</param>
/// <param name="Colour">Colour; null for the next of the theme.</param>
/// <param name="Dashed">Whether the line is dashed.</param>
public sealed record LineMark(Curve Curve, string Name, Colour? Colour, bool Dashed) : IMark
{
    /// <summary>Whether the line is half as wide as others, for what should stand back.</summary>
    public bool Thin { get; init; }

    /// <inheritdoc/>
    public Provenance? Provenance => Curve.Provenance;
}
