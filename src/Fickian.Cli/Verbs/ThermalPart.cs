using System.Globalization;
using System.Text.Json.Nodes;
using Fickian.Thermal;

namespace Fickian.Cli.Verbs;

/// <summary>Estimates that belong together: one step, one ramp, one ion.</summary>
/// <param name="Heading">What it is, in words.</param>
/// <param name="Estimates">The estimates.</param>
internal sealed record ThermalPart(string Heading, IReadOnlyList<Estimate> Estimates)
{
    /// <summary>Parts of the errors, in the order of the estimates; empty if they are not told.</summary>
    public IReadOnlyList<ErrorBudget> Budgets { get; private init; } = [];

    /// <summary>More fields in JSON.</summary>
    public Action<JsonObject>? More { get; init; }

    /// <summary>Estimates with the parts of their errors.</summary>
    public static ThermalPart Of(string heading, IReadOnlyList<ErrorBudget> budgets) => new(heading, [.. budgets.Select(b => b.Estimate)]) { Budgets = budgets };

    /// <summary>The parts of an error in words, as in <c>scatter 0.1, lag 0.8</c>; empty if there is but one.</summary>
    public string Causes(int estimate)
    {
        if (Budgets.Count <= estimate || Budgets[estimate] is not { Parts.Length: > 1, Estimate.Verdict: Verdict.Determined } budget)
            return "";
        return string.Join(", ", budget.Parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Cause} {p.StandardError / budget.Estimate.Unit.InSI:G2}")));
    }

    /// <summary>The estimates by their names, each with its parts.</summary>
    public JsonObject EstimatesJson()
    {
        var document = FitJson.Of(Estimates);
        foreach (var budget in Budgets.Where(b => b.Estimate.Verdict == Verdict.Determined))
            document[budget.Estimate.Name]!["parts"] = new JsonObject(budget.Parts.Select(p => KeyValuePair.Create(p.Cause, (JsonNode?)JsonValue.Create(p.StandardError))));
        return document;
    }

    public JsonObject Json()
    {
        var part = new JsonObject { ["name"] = Heading, ["estimates"] = EstimatesJson() };
        More?.Invoke(part);
        return part;
    }
}
