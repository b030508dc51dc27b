namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>A virtual cell at one moment.</summary>
/// <param name="GasPressure">Pressure of the measured gas, Pa.</param>
/// <param name="AirPressure">Pressure of air, Pa.</param>
/// <param name="Loading">Amount in the sample over that in equilibrium with the reference pressure, 1.</param>
internal sealed record CellState(double GasPressure, double AirPressure, double Loading);
