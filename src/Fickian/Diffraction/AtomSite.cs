namespace Fickian.Diffraction;

/// <summary>An independent atom of a structure.</summary>
/// <param name="Label">Label in the file; not always unique.</param>
/// <param name="Element">What it is.</param>
/// <param name="X">Position along a, in fractions of the edge.</param>
/// <param name="Y">Position along b, in fractions of the edge.</param>
/// <param name="Z">Position along c, in fractions of the edge.</param>
public sealed record AtomSite(string Label, Element Element, double X, double Y, double Z)
{
    /// <summary>Part of the cells in which the atom is there, 1.</summary>
    public double Occupancy { get; init; } = 1;

    /// <summary>Displacement B = 8π²⟨u²⟩, m²; NaN if not stated.</summary>
    public double Displacement { get; init; } = double.NaN;
}
