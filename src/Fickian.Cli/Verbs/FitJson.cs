using System.Text.Json.Nodes;
using Fickian.Fitting;

namespace Fickian.Cli.Verbs;

/// <summary>What every fit says as JSON: points, estimates, residual, comparison, findings. SI units, camelCase; what is infinite is null.</summary>
internal static class FitJson
{
    public static JsonObject Append(JsonObject head, FitResult fit, IEnumerable<Estimate> estimates, ModelComparison? comparison, IEnumerable<Finding> findings)
    {
        head["points"] = fit.Data.Count;
        head["estimates"] = new JsonObject(estimates.Select(e => KeyValuePair.Create(e.Name, (JsonNode?)EstimateJson.Of(e))));
        head["residual"] = new JsonObject
        {
            ["rms"] = fit.Rms,
            ["sumOfSquares"] = fit.SumOfSquares,
            ["degreesOfFreedom"] = fit.DegreesOfFreedom,
            ["runsTest"] = new JsonObject { ["runs"] = fit.RunsTest.Runs, ["z"] = fit.RunsTest.Z, ["p"] = fit.RunsTest.PValue },
        };
        head["comparison"] = new JsonArray([.. comparison?.Scores.Select(s => new JsonObject
        {
            ["model"] = s.Fit.Model.Name,
            ["aicc"] = EstimateJson.Finite(s.Fit.Aicc),
            ["weight"] = EstimateJson.Finite(s.Weight),
        }) ?? []]);
        head["findings"] = new JsonArray([.. findings.Select(f => new JsonObject
        {
            ["severity"] = f.Severity.ToString().ToLowerInvariant(),
            ["message"] = f.Message,
            ["where"] = f.Where,
        })]);
        return head;
    }
}
