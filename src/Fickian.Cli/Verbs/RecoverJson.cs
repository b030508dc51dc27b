using System.Text.Json.Nodes;
using Fickian.Acquisition.Journal;

namespace Fickian.Cli.Verbs;

/// <summary>What a journal holds, as JSON; times in seconds since the start of the run.</summary>
internal static class RecoverJson
{
    public static JsonObject Of(RecoveredJournal recovered)
    {
        var summary = recovered.Summary;
        return new()
        {
            ["path"] = summary.Path,
            ["sha256"] = summary.Sha256,
            ["run"] = summary.Header is { } header ? Head(header) : null,
            ["duration"] = summary.Last.Seconds,
            ["records"] = summary.Records,
            ["kinds"] = new JsonObject(summary.Kinds.Select(k => KeyValuePair.Create(k.Key, (JsonNode?)k.Value))),
            ["channels"] = new JsonArray([.. summary.Channels.Select(Channel)]),
            ["markers"] = new JsonArray([.. summary.Markers.Select(m => new JsonObject { ["time"] = m.Seconds, ["name"] = m.Marker.Name, ["description"] = m.Marker.Description })]),
            ["warnings"] = new JsonArray([.. summary.Warnings.Select(w => new JsonObject { ["time"] = w.Seconds, ["level"] = w.Event.Level.ToString().ToLowerInvariant(), ["source"] = w.Event.Source, ["message"] = w.Event.Sentence })]),
            ["lastCheckpoint"] = summary.LastCheckpoint is { } checkpoint ? new JsonObject { ["name"] = checkpoint.Name, ["position"] = checkpoint.Position } : null,
            ["end"] = summary.End is { } end ? new JsonObject { ["outcome"] = end.Outcome.ToString().ToLowerInvariant(), ["message"] = end.Sentence } : null,
            ["damage"] = new JsonArray([.. summary.Damage.Select(d => new JsonObject { ["offset"] = d.Offset, ["length"] = d.Length, ["lostRecords"] = d.LostRecords, ["tornTail"] = d.IsTornTail, ["message"] = d.Sentence })]),
            ["tornFile"] = recovered.TornFile,
        };
    }

    private static JsonObject Head(RunHeader header) => new()
    {
        ["id"] = header.RunId.ToString(),
        ["title"] = header.Title,
        ["provenance"] = header.Kind.ToString().ToLowerInvariant(),
        ["start"] = header.Start.UtcDateTime.ToString("O"),
        ["segment"] = header.Segment,
        ["predecessor"] = header.Predecessor?.FileName,
        ["recipeSha256"] = header.RecipeSha256,
        ["rigSha256"] = header.RigSha256,
        ["seed"] = header.Seed,
        ["version"] = header.LibraryVersion,
        ["instruments"] = new JsonArray([.. header.Instruments.Select(i => new JsonObject { ["name"] = i.Name, ["type"] = i.Type, ["serialNumber"] = i.SerialNumber, ["firmware"] = i.Firmware })]),
    };

    private static JsonObject Channel(ChannelSummary channel) => new()
    {
        ["number"] = channel.Channel.Number,
        ["name"] = channel.Channel.Name,
        ["unit"] = channel.Channel.Unit,
        ["samples"] = channel.Samples,
        ["notGood"] = channel.NotGood,
        ["first"] = EstimateJson.Finite(channel.First),
        ["last"] = EstimateJson.Finite(channel.Last),
        ["least"] = EstimateJson.Finite(channel.Least),
        ["greatest"] = EstimateJson.Finite(channel.Greatest),
        ["meanInterval"] = EstimateJson.Finite(channel.MeanInterval),
        ["longestInterval"] = EstimateJson.Finite(channel.LongestInterval),
        ["gap"] = channel.HasGap,
    };
}
