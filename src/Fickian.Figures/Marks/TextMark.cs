namespace Fickian.Figures;

/// <summary>Words in the data area.</summary>
/// <param name="X">Position along x, SI.</param>
/// <param name="Y">Position along y, SI.</param>
/// <param name="Text">The words.</param>
/// <param name="Alignment">Where the words lie from the position.</param>
/// <param name="Colour">Colour of the words.</param>
public sealed record TextMark(double X, double Y, string Text, TextAlignment Alignment, Colour Colour) : IMark
{
    /// <inheritdoc/>
    public string Name => "";

    /// <inheritdoc/>
    public Provenance? Provenance => null;
}
