namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>What a virtual thermal instrument would read without gain, asymmetry, drift and noise.</summary>
/// <param name="Time">Time, s.</param>
/// <param name="Temperature">Indicated temperature, K.</param>
/// <param name="HeatFlow">Heat flow into the sample's site less that into the reference's, W.</param>
/// <param name="Mass">Mass in the pan, kg.</param>
/// <param name="Molten">Part that is molten, 1.</param>
/// <param name="FictiveTemperature">Fictive temperature of a glass, K; NaN if there is none.</param>
internal readonly record struct ThermalReading(double Time, double Temperature, double HeatFlow, double Mass, double Molten, double FictiveTemperature);
