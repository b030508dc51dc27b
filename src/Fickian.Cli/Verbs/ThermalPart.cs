using System.Text.Json.Nodes;

namespace Fickian.Cli.Verbs;

/// <summary>Estimates that belong together: one step, one ramp, one ion.</summary>
/// <param name="Heading">What it is, in words.</param>
/// <param name="Estimates">The estimates.</param>
internal sealed record ThermalPart(string Heading, IReadOnlyList<Estimate> Estimates)
{
    /// <summary>More fields in JSON.</summary>
    public Action<JsonObject>? More { get; init; }

    public JsonObject Json()
    {
        var part = new JsonObject { ["name"] = Heading, ["estimates"] = FitJson.Of(Estimates) };
        More?.Invoke(part);
        return part;
    }
}
