using System.CommandLine;
using System.Text.Json.Nodes;
using Fickian.Cli.Options;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian density</c>: envelope and skeletal densities from readings, with porosity, guests taken out and free volume.</summary>
internal static class DensityVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var files = new Argument<string[]>("FILE") { Description = "Delimited text with readings: 'sample,in air / mg,in toluene / mg,temperature / C' or 'sample,mass / mg,before / kPa,after / kPa'; rows of one sample are replicates. Without a file, readings come from the options.", Arity = ArgumentArity.ZeroOrMore };
        var options = new DensityOptions();
        var json = new Option<bool>("--json") { Description = "One JSON document: an array with an object for each sample." };
        var command = new Command(
            "density",
            """
            Densities by weighing in air and in a liquid, or by expansion of helium: mean, standard error with all that the readings share, and interval.

            Examples:
              dotnet run --project src/Fickian.Cli -c Release -- density data/simulated/density/weighings.csv --guests 0.056+-0.002
              dotnet run --project src/Fickian.Cli -c Release -- density data/simulated/density/expansions.csv --envelope 1.3469+-0.0012g/cm3
              dotnet run --project src/Fickian.Cli -c Release -- density data/simulated/density/expansions.csv --calibration data/simulated/density/calibration.txt
              dotnet run --project src/Fickian.Cli -c Release -- density --in-air 12.134mg --in-liquid 4.302mg --balance 2ug --liquid toluene --temperature 21.5C
            """) { files, json };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var paths = parsed.GetValue(files) ?? [];
            if (paths.FirstOrDefault(p => p.StartsWith('-')) is { } wrong)
                throw new UsageException($"'{wrong}' is no option of this verb.");
            var request = options.Read(parsed);
            var results = new List<DensityOutcome>();
            var code = ExitCode.Fine;
            parsed.Require(paths.Length == 0, "is a reading, and readings come from the file; leave one of them out.", [.. options.Readings]);
            if (paths.Length == 0)
                results.Add(request.Of("command line", request.Readings, new DensityRun([request.Readings], "", [])));
            else
                code = FileByFile.Run(paths, error, file => results.AddRange(DensityFile.Read(file) is var run ? run.Samples.Select(s => request.Of(file, s, run)) : []));
            if (parsed.GetValue(json))
                output.WriteLine(JsonText.Of(new JsonArray([.. results.Select(r => (JsonNode)r.Json())])));
            else
                results.ForEach(r => r.Write(output, error));
            return code;
        });
        return command;
    }
}
