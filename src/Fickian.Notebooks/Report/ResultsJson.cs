using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fickian.Reported;

namespace Fickian.Notebooks.Report;

/// <summary>The numbers of a report for other programs: one entry per value of the paper.</summary>
/// <remarks>SI units. An open end of an interval is null, JSON having no infinity; a statement in words has its words as value.</remarks>
internal static class ResultsJson
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(Reproduction reproduction) =>
        new JsonArray([.. reproduction.Comparisons.Select(c => Entry(c.Notebook, c.Comparison))]).ToJsonString(Readable) + "\n";

    private static JsonObject Entry(string notebook, Comparison c)
    {
        var determined = c.Estimate is { Verdict: Verdict.Determined };
        return new()
        {
            ["id"] = c.Reported.Id,
            ["paper"] = double.TryParse(c.Reported.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : c.Reported.Kind == ReportedKind.NotAvailable ? "n.a." : c.Reported.Value,
            ["unit"] = c.Reported.Unit,
            ["value"] = c.Outcome == Outcome.Unavailable ? null : determined ? c.Estimate!.Value : c.Found,
            ["interval95"] = c.Estimate is { } e ? Pair(e.Interval(0.95)) : null,
            ["kind"] = c.Kind.ToString().ToLowerInvariant(),
            ["verdict"] = c.Outcome.ToString().ToLowerInvariant(),
            ["notebook"] = $"notebooks/{notebook}.ipynb",
            ["found"] = c.Found,
            ["remark"] = c.Remark,
        };
    }

    private static JsonArray Pair(Interval interval) => [Finite(interval.Lower), Finite(interval.Upper)];

    private static JsonValue? Finite(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
