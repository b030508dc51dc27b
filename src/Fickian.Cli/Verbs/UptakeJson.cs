using System.Text.Json.Nodes;
using Fickian.Diffusion;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary>An uptake analysis as JSON: SI units, camelCase; an open end or an infinite error is null, JSON having no infinity.</summary>
internal static class UptakeJson
{
    public static JsonObject Of(string file, string geometry, double[] size, UptakeRun run, UptakeAnalysis analysis) => new()
    {
        ["file"] = file,
        ["sample"] = run.Sample,
        ["gas"] = run.Gas,
        ["provenance"] = run.Provenance.ToString().ToLowerInvariant(),
        ["model"] = analysis.Model.Name,
        ["geometry"] = geometry,
        ["size"] = new JsonArray([.. size.Select(s => (JsonNode)s)]),
        ["characteristicLength"] = analysis.Model.CharacteristicLength,
        ["points"] = analysis.Data.Count,
        ["estimates"] = new JsonObject(analysis.Estimates.Select(e => KeyValuePair.Create(e.Name, (JsonNode?)EstimateJson.Of(e)))),
        ["completion"] = analysis.Completion,
        ["residual"] = new JsonObject
        {
            ["rms"] = analysis.Fit.Rms,
            ["sumOfSquares"] = analysis.Fit.SumOfSquares,
            ["degreesOfFreedom"] = analysis.Fit.DegreesOfFreedom,
            ["runsTest"] = new JsonObject { ["runs"] = analysis.Fit.RunsTest.Runs, ["z"] = analysis.Fit.RunsTest.Z, ["p"] = analysis.Fit.RunsTest.PValue },
        },
        ["comparison"] = new JsonArray([.. analysis.Comparison.Scores.Select(s => new JsonObject
        {
            ["model"] = s.Fit.Model.Name,
            ["aicc"] = EstimateJson.Finite(s.Fit.Aicc),
            ["weight"] = EstimateJson.Finite(s.Weight),
        })]),
        ["findings"] = new JsonArray([.. analysis.Findings.Select(f => new JsonObject
        {
            ["severity"] = f.Severity.ToString().ToLowerInvariant(),
            ["message"] = f.Message,
            ["where"] = f.Where,
        })]),
    };
}
