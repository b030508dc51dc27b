namespace Fickian.Numerics;

/// <summary>What the finite-volume solver found: mean concentrations, profiles and fluxes at the requested times.</summary>
/// <param name="Time">Requested times, s, [n].</param>
/// <param name="MeanConcentration">Concentration averaged over the volume, in the unit of the surface concentration, [n]. It is M/M∞ of a body that was empty and whose surface goes to 1.</param>
/// <param name="Inflow">Amount that has entered through the surface since time 0, over the volume of the body: the flux integrated by the scheme's own weights, [n].</param>
/// <param name="Position">Distance of the nodes from the centre, ascending, m, [cells].</param>
/// <param name="Profiles">Concentration at those distances, one profile per time, [n][cells].</param>
/// <param name="Steps">Number of time steps taken.</param>
public sealed record DiffusionSolution(double[] Time, double[] MeanConcentration, double[] Inflow, double[] Position, double[][] Profiles, int Steps);
