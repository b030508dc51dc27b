using System.CommandLine;
using System.Globalization;
using Fickian.Figures;
using Fickian.Files;
using Fickian.Thermal;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian thermal steps</c>: the steps of a mass.</summary>
internal static class ThermalStepsVerb
{
    private static readonly Unit MolarMass = new("kg/mol");

    public static Command Create(TextWriter output, TextWriter error)
    {
        var options = new ThermalOptions("Run of a balance, in any format that is read.");
        var blank = new Option<string?>("--blank") { Description = "Run of the empty crucible, taken away at equal time." };
        var host = new Option<string?>("--host") { Description = "Molar mass of the host without guests, per formula unit or cell, as in 3468.5g/mol: each loss is then also told in guests." };
        var command = new Command(
            "steps",
            """
            Finds the steps of the mass: temperatures by tangents, loss by tangents and between plateaus.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- thermal steps data/simulated/thermal/ZIF-62-scan-sample.csv --blank data/simulated/thermal/ZIF-62-scan-blank.csv --host 3468.5g/mol
            """) { blank, host };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var empty = parsed.GetValue(blank) is { } path ? ThermalFile.Read(path) : null;
            var molar = parsed.GetValue(host) is { } typed ? QuantityText.Parse(typed, new("molar mass", "M", MolarMass)) : double.NaN;
            return options.Run(parsed, output, error, file =>
            {
                var run = ThermalFile.Read(file);
                var trace = MassTrace.Of(empty is null ? run : BlankCorrection.AtEqualTime(run, empty), options.Range(parsed));
                var steps = MassStepSearch.Of(trace);
                var count = steps.Length switch { 0 => "no step stands out", 1 => "1 step", var n => $"{n} steps" };
                return new(
                    file, $"{run.Provenance.ToString().ToLowerInvariant()}, {trace.Time.Length} points, {trace.Temperature.ToArray().Min() - 273.15:0} to {trace.Temperature.ToArray().Max() - 273.15:0} °C · {count}",
                    [.. steps.Select((s, i) => new ThermalPart($"step {i + 1}", [.. s.Estimates, .. Guests(s, molar)]))],
                    [.. trace.Findings, .. Gradual(trace, steps), .. steps.SelectMany((s, i) => s.Findings.Select(f => f with { Where = $"step {i + 1}" }))],
                    () => ThermalFigure.Of(trace, steps, trace.Name))
                { PartsName = "steps" };
            });
        });
        return command;
    }

    private static IEnumerable<Finding> Gradual(MassTrace trace, IReadOnlyList<MassStep> steps)
    {
        var (total, held) = (trace.RelativeMass.Span[0] - trace.RelativeMass.Span[^1], steps.Sum(s => s.LossBetweenPlateaus.Value));
        if (Math.Abs(total - held) > Math.Max(0.002, 0.05 * Math.Abs(total)))
            yield return Finding.Hint(string.Create(CultureInfo.InvariantCulture, $"The steps hold {100 * held:0.##} % of the {100 * total:0.##} % that are lost in all; the rest goes gradually, or was under way at the start."), "steps");
    }

    private static IEnumerable<Estimate> Guests(MassStep step, double host) => double.IsNaN(host) || step.LossByTangents.Value <= 0 ? []
        : Guest.All.Select(g => GuestLoss.Molecules(step.LossByTangents, host, g) with { Name = $"as {g.Formula} per host" });
}
