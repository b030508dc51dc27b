using System.CommandLine;
using System.Text.Json.Nodes;
using Fickian.Diffusion;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian fit profile</c>: D, D(c) and surface permeability from concentration profiles.</summary>
internal static class FitProfileVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var files = FilesArgument.Create("FILE", "Delimited text whose heading names position and concentration, for example 'x / um,c (10 min),c (1 h)', or position, time and concentration. Several files are treated each by itself.");
        var options = new FitProfileOptions();
        var time = new Option<string?>("--time") { Description = "Time of the only profile of a file that states none, for example 2h." };
        var figure = new Option<string?>("--figure") { Description = "Draws profiles with their fit, and D over concentration, into this .svg or .png; several files get their names appended." };
        var json = new Option<bool>("--json") { Description = "One JSON document: an object for one file, an array for several." };
        var command = new Command(
            "profile",
            """
            Finds the diffusivity in concentration profiles: a number (erfc, series) or over concentration (boltzmann-matano, flux), with errors.

            Example:
              printf 'x / um,c (1 h)\n2,0.940\n6,0.829\n10,0.711\n15,0.581\n20,0.455\n26,0.334\n32,0.239\n40,0.140\n50,0.063\n60,0.020\n' > .artifacts/profile.csv
              dotnet run --project src/Fickian.Cli -c Release -- fit profile .artifacts/profile.csv --method erfc
            """) { files, time, figure, json };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var paths = parsed.GetRequiredValue(files);
            var analyse = options.Read(parsed);
            var results = new List<(string File, ProfileRun Run, ProfileAnalysis Analysis)>();
            var code = FileByFile.Run(paths, error, file =>
            {
                var run = ProfileFile.Read(file, parsed.GetValue(time));
                var analysis = analyse(run.Profiles);
                results.Add((file, run, analysis));
                if (parsed.GetValue(figure) is { } path)
                    FitProfileFigure.Of(analysis, Path.GetFileNameWithoutExtension(file)).Save(FigurePath.Of(path, file, paths.Length));
            });
            if (!parsed.GetValue(json))
            {
                foreach (var (file, run, analysis) in results)
                    FitProfileText.Write(output, error, file, run, analysis);
            }
            else if (results.Count > 0)
            {
                var documents = results.Select(r => FitProfileJson.Of(r.File, r.Run, r.Analysis)).ToArray();
                output.WriteLine(JsonText.Of(paths.Length == 1 ? documents[0] : new JsonArray(documents)));
            }

            return code;
        });
        return command;
    }
}
