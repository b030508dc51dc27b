namespace Fickian.Thermal;

/// <summary>A stretch of rows over which the temperature rises, falls or stays.</summary>
/// <param name="Direction">What it does.</param>
/// <param name="First">First row, counted from 0.</param>
/// <param name="Count">Number of rows.</param>
/// <param name="Rate">Mean dT/dt without the first and last tenth, in which the sensor follows the corners of the programme late, K/s; per row where the run has no time.</param>
/// <param name="From">Temperature of the first row, K.</param>
/// <param name="To">Temperature of the last row, K.</param>
public sealed record ProgrammeSegment(ProgrammeDirection Direction, int First, int Count, double Rate, double From, double To);
