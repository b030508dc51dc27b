using System.Text.Json.Nodes;
using Fickian.Diffusion;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary>An uptake analysis as JSON.</summary>
internal static class UptakeJson
{
    public static JsonObject Of(string file, string geometry, double[] size, UptakeRun run, UptakeAnalysis analysis)
    {
        var head = new JsonObject
        {
            ["file"] = file,
            ["sample"] = run.Sample,
            ["gas"] = run.Gas,
            ["provenance"] = run.Provenance.ToString().ToLowerInvariant(),
            ["model"] = analysis.Model.Name,
            ["geometry"] = geometry,
            ["size"] = new JsonArray([.. size.Select(s => (JsonNode)s)]),
            ["characteristicLength"] = analysis.Model.CharacteristicLength,
            ["completion"] = analysis.Completion,
        };
        return FitJson.Append(head, analysis.Fit, analysis.Estimates, analysis.Comparison, analysis.Findings);
    }
}
