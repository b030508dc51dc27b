using System.Text.Json.Nodes;
using Fickian.Fitting;

namespace Fickian.Cli.Verbs;

/// <summary>What every fit says as JSON: points, estimates, residual, comparison, findings. SI units, camelCase; what is infinite is null.</summary>
internal static class FitJson
{
    /// <summary>The document of one fit.</summary>
    public static JsonObject Of(FitDocuments.Result result)
    {
        var document = Append(result.Head, result.Fit, result.Estimates, result.Comparison, result.Findings);
        if (result.Inference.Bootstrap is { } bootstrap)
            document["bootstrap"] = bootstrap.Json();
        if (result.Inference.Profiles is { Count: > 0 } profiles)
            document["profiles"] = new JsonArray([.. profiles.Select(p => p.Json())]);
        return document;
    }

    public static JsonObject Append(JsonObject head, FitResult fit, IEnumerable<Estimate> estimates, ModelComparison? comparison, IEnumerable<Finding> findings)
    {
        head["points"] = fit.Data.Count;
        head["estimates"] = Of(estimates);
        head["residual"] = Residual(fit);
        head["comparison"] = new JsonArray([.. comparison?.Scores.Select(s => new JsonObject
        {
            ["model"] = s.Fit.Model.Name,
            ["parameters"] = s.Fit.Data.Count - s.Fit.DegreesOfFreedom,
            ["aicc"] = EstimateJson.Finite(comparison.AiccOf(s)),
            ["deltaAicc"] = EstimateJson.Finite(s.Distance),
            ["weight"] = EstimateJson.Finite(s.Weight),
            ["bic"] = EstimateJson.Finite(comparison.BicOf(s)),
            ["rms"] = s.Fit.Rms,
        }) ?? []]);
        head["findings"] = Of(findings);
        return head;
    }

    /// <summary>Estimates by their names.</summary>
    public static JsonObject Of(IEnumerable<Estimate> estimates) => new(estimates.Select(e => KeyValuePair.Create(e.Name, (JsonNode?)EstimateJson.Of(e))));

    /// <summary>What a fit leaves over.</summary>
    public static JsonObject Residual(FitResult fit) => new()
    {
        ["rms"] = fit.Rms,
        ["sumOfSquares"] = fit.SumOfSquares,
        ["degreesOfFreedom"] = fit.DegreesOfFreedom,
        ["effectivePoints"] = fit.EffectivePoints,
        ["runsTest"] = new JsonObject { ["runs"] = fit.RunsTest.Runs, ["z"] = fit.RunsTest.Z, ["p"] = fit.RunsTest.PValue },
    };

    /// <summary>Findings in their order.</summary>
    public static JsonArray Of(IEnumerable<Finding> findings) => new([.. findings.Select(f => new JsonObject
    {
        ["severity"] = f.Severity.ToString().ToLowerInvariant(),
        ["message"] = f.Message,
        ["where"] = f.Where,
    })]);
}
