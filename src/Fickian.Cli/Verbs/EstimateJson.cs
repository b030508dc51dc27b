using System.Text.Json.Nodes;

namespace Fickian.Cli.Verbs;

/// <summary>An estimate as JSON.</summary>
internal static class EstimateJson
{
    public static JsonObject Of(Estimate estimate)
    {
        return new()
        {
            ["value"] = Finite(estimate.Value),
            ["standardError"] = Finite(estimate.StandardError),
            ["interval95"] = Of(estimate.Interval(0.95)),
            ["unit"] = estimate.Unit.Symbol,
            ["verdict"] = estimate.Verdict switch
            {
                Verdict.Determined => "determined",
                Verdict.UpperBound => "upper bound",
                Verdict.LowerBound => "lower bound",
                _ => "not determined",
            },
            ["text"] = estimate.ToString(),
        };
    }

    public static JsonArray Of(Interval interval) => new(Finite(interval.Lower), Finite(interval.Upper));

    public static JsonNode? Finite(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
