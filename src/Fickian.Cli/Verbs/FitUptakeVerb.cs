using System.CommandLine;
using System.Text.Json.Nodes;
using Fickian.Diffusion;
using Fickian.Figures;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian fit uptake</c>: diffusivity, equilibrium uptake and what the data determine.</summary>
internal static class FitUptakeVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var files = FilesArgument.Create("FILE", "Delimited text whose heading names time and uptake, for example 'time / s,uptake'. Several files are fitted each by itself.");
        var geometry = new Option<string>("--geometry") { Description = "Shape of the sample.", Required = true }.AcceptOnlyFromAmong(UptakeBody.Geometries);
        var size = new Option<string>("--size") { Description = "Full thickness of a sheet; radius of a cylinder or sphere; radius,height of a finite cylinder; inner,outer radius of a hollow sphere; three edges of a cuboid (1mm,0.5mm,200um).", Required = true };
        var boundary = new Option<string>("--boundary") { Description = "Surface and gas: constant (surface at once in equilibrium, gas at once at its final pressure), barrier (a finite surface permeability), exponential (the pressure builds up, its rate is fitted) or bath (the sample empties the gas, its capacity is fitted).", DefaultValueFactory = _ => "constant" }.AcceptOnlyFromAmong(UptakeBody.Boundaries);
        var pressure = new Option<string?>("--pressure") { Description = "Recorded pressure of the gas, delimited text with 't / s' and 'p / mbar'; in the place of a step." };
        var faces = new Option<string>("--faces") { Description = "Faces of a sheet open to the gas: both, or one if the other lies on a support.", DefaultValueFactory = _ => "both" }.AcceptOnlyFromAmong("both", "one");
        var timeUnit = new Option<string?>("--time-unit") { Description = "Unit of time where the heading states none: ms, s, min, h or d." };
        var figure = new Option<string?>("--figure") { Description = "Draws data, fit, start against √t, residuals and the likelihood of D into this .svg or .png; several files get their names appended." };
        var json = new Option<bool>("--json") { Description = "One JSON document: an object for one file, an array for several." };
        var command = new Command(
            "uptake",
            """
            Fits an uptake curve and says what the data determine. Intervals are profile likelihoods at 95 %.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- fit uptake data/simulated/uptake/agZIF-62-P-CO2.csv --geometry sheet --size 200um
            """) { files, geometry, size, boundary, pressure, faces, timeUnit, figure, json };
        command.SetAction(parsed =>
        {
            var model = UptakeBody.Parse(parsed.GetRequiredValue(geometry), parsed.GetRequiredValue(size), parsed.GetRequiredValue(faces));
            model = UptakeBody.With(model, parsed.GetRequiredValue(boundary), parsed.GetValue(pressure));
            var results = new List<(string File, UptakeRun Run, UptakeAnalysis Analysis)>();
            var sizes = LengthText.Parse(parsed.GetRequiredValue(size));
            var failed = FileByFile.Run(parsed.GetRequiredValue(files), error, file =>
            {
                var run = UptakeFile.Read(file, parsed.GetValue(timeUnit));
                var analysis = UptakeAnalysis.Of(run.Uptake, model);
                results.Add((file, run, analysis));
                if (parsed.GetValue(figure) is { } path)
                    UptakeFigure.Of(analysis, Path.GetFileNameWithoutExtension(file)).Save(FigurePath(path, file, parsed.GetRequiredValue(files).Length));
            });
            if (parsed.GetValue(json) && results.Count > 0)
            {
                var documents = results.Select(r => UptakeJson.Of(r.File, parsed.GetRequiredValue(geometry), sizes, r.Run, r.Analysis)).ToArray();
                output.WriteLine(JsonText.Of(parsed.GetRequiredValue(files).Length == 1 ? documents[0] : new JsonArray(documents)));
                return failed;
            }

            foreach (var (file, run, a) in results)
                FitText.Write(output, error, Title(file, run), a.Fit, a.Estimates, a.Comparison, a.Findings);
            return failed;
        });
        return command;
    }

    private static string Title(string file, UptakeRun run) =>
        $"{file} · {string.Join(", ", new[] { run.Sample, run.Gas }.Where(s => s.Length > 0).Append(run.Provenance.ToString().ToLowerInvariant()))}";

    private static string FigurePath(string path, string file, int files) => files == 1
        ? path
        : Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}-{Path.GetFileNameWithoutExtension(file)}{Path.GetExtension(path)}");
}
