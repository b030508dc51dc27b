using System.Text.Json.Nodes;
using Fickian.Diffusion;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary>An analysis of profiles as JSON: SI units, camelCase.</summary>
internal static class FitProfileJson
{
    public static JsonObject Of(string file, ProfileRun run, ProfileAnalysis analysis) => new()
    {
        ["file"] = file,
        ["sample"] = run.Sample,
        ["gas"] = run.Gas,
        ["provenance"] = run.Provenance.ToString().ToLowerInvariant(),
        ["method"] = analysis.Method,
        ["times"] = Numbers(analysis.Profiles.Select(p => p.Time)),
        ["points"] = analysis.Profiles.Sum(p => p.Profile.Count),
        ["estimates"] = new JsonObject(analysis.Estimates.Select(e => KeyValuePair.Create(e.Name, (JsonNode?)EstimateJson.Of(e)))),
        ["residual"] = analysis.Fit is { } fit ? new JsonObject { ["rms"] = fit.All.Rms, ["sumOfSquares"] = fit.All.SumOfSquares, ["degreesOfFreedom"] = fit.All.DegreesOfFreedom } : null,
        ["diffusivity"] = new JsonArray([.. analysis.Diffusivities.Select(c => Table(c, "concentration"))]),
        ["surfacePermeability"] = analysis.SurfacePermeability is { } permeability ? Table(permeability, "time") : null,
        ["findings"] = new JsonArray([.. analysis.Findings.Select(f => new JsonObject
        {
            ["severity"] = f.Severity.ToString().ToLowerInvariant(),
            ["message"] = f.Message,
            ["where"] = f.Where,
        })]),
    };

    private static JsonObject Table(Curve curve, string abscissa) => new()
    {
        ["profile"] = curve.Name,
        [abscissa] = Numbers(curve.X.ToArray()),
        ["value"] = Numbers(curve.Y.ToArray()),
        ["standardError"] = Numbers(curve.StandardDeviation!.Value.ToArray()),
        ["unit"] = curve.YQuantity.Unit.Symbol,
    };

    private static JsonArray Numbers(IEnumerable<double> values) => new([.. values.Select(EstimateJson.Finite)]);
}
