using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Fickian.Figures;
using Fickian.Files;
using Fickian.Thermal;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian thermal kinetics</c>: activation energies from runs at several heating rates.</summary>
/// <remarks>The one verb of thermal analysis in which several files make one result.</remarks>
internal static class ThermalKineticsVerb
{
    private static readonly Unit KilojoulePerMole = new("kJ/mol", 1000);

    public static Command Create(TextWriter output, TextWriter error)
    {
        var options = new ThermalOptions("Runs of one sample on a balance, each at a heating rate of its own: three or more.");
        var method = new Option<string>("--method") { Description = "Which evaluation.", DefaultValueFactory = _ => "all" }.AcceptOnlyFromAmong("all", "kissinger", "ofw", "friedman");
        var step = new Option<double>("--step") { Description = "Conversions of Ozawa–Flynn–Wall and of Friedman are this far apart.", DefaultValueFactory = _ => 0.1 };
        var lag = new Option<string>("--lag") { Description = "How well it is known, in time, by how much the temperature of the sample is behind the one that is read.", DefaultValueFactory = _ => "2s" };
        var command = new Command(
            "kinetics",
            """
            Activation energies of a loss of mass from several heating rates, found in the files: Kissinger with the pre-exponential factor, Ozawa–Flynn–Wall and Friedman over conversion.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- thermal kinetics data/simulated/thermal/ZIF-62-drying-*.csv --range 110C..480C
            """) { method, step, lag };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var conversions = Conversions(parsed.GetValue(step));
            return options.RunTogether(parsed, output, error, files => Result(files, options.Range(parsed), parsed.GetRequiredValue(method), conversions, QuantityText.Seconds(parsed.GetRequiredValue(lag))));
        });
        return command;
    }

    private static ThermalResult Result(string[] files, ScanRange? range, string method, double[] conversions, double lag)
    {
        if (files.Length < 3)
            throw new UsageException($"Runs at three heating rates or more were expected and {files.Length} file{(files.Length == 1 ? " was" : "s were")} given; add those at other rates.");
        ImmutableArray<ConversionCurve> runs = [.. files.Select(f => Read(f, range)).OrderBy(r => r.HeatingRate)];
        List<ThermalPart> parts = [];
        if (method is "all" or "kissinger")
            parts.Add(Part("Kissinger", [Late(r => Isoconversional.Kissinger(r).In(KilojoulePerMole) with { Name = "activationEnergy" }), Late(r => Isoconversional.KissingerFactor(r) with { Name = "logPreExponentialFactor" })]));
        if (method is "all" or "ofw")
            parts.Add(Part("Ozawa–Flynn–Wall", conversions.Select(a => Late(r => Named(Isoconversional.OzawaFlynnWall(a, r), a)))));
        if (method is "all" or "friedman")
            parts.Add(Part("Friedman", conversions.Select(a => Late(r => Named(Isoconversional.Friedman(a, r), a)))));
        var rates = string.Join(", ", runs.Select(r => string.Create(CultureInfo.InvariantCulture, $"{60 * r.HeatingRate:0.##}")));
        var provenance = runs.Any(r => r.Provenance == Provenance.Simulated) ? Provenance.Simulated : runs[0].Provenance;
        return new(
            string.Join(", ", files.Select(Path.GetFileName)), $"{provenance.ToString().ToLowerInvariant()}, {runs.Length} runs at {rates} K/min", parts,
            [Finding.Hint(string.Create(CultureInfo.InvariantCulture, $"Errors hold the scatter of the runs about straight lines and a lag of the temperature that is known to {lag:0.##} s (--lag)."), "errors")],
            () => KineticsFigure.Of(runs, conversions, lag, "Activation energy over conversion"))
        {
            PartsName = "methods",
            More = document => document["runs"] = new JsonArray([.. runs.Select(r => new JsonObject
            {
                ["name"] = r.Name, ["heatingRate"] = r.HeatingRate, ["peakTemperature"] = r.PeakTemperature,
            })]),
        };

        ErrorBudget Late(Func<ImmutableArray<ConversionCurve>, Estimate> evaluation) => Isoconversional.WithLag(evaluation, lag, runs);
    }

    // Fails with the name of the file: which of several it is cannot be seen otherwise.
    private static ConversionCurve Read(string file, ScanRange? range)
    {
        var run = ThermalFile.Read(file);
        if (!run.Has(ThermalRole.Mass) && !run.Has(ThermalRole.RelativeMass))
            throw new UsageException($"'{file}' was expected to hold a mass and has none in SI; kinetics by this verb need runs of a balance.");
        try
        {
            return ConversionCurve.Of(MassTrace.Of(run, range));
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"{file}: {CommandLine.Sentence(e)}");
        }
    }

    private static ThermalPart Part(string name, IEnumerable<ErrorBudget> budgets) => ThermalPart.Of(name, [.. budgets]);

    private static Estimate Named(Estimate energy, double conversion) =>
        energy.In(KilojoulePerMole) with { Name = string.Create(CultureInfo.InvariantCulture, $"activationEnergy at {conversion:0.###}") };

    private static double[] Conversions(double step)
    {
        if (!(step is >= 0.01 and <= 0.5))
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"A step of the conversion from 0.01 to 0.5 was expected after --step and {step} was found."));
        return [.. Enumerable.Range(1, (int)Math.Round(1 / step)).Select(k => Math.Round(k * step, 6)).Where(a => a < 1 - (0.5 * step))];
    }
}
