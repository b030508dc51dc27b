using System.Text.Json.Nodes;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary>What a file holds, as JSON: the first data set, and all of them where there are several.</summary>
internal static class InspectJson
{
    public static JsonObject Of(FileContents contents, InspectedValues values)
    {
        var first = contents.DataSets[0];
        var document = Described(new() { ["format"] = contents.Format }, first, [.. contents.Findings, .. first.Findings], contents.Metadata);
        values.AppendTo(document);
        if (contents.DataSets.Length > 1)
            document["dataSets"] = new JsonArray([.. contents.DataSets.Select(s => Described(new() { ["name"] = s.Name }, s, s.Findings, Metadata.None))]);
        return document;
    }

    private static JsonObject Described(JsonObject head, IDataSet set, IEnumerable<Finding> findings, Metadata shared)
    {
        head["kind"] = set.Kind;
        head["shape"] = new JsonArray([.. set.Axes.Select(a => JsonValue.Create(a.Count))]);
        head["axes"] = new JsonArray([.. set.Axes.Select(a => new JsonObject
        {
            ["name"] = a.Quantity.Name,
            ["unit"] = PlainUnit.Of(a.Quantity.Unit),
            ["first"] = EstimateJson.Finite(a.First),
            ["last"] = EstimateJson.Finite(a.Last),
            ["count"] = a.Count,
        })]);
        if (set is ITabular table)
            head["columns"] = new JsonArray([.. table.ToTable().Columns.Select(c => new JsonObject { ["name"] = c.Name, ["unit"] = c.Unit })]);
        head["valueUnit"] = PlainUnit.OfValues(set.Value);
        head["metadata"] = new JsonObject(new Metadata([.. set.Metadata.Entries, .. shared.Entries]).Entries.Select(e => KeyValuePair.Create(e.Key, (JsonNode?)e.Value)));
        head["findings"] = new JsonArray([.. findings.Select(f => new JsonObject { ["severity"] = f.Severity.ToString().ToLowerInvariant(), ["message"] = f.Message, ["where"] = f.Where })]);
        return head;
    }
}
