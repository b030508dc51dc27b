using System.CommandLine;
using System.Text.Json.Nodes;
using Fickian.Cli.Inference;
using Fickian.Cli.Options;
using Fickian.Figures;
using Fickian.Files;
using Fickian.Fitting;
using Fickian.Thermal;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian fit decay</c>: how much volume is lost on tempering, how fast, and how long to temper for a wanted loss.</summary>
internal static class FitDecayVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var files = FilesArgument.Create("FILE", "Delimited text whose heading names time and volume, for example 'time / h,relative volume loss,standard deviation', 'time / h,V/V0' or 'time / h,volume / mm3'. With --outline: micrographs of one body, the first before tempering.");
        var plateau = new Option<string>("--plateau") { Description = "Loss in the end: free, or a number to hold it at.", DefaultValueFactory = _ => "free" };
        var stretched = new Option<bool>("--stretched") { Description = "Frees the exponent: a distribution of times in the place of one." };
        var compare = new Option<bool>("--compare") { Description = "Ranks the plain and the stretched law by AICc." };
        var predict = new Option<string[]>("--predict") { Description = "Loss of volume to temper for, for example 0.10: the time it takes, with the interval of its profile likelihood. May be repeated.", DefaultValueFactory = _ => [] };
        var outline = new Option<string?>("--outline") { Description = "Takes volumes from outlines in micrographs at these times, joined by commas: 0s,30min,2h. The body counts as round about its long axis." };
        var bright = new Option<bool>("--bright") { Description = "The body in the micrographs is brighter than its background." };
        var figure = new Option<string?>("--figure") { Description = "Draws the points with the fitted law into this .svg or .png; several files get their names appended." };
        var json = new Option<bool>("--json") { Description = "One JSON document: an object for one file, an array for several." };
        var (parameters, inference) = (new ParameterOptions(), new InferenceOptions());
        var command = new Command(
            "decay",
            """
            Fits the loss of volume on tempering: an exponential or stretched exponential approach to a plateau.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- fit decay data/simulated/tempering/volume-loss.csv --predict 0.10
            """) { files, plateau, stretched, compare, predict, outline, bright, figure, json };
        parameters.AddTo(command);
        inference.AddTo(command);
        command.SetAction(parsed =>
        {
            parsed.Require(parsed.IsGiven(outline), "says how a body looks in micrographs; add --outline with their times, or leave it out.", bright);
            var paths = parsed.GetRequiredValue(files);
            var law = Law(parsed.GetRequiredValue(plateau), parsed.GetValue(stretched));
            double[] losses = [.. parsed.GetRequiredValue(predict).Select(p => QuantityText.Above(0, p, "--predict"))];
            var (settings, request, compared) = (parameters.Read(parsed), inference.Read(parsed), parsed.GetValue(compare));
            var times = parsed.GetValue(outline)?.Split(',', StringSplitOptions.TrimEntries).Select(QuantityText.Seconds).ToArray();
            var shade = parsed.GetValue(bright) ? BodyShade.Bright : BodyShade.Dark;
            var documents = new FitDocuments(output, error, times is null ? paths : paths[..1], parsed.GetValue(json));
            return documents.Each(file =>
            {
                var curve = times is null ? VolumeLossFile.Read(file) : Outlines(paths, times, shade);
                var result = Fit(file, curve, (VolumeLoss)settings.Apply(law), compared, losses, request);
                if (parsed.GetValue(figure) is { } path)
                    VolumeLossFigure.Of(result.Fit, Path.GetFileNameWithoutExtension(file)).Save(FigurePath.Of(path, file, documents.Files.Count));
                return result;
            });
        });
        return command;
    }

    private static VolumeLoss Law(string plateau, bool stretched)
    {
        var law = plateau == "free" ? new VolumeLoss() : new VolumeLoss { FinalLoss = QuantityText.Above(0, plateau, "--plateau") };
        return stretched ? law with { Stretching = Parameter.Free } : law;
    }

    private static Curve Outlines(string[] paths, double[] times, BodyShade shade)
    {
        // Only ratios of volumes count: any size of a pixel serves as long as it is the same.
        var pixel = new Estimate(1, 0, Unit.Metre);
        return paths.Length == times.Length
            ? VolumeLossSeries.Of(times, [.. paths.Select(p => Outline.Of(DataFile.Open(p).The<Micrograph>(), shade, pixel))])
            : throw new UsageException($"A time for each of {paths.Length} micrographs was expected after --outline and {times.Length} were found; write for example 0s,30min,2h.");
    }

    private static FitDocuments.Result Fit(string file, Curve curve, VolumeLoss law, bool compare, double[] losses, InferenceRequest request)
    {
        var fit = law.FitTo(curve);
        var other = law.Stretching.IsFree ? law with { Stretching = 1 } : law with { Stretching = Parameter.Free };
        IModel[] laws = [law, other];

        // AICc needs two points more than free parameters and coefficients.
        var comparable = laws.Where(m => curve.Count > m.Parameters.Concat(m.Coefficients).Count(p => p.IsFree) + 2).ToArray();
        var comparison = compare && comparable.Length == 2 ? ModelSelection.Compare(curve, comparable) : null;
        Finding[] few = compare && comparison is null ? [Finding.Hint($"{curve.Count} points are too few to compare a plain with a stretched law; AICc needs one more for each parameter and two besides.")] : [];
        var free = fit.Model.Parameters.Concat(fit.Model.Coefficients).Where(p => p.IsFree).Select(p => fit[p]);
        var predictions = losses.Select(l => TemperingTime.From(fit, l) with { Name = losses.Length == 1 ? "temperingTime" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"temperingTime({l})") });
        return new(file, fit, [.. free, .. predictions], comparison, [.. curve.Findings, .. fit.Findings, .. few, .. comparison?.Findings ?? []])
        {
            Title = $"{file} · {curve.Provenance.ToString().ToLowerInvariant()}",
            Head = new JsonObject { ["file"] = file, ["model"] = fit.Model.Name, ["provenance"] = curve.Provenance.ToString().ToLowerInvariant() },
            Inference = request.Of(fit),
        };
    }
}
