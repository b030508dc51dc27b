using System.CommandLine;
using System.Text.Json.Nodes;
using Fickian.Figures;
using Fickian.Files;
using Fickian.Thermal;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian thermal cp</c>: heat capacity by three runs.</summary>
internal static class ThermalHeatCapacityVerb
{
    private const double MassError = 1e-3;
    private static readonly Unit Kilogram = new("kg");

    public static Command Create(TextWriter output, TextWriter error)
    {
        var options = new ThermalOptions("Run of the sample, in any format that is read.");
        var zero = new Option<string>("--zero") { Description = "Run of the empty pan.", Required = true };
        var sapphire = new Option<string>("--sapphire") { Description = "Run of the sapphire.", Required = true };
        var masses = new Option<string>("--masses") { Description = "Masses of sapphire and sample, as in 25.1mg,11.2mg; each is taken to be known to 0.1 %.", Required = true };
        var pans = new Option<string?>("--pans") { Description = "By how much the pans of sapphire and sample are heavier than that of the empty run, as in 0.10mg,-0.05mg." };
        var panHeat = new Option<string>("--pan-cp") { Description = "Heat capacity of the pans.", DefaultValueFactory = _ => "0.9J/gK" };
        var step = new Option<double>("--step") { Description = "Temperatures of the answer are this far apart, K.", DefaultValueFactory = _ => 5 };
        var command = new Command(
            "cp",
            """
            Heat capacity by three runs of one programme, every ramp between two isothermal stretches by itself.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- thermal cp data/simulated/thermal/agZIF-62-nP-cp-sample.csv --zero data/simulated/thermal/agZIF-62-nP-cp-empty.csv --sapphire data/simulated/thermal/agZIF-62-nP-cp-sapphire.csv --masses 25mg,15mg --pans 0.06mg,-0.05mg
            """) { zero, sapphire, masses, pans, panHeat, step };
        options.AddTo(command, hasRange: false);
        command.SetAction(parsed =>
        {
            parsed.Require(parsed.IsGiven(pans), "is that of pans that differ in mass; say by how much with --pans, or leave it out.", panHeat);
            var (reference, sample) = Pair(parsed.GetRequiredValue(masses), "--masses");
            var term = parsed.GetValue(pans) is { } typed && Pair(typed, "--pans") is var (a, b)
                ? new PanTerm(new(QuantityText.Parse(parsed.GetRequiredValue(panHeat), ThermalQuantity.SpecificHeatCapacity), 10, new("J/(kg K)")), b, a) : null;
            var (empty, known) = (Ramps(parsed.GetRequiredValue(zero)), Ramps(parsed.GetRequiredValue(sapphire)));
            var apart = parsed.GetValue(step);
            return options.Run(parsed, output, error, file =>
            {
                var own = Ramps(file);
                if (own.Ramps.Length == 0 || own.Ramps.Length != empty.Ramps.Length || own.Ramps.Length != known.Ramps.Length)
                    throw new UsageException($"The three runs were expected to have one programme; found {own.Ramps.Length} ramps between isothermal stretches in the sample, {empty.Ramps.Length} in the empty run and {known.Ramps.Length} in the sapphire.");
                var curves = own.Ramps.Select((r, i) => HeatCapacityRuns.Over(empty.Ramps[i], known.Ramps[i], r, reference, sample, apart, term) with { Provenance = own.Run.Provenance }).ToArray();
                var parts = own.Ramps.Select((r, i) => new ThermalPart(
                    $"ramp {i + 1}, {r.Temperature.Span[0] - 273.15:0} to {r.Temperature.Span[^1] - 273.15:0} °C",
                    [HeatCapacityRuns.Mean(empty.Ramps[i], known.Ramps[i], r, reference, sample, term) with { Name = "mean c_p" }, .. Rows(curves[i], parsed)])
                { More = part => part["curve"] = Json(curves[i]) });
                return new(file, $"{own.Run.Provenance.ToString().ToLowerInvariant()} · heat capacity by three runs", [.. parts], own.Run.Findings, () => ThermalFigure.Of(curves, own.Run.Name)) { PartsName = "ramps" };
            });
        });
        return command;
    }

    // At a terminal some sixteen temperatures; --json has all.
    private static IEnumerable<Estimate> Rows(Curve curve, ParseResult parsed)
    {
        if (parsed.GetValue<bool>("--json"))
            yield break;
        var stride = Math.Max(1, curve.Count / 16);
        for (var i = 0; i < curve.Count; i += stride)
            yield return new Estimate(curve.Y.Span[i], curve.StandardDeviation!.Value.Span[i], curve.YQuantity.Unit) { Name = $"c_p at {curve.X.Span[i] - 273.15:0.#} °C" };
    }

    private static JsonObject Json(Curve curve) => new()
    {
        ["temperature"] = new JsonArray([.. curve.X.ToArray().Select(v => JsonValue.Create(v))]),
        ["specificHeatCapacity"] = new JsonArray([.. curve.Y.ToArray().Select(v => JsonValue.Create(v))]),
        ["standardError"] = new JsonArray([.. curve.StandardDeviation!.Value.ToArray().Select(v => JsonValue.Create(v))]),
    };

    private static (Thermogram Run, LevelledRamp[] Ramps) Ramps(string file)
    {
        var run = ThermalFile.Read(file);
        return (run, [.. LevelledRamp.All(run)]);
    }

    private static (Estimate First, Estimate Second) Pair(string text, string option)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        return parts.Length == 2 ? (Mass(parts[0]), Mass(parts[1])) : throw new UsageException($"Two masses were expected after {option} and '{text}' was found; write for example 25.1mg,11.2mg.");

        static Estimate Mass(string one) => QuantityText.Parse(one, new("mass", "m", Kilogram)) is var m ? new(m, Math.Abs(m) * MassError, Kilogram) : throw new UsageException(one);
    }
}
