namespace Fickian.Figures;

/// <summary>One of several uptake curves fitted together, as a figure needs it.</summary>
/// <param name="Name">Name in the legend.</param>
/// <param name="Data">The points.</param>
/// <param name="Equilibrium">Amount at equilibrium, in the unit of the points.</param>
/// <param name="Length">Half-thickness or radius, m.</param>
public sealed record SharedCurve(string Name, Curve Data, double Equilibrium, double Length);
