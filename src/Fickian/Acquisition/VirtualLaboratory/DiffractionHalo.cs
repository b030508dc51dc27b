namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>A broad maximum of an amorphous solid: a Gaussian.</summary>
/// <param name="TwoTheta">Its middle, °.</param>
/// <param name="Width">Full width at half maximum, °.</param>
/// <param name="Area">Counts per step, summed over steps of 1°.</param>
public sealed record DiffractionHalo(double TwoTheta, double Width, double Area);
