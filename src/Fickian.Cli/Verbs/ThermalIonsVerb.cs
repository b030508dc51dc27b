using System.CommandLine;
using System.Globalization;
using Fickian.Figures;
using Fickian.Files;
using Fickian.Thermal;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian thermal ions</c>: what a mass spectrometer saw leave the sample.</summary>
internal static class ThermalIonsVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var options = new ThermalOptions("Ion currents, in any format that is read.");
        var run = new Option<string?>("--run") { Description = "Run of the balance or calorimeter that has the temperatures, if the ions have none." };
        var offset = new Option<string?>("--offset") { Description = "Time of the run when the clock of the spectrometer showed 0, as in 30s." };
        var delay = new Option<string?>("--delay") { Description = "How much later a gas arrives than it leaves the sample, with its error, as in 12s,2s." };
        var carrier = new Option<double?>("--carrier") { Description = "m/z of the carrier gas, over whose current all others are taken, as in 28." };
        var bound = new Option<double>("--bound") { Description = "Largest relative change over the range that counts as nothing.", DefaultValueFactory = _ => 0.05 };
        var unmixing = new UnmixingOptions();
        var command = new Command(
            "ions",
            """
            Finds bursts and losses in ion currents, and tells for the others how well it is known that nothing evolves.
            With --unmix the currents are parted into gases, so that an ion that two of them share (m/z 44 of carbon dioxide and dimethylformamide) is told apart.

            Examples:
              dotnet run --project src/Fickian.Cli -c Release -- thermal ions data/simulated/thermal/ZIF-62-ions.csv --carrier 28 --delay 12s,1s
              dotnet run --project src/Fickian.Cli -c Release -- thermal ions data/simulated/thermal/ZIF-62-ions.csv --carrier 28 --delay 12s,1s --unmix water,co2,dmf --quiet 2500s..3500s,5500s..6200s --out .artifacts/gases.csv
            """) { run, offset, delay, carrier, bound };
        unmixing.AddTo(command);
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var programme = parsed.GetValue(run) is { } path ? ThermalFile.Read(path) : null;
            var (shift, late) = (parsed.GetValue(offset) is { } o ? QuantityText.Seconds(o) : 0, Delay(parsed.GetValue(delay)));
            var gases = unmixing.Read(parsed, parsed.GetValue(carrier));
            parsed.Require(gases is null, "belongs to the test that nothing evolves, which --unmix does not make; leave one of them out.", bound);
            return options.Run(parsed, output, error, file =>
            {
                var ions = IonCurrentFile.Read(file);
                var traces = EvolvedGas.On(programme ?? ions.Programme(), ions, shift, late).ToArray();
                if (options.Range(parsed) is { } range)
                    traces = Array.ConvertAll(traces, t => t.Within(range));
                if (parsed.GetValue(carrier) is { } mass)
                {
                    var gas = Array.Find(traces, t => Math.Abs(t.MassToCharge - mass) < 0.5) ?? throw new UsageException($"An ion of m/z {mass} was expected in '{file}'; it has {string.Join(", ", traces.Select(t => t.Name))}.");
                    traces = [.. traces.Where(t => t != gas).Select(t => t.OverCarrier(gas))];
                }

                return gases is null ? Result(file, ions, traces, parsed.GetValue(bound)) : gases.Of(file, parsed.GetRequiredValue(options.Files).Length, ions, traces);
            });
        });
        return command;
    }

    private static ThermalResult Result(string file, IonCurrents ions, IonTrace[] traces, double bound)
    {
        var found = traces.Select(t => (Ion: t, Events: (IReadOnlyList<GasEvent>)GasEventSearch.Of(t), Null: NothingEvolves.In(t, bound))).ToArray();
        return new(
            file, $"{ions.Provenance.ToString().ToLowerInvariant()}, {traces.Length} ions, {traces[0].Temperature.ToArray().Min() - 273.15:0} to {traces[0].Temperature.ToArray().Max() - 273.15:0} °C",
            [.. found.SelectMany(f => f.Events.Count > 0 ? f.Events.Select(e => Event(f.Ion, e)) : [Nothing(f.Null)])],
            [.. ions.Findings, .. found.Where(f => f.Events.Count == 0).SelectMany(f => f.Null.Findings)],
            () => ThermalFigure.Of([.. found.Where(f => f.Events.Count > 0 || (f.Null.HasCurrent && Array.TrueForAll(found, g => g.Events.Count == 0))).Select(f => (f.Ion, f.Events))], ions.Name))
        { PartsName = "ions" };
    }

    private static ThermalPart Event(IonTrace ion, GasEvent found) => new($"{ion.Name}: {found.Kind.ToString().ToLowerInvariant()}", [found.Onset, found.Peak, found.Change])
    {
        More = part =>
        {
            part["kind"] = found.Kind.ToString().ToLowerInvariant();
            part["significance"] = EstimateJson.Finite(found.Significance);
        },
    };

    private static ThermalPart Nothing(NothingEvolves test) => new(test.HasCurrent ? Bounded(test) : $"{test.Trace.Name}: no event, and no current above its error", [test.HasCurrent ? test.RelativeChange : test.MeanCurrent])
    {
        More = part =>
        {
            part["kind"] = "nothing";
            part["trendPValue"] = EstimateJson.Finite(test.Trend.PValue);
            part["equivalencePValue"] = EstimateJson.Finite(test.EquivalencePValue);
            part["bound"] = test.Bound;
            part["detectionLimit"] = EstimateJson.Finite(test.DetectionLimit);
        },
    };

    private static string Bounded(NothingEvolves test) => string.Create(
        CultureInfo.InvariantCulture,
        $"{test.Trace.Name}: no event; trend p = {test.Trend.PValue:0.###}; change {(test.IsEquivalent ? "" : "not ")}shown to lie within ±{100 * test.Bound:0.##} %; one of {100 * test.DetectionLimit:G2} % would be found");

    private static Estimate? Delay(string? text)
    {
        if (text is null)
            return null;
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        return parts.Length is 1 or 2 ? new(QuantityText.Seconds(parts[0]), parts.Length == 2 ? QuantityText.Seconds(parts[1]) : 0, Unit.Second) : throw new UsageException($"A delay and its error were expected and '{text}' was found; write for example 12s,2s.");
    }
}
