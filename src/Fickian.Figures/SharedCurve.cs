namespace Fickian.Figures;

/// <summary>One of several uptake curves fitted together, as a figure needs it.</summary>
/// <param name="Name">Name in the legend.</param>
/// <param name="Data">The points.</param>
/// <param name="Whole">Amount that counts as 1, at equilibrium or at the end of the run, in the unit of the points.</param>
/// <param name="Length">Half-thickness or radius, m.</param>
public sealed record SharedCurve(string Name, Curve Data, double Whole, double Length);
