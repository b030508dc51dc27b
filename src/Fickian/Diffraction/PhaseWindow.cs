namespace Fickian.Diffraction;

/// <summary>A range of angles in which one phase has lines and another has none.</summary>
/// <param name="From">First 2θ, °.</param>
/// <param name="To">Last 2θ, °.</param>
public readonly record struct PhaseWindow(double From, double To);
