namespace Fickian.Diffraction;

/// <summary>An atom of the whole cell.</summary>
/// <param name="Site">The independent atom that it is an image of.</param>
/// <param name="X">Position along a, at least 0 and below 1.</param>
/// <param name="Y">Position along b, at least 0 and below 1.</param>
/// <param name="Z">Position along c, at least 0 and below 1.</param>
public readonly record struct CellAtom(AtomSite Site, double X, double Y, double Z);
