namespace Fickian.Diffraction;

/// <summary>A place where a pattern rises above the straight line through its surroundings by more than noise does.</summary>
/// <param name="TwoTheta">2θ, °.</param>
/// <param name="Width">Full width at half height as the filter that finds it best tells it, °; good to about a factor of 2.</param>
/// <param name="Significance">Answer of the filter over its standard deviation, 1.</param>
public readonly record struct PeakCandidate(double TwoTheta, double Width, double Significance);
