using System.CommandLine;
using Fickian.Cli.Options;
using Fickian.Diffusion;
using Fickian.Files;
using Fickian.Fitting;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian fit permeation</c>: diffusivity and time lag from what arrives downstream of a membrane.</summary>
internal static class FitPermeationVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var files = FilesArgument.Create("FILE", "Delimited text or workbook (.xlsx) whose heading names time and flux, for example 't / s' and 'y_CO2 / ppm'.");
        var thickness = new Option<string>("--thickness") { Description = "Thickness of the membrane, for example 1mm.", Required = true };
        var (parameters, data, inference) = (new ParameterOptions(), new DataOptions(), new InferenceOptions());
        var json = new Option<bool>("--json") { Description = "One JSON document: an object for one file, an array for several." };
        var command = new Command(
            "permeation",
            """
            Fits the flux through a membrane, empty at first: D from the whole transient, and the time lag l²/(6D) that follows.

            Example:
              printf 't / s,flux\n40,0.007\n60,0.072\n80,0.176\n100,0.295\n130,0.455\n160,0.591\n200,0.723\n250,0.826\n300,0.898\n400,0.962\n500,0.993\n600,0.995\n' > .artifacts/run.csv
              dotnet run --project src/Fickian.Cli -c Release -- fit permeation .artifacts/run.csv --thickness 1mm --bootstrap 200
            """) { files, thickness, json };
        parameters.AddTo(command);
        data.AddTo(command);
        inference.AddTo(command);
        command.SetAction(parsed =>
        {
            var lengths = LengthText.Parse(parsed.GetRequiredValue(thickness));
            if (lengths.Length != 1)
                throw new UsageException($"A membrane has one thickness, as in 1mm, and '{parsed.GetValue(thickness)}' was found.");
            var model = (MembraneFlux)parameters.Read(parsed).Apply(new MembraneFlux(lengths[0]));
            var (points, request) = (data.Read(parsed), inference.Read(parsed));
            var documents = new FitDocuments(output, error, parsed.GetRequiredValue(files), parsed.GetValue(json));
            return documents.Each(file =>
            {
                var run = PermeationFile.Read(file);
                var analysis = new MembraneFluxAnalysis(model, model.FitTo(run.Flux, points.For(model, run.Flux)));
                return new(file, analysis.Fit, analysis.Estimates, null, [.. analysis.Findings, .. run.Findings]) { Inference = request.Of(analysis.Fit) };
            });
        });
        return command;
    }
}
