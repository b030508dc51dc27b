using System.CommandLine;
using Fickian.Figures;
using Fickian.Thermal;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian thermal tm</c>: a peak of melting or crystallisation.</summary>
internal static class ThermalMeltingVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var (options, calorimetry) = (new ThermalOptions("Run of a calorimeter, in any format that is read."), new CalorimetryOptions());
        var below = new Option<string?>("--below") { Description = "Temperatures of the baseline below the peak, as in 380C..410C; without it they are found." };
        var above = new Option<string?>("--above") { Description = "Temperatures of the baseline above the peak, as in 470C..490C; without it they are found." };
        var command = new Command(
            "tm",
            """
            Reads the largest peak: onset, peak, end, and its heat over a linear and a sigmoidal baseline.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- thermal tm data/simulated/thermal/ZIF-62-scan-sample.csv --endo up --range 390C..490C
            """) { below, above };
        options.AddTo(command);
        calorimetry.AddTo(command);
        command.SetAction(parsed =>
        {
            var (lower, upper) = (ThermalOptions.Temperatures(parsed.GetValue(below)), ThermalOptions.Temperatures(parsed.GetValue(above)));
            return options.Run(parsed, output, error, file =>
            {
                var (scan, heading) = calorimetry.Read(parsed, file, options.Range(parsed));
                var read = Melting.Of(scan, lower, upper);
                var kind = read.EnthalpyOverLine.Value > 0 ? "endothermic peak" : "exothermic peak";
                return new(file, $"{heading} · {kind}, lines over {ThermalGlassVerb.Celsius(read.Before.Range)} and {ThermalGlassVerb.Celsius(read.After.Range)} °C", [ThermalPart.Of("", read.Budgets)], read.Findings, () => ThermalFigure.Of(read, scan.Name));
            });
        });
        return command;
    }
}
