namespace Fickian.Figures;

/// <summary>A disc of a drawing, in which both axes have one scale.</summary>
/// <param name="X">Centre along x, SI.</param>
/// <param name="Y">Centre along y, SI.</param>
/// <param name="Radius">Radius, SI.</param>
/// <param name="Fill">Colour of the area.</param>
/// <param name="Outline">Colour of the outline; null for none.</param>
public sealed record DiscMark(double X, double Y, double Radius, Colour Fill, Colour? Outline) : IMark
{
    /// <inheritdoc/>
    public string Name => "";

    /// <inheritdoc/>
    public Provenance? Provenance => null;
}
