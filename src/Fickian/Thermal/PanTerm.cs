namespace Fickian.Thermal;

/// <summary>Masses of the pans of the three runs, where they differ.</summary>
/// <param name="HeatCapacity">c_p of the pans, J/(kg K).</param>
/// <param name="SampleExcess">Mass of the pan of the sample less that of the empty run, kg.</param>
/// <param name="SapphireExcess">Mass of the pan of the sapphire less that of the empty run, kg.</param>
public sealed record PanTerm(Estimate HeatCapacity, Estimate SampleExcess, Estimate SapphireExcess);
