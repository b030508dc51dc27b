namespace Fickian.Diffraction;

/// <summary>A place where a pattern rises above the straight line through its surroundings by more than noise does.</summary>
/// <param name="TwoTheta">2θ, °.</param>
/// <param name="Width">Full width at half height of the filter that finds it best, °.</param>
/// <param name="Significance">Answer of the filter over its standard deviation, 1.</param>
public readonly record struct PeakCandidate(double TwoTheta, double Width, double Significance);
