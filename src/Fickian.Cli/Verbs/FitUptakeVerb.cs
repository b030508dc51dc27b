using System.CommandLine;
using Fickian.Cli.Options;
using Fickian.Cli.Uptake;
using Fickian.Figures;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian fit uptake</c>: diffusivity, equilibrium uptake and what the data determine.</summary>
internal sealed class FitUptakeVerb
{
    // More lines than colours tell nothing.
    private const int MostRivals = 6;

    private readonly Argument<string[]> files = FilesArgument.Create("FILE", "Delimited text whose heading names time and uptake, for example 'time / s,uptake'. Several files are fitted each by itself, or together with --shared.");
    private readonly SampleOptions sample = new();
    private readonly MechanismOptions mechanism = new();
    private readonly ParameterOptions parameters = new();
    private readonly DataOptions data = new();
    private readonly InferenceOptions inference = new();
    private readonly Option<string?> compare = new("--compare") { Description = $"Models to compare with, joined by commas, each of words joined by +: sheet+barrier,sphere,relaxation. Without a list {UptakeWords.Usual}. Other shapes have the same surface-to-volume ratio.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> shared = new("--shared") { Description = "Fits all files together with one value of these parameters, joined by commas: diffusivity; activation for D = D0 exp(-E/RT) with --temperature for each file." };
    private readonly Option<string?> timeUnit = new("--time-unit") { Description = "Unit of time where the heading states none: ms, s, min, h or d." };
    private readonly Option<string?> figure = new("--figure") { Description = "Draws data, fit, start against √t, residuals and the likelihood of the profiled parameter into this .svg or .png, with --compare the rivals too; several files get their names appended." };
    private readonly Option<bool> json = new("--json") { Description = "One JSON document: an object for one file or with --shared, an array for several." };

    private FitUptakeVerb()
    {
    }

    public static Command Create(TextWriter output, TextWriter error)
    {
        var verb = new FitUptakeVerb();
        var command = new Command(
            "uptake",
            """
            Fits an uptake curve and says what the data determine. Intervals are profile likelihoods at 95 %.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- fit uptake data/simulated/uptake/agZIF-62-P-CO2.csv --geometry sheet --size 200um --compare sheet+barrier,sphere --bootstrap 200
              dotnet run --project src/Fickian.Cli -c Release -- simulate data/simulated/uptake/agZIF-62-P-CO2.json --seed 6 --out .artifacts/again
              dotnet run --project src/Fickian.Cli -c Release -- fit uptake data/simulated/uptake/agZIF-62-P-CO2.csv .artifacts/again/agZIF-62-P-CO2.csv --shared diffusivity --geometry sheet --size 200um
            """) { verb.files };
        verb.sample.AddTo(command);
        verb.mechanism.AddTo(command);
        verb.parameters.AddTo(command);
        verb.data.AddTo(command);
        verb.inference.AddTo(command);
        foreach (var option in new Option[] { verb.compare, verb.shared, verb.timeUnit, verb.figure, verb.json })
            command.Add(option);
        command.SetAction(parsed => verb.Run(parsed, output, error));
        return command;
    }

    private int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        sample.RequireTemperatureUsed(parsed, parsed.GetValue(shared)?.Split(',', StringSplitOptions.TrimEntries).Contains(SharedRequest.Activation, StringComparer.Ordinal) == true);
        var samples = sample.Read(parsed, parsed.GetRequiredValue(files));
        var words = mechanism.Words(parsed, samples[0].Geometry);
        var request = new UptakeRequest(words, mechanism.Read(parsed), parameters.Read(parsed), data.Read(parsed), inference.Read(parsed))
        {
            Rivals = parsed.GetResult(compare) is null ? null : UptakeWords.ParseList(parsed.GetValue(compare) ?? UptakeWords.Usual, words),
        };
        request.Mechanism.Settings.RequireUsed([words, .. request.Rivals ?? []]);
        _ = request.Model(samples[0]);
        if (parsed.GetValue(shared) is { } names)
            return Together(parsed, new(names.Split(',', StringSplitOptions.TrimEntries)), request, samples, output, error);
        var documents = new FitDocuments(output, error, [.. samples.Select(s => s.File)], parsed.GetValue(json));
        var remaining = new Queue<UptakeSample>(samples);
        return documents.Each(_ =>
        {
            var next = remaining.Dequeue();
            var outcome = request.Fit(next, UptakeFile.Read(next.File, parsed.GetValue(timeUnit)));
            if (parsed.GetValue(figure) is { } path)
                Draw(outcome).Save(FigurePath.Of(path, outcome.Sample.File, samples.Length));
            return outcome.ToResult();
        });
    }

    private int Together(ParseResult parsed, SharedRequest request, UptakeRequest each, UptakeSample[] samples, TextWriter output, TextWriter error)
    {
        if (each.Rivals is not null)
            throw new UsageException("--compare ranks models of one curve; leave --compare or --shared out.");
        var runs = Array.ConvertAll(samples, s => UptakeFile.Read(s.File, parsed.GetValue(timeUnit)));
        var found = request.Fit(each, samples, runs);
        if (parsed.GetValue(figure) is { } path)
            found.Figure().Save(path);
        if (parsed.GetValue(json))
            output.WriteLine(JsonText.Of(found.Json()));
        else
            found.Write(output, error);
        return ExitCode.Fine;
    }

    private static Panels Draw(UptakeOutcome outcome)
    {
        var fit = outcome.Fit;
        var profiled = outcome.Inference.Profiles.Count > 0 ? outcome.Inference.Profiles[0].Parameter : fit.Model.Parameters.Concat(fit.Model.Coefficients).FirstOrDefault(p => p.IsFree);
        var rivals = outcome.Comparison?.Scores.Select(s => s.Fit).Where(f => f.Model.Name != fit.Model.Name).Take(MostRivals) ?? [];
        return UptakeFigure.Of(fit, outcome.Sample.Name, profiled, [.. rivals]);
    }
}
