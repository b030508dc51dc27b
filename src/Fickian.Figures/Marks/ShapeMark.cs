using System.Collections.Immutable;

namespace Fickian.Figures;

/// <summary>A polygon, filled or not, or an open line with or without an arrow head.</summary>
/// <param name="X">Corners along x, SI, [n].</param>
/// <param name="Y">Corners along y, SI, [n].</param>
/// <param name="Closed">Whether the last corner is joined to the first.</param>
/// <param name="Arrow">Whether the last corner carries an arrow head.</param>
/// <param name="Fill">Colour of the area; null for none.</param>
/// <param name="Outline">Colour of the outline; null for none.</param>
public sealed record ShapeMark(ImmutableArray<double> X, ImmutableArray<double> Y, bool Closed, bool Arrow, Colour? Fill, Colour? Outline) : IMark
{
    /// <inheritdoc/>
    public string Name => "";

    /// <inheritdoc/>
    public Provenance? Provenance => null;
}
