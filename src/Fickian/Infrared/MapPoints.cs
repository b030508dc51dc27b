namespace Fickian.Infrared;

/// <summary>Points of a map series in one list, each with its distance from an edge and its time: what a law of place and time is fitted to.</summary>
/// <param name="Distances">Distance from the edge, m, [n].</param>
/// <param name="Times">Time since the gas was let in, s, [n].</param>
/// <param name="Values">Values over the number of the point, from 0, [n].</param>
public sealed record MapPoints(double[] Distances, double[] Times, Curve Values);
