using System.CommandLine;
using Fickian.Figures;
using Fickian.Thermal;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian thermal tg</c>: the glass transition.</summary>
internal static class ThermalGlassVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var (options, calorimetry) = (new ThermalOptions("Run of a calorimeter, in any format that is read."), new CalorimetryOptions());
        var glass = new Option<string?>("--glass") { Description = "Temperatures of the glass, as in 200C..280C; without it they are found." };
        var liquid = new Option<string?>("--liquid") { Description = "Temperatures of the liquid, as in 360C..400C; without it they are found." };
        var command = new Command(
            "tg",
            """
            Reads the glass transition: onset, half step, inflection, end, fictive temperature and step of the heat capacity.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- thermal tg data/simulated/thermal/agZIF-62-nP-cp-sample.csv --endo up --range 250C..400C
            """) { glass, liquid };
        options.AddTo(command);
        calorimetry.AddTo(command);
        command.SetAction(parsed =>
        {
            var (below, above) = (ThermalOptions.Temperatures(parsed.GetValue(glass)), ThermalOptions.Temperatures(parsed.GetValue(liquid)));
            return options.Run(parsed, output, error, file =>
            {
                var (scan, heading) = calorimetry.Read(parsed, file, options.Range(parsed));
                var read = GlassTransition.Of(scan, below, above);
                return new(file, $"{heading} · glass transition, lines over {Celsius(read.Glass.Range)} and {Celsius(read.Liquid.Range)} °C", [ThermalPart.Of("", read.Budgets)], read.Findings, () => ThermalFigure.Of(read, scan.Name));
            });
        });
        return command;
    }

    internal static string Celsius(ScanRange range) => $"{range.Lower - 273.15:0}–{range.Upper - 273.15:0}";
}
