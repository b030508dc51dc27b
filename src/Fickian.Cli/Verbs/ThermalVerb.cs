using System.CommandLine;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian thermal</c>: what calorimeters, balances and mass spectrometers say.</summary>
internal static class ThermalVerb
{
    public static Command Create(TextWriter output, TextWriter error) => new("thermal", "Calibrates calorimeters; reads transitions, heat capacities, losses of mass, kinetics and evolved gases from thermal data.")
    {
        ThermalCalibrateVerb.Create(output, error),
        ThermalGlassVerb.Create(output, error),
        ThermalMeltingVerb.Create(output, error),
        ThermalHeatCapacityVerb.Create(output, error),
        ThermalStepsVerb.Create(output, error),
        ThermalKineticsVerb.Create(output, error),
        ThermalIonsVerb.Create(output, error),
    };
}
