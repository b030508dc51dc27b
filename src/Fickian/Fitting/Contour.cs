namespace Fickian.Fitting;

/// <summary>Pairs of values of two parameters on the border of their joint confidence region, around the best pair.</summary>
/// <param name="First">Values of the first parameter, SI, [n].</param>
/// <param name="Second">Values of the second parameter, SI, [n].</param>
/// <param name="Confidence">Confidence, between 0 and 1.</param>
/// <param name="IsClosed">Whether the border was met in all directions and the profile of each parameter is closed; otherwise the region goes on beyond what is shown.</param>
public sealed record Contour(double[] First, double[] Second, double Confidence, bool IsClosed);
