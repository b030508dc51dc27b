namespace Fickian.Figures;

/// <summary>A straight line across the whole data area.</summary>
/// <param name="Position">Where it crosses the axis, SI.</param>
/// <param name="Vertical">Whether it is vertical.</param>
/// <param name="Name">Name in the legend; empty for none.</param>
public sealed record RuleMark(double Position, bool Vertical, string Name) : IMark
{
    /// <inheritdoc/>
    public Provenance? Provenance => null;
}
