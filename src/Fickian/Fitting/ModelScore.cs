namespace Fickian.Fitting;

/// <summary>How one model fared in a comparison.</summary>
/// <param name="Fit">Its fit.</param>
/// <param name="Distance">ΔAICc: its AICc less the best one; above about 10 the data speak against it.</param>
/// <param name="Weight">Akaike weight, 1; the weights of a comparison sum to 1.</param>
public sealed record ModelScore(FitResult Fit, double Distance, double Weight);
