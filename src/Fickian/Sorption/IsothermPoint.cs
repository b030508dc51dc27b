namespace Fickian.Sorption;

/// <summary>A column of an isotherm at one pressure.</summary>
/// <param name="Value">φ(p).</param>
/// <param name="Slope">dφ/d ln p = p·dφ/dp.</param>
public readonly record struct IsothermPoint(double Value, double Slope);
