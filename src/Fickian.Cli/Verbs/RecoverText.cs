using System.Globalization;
using Fickian.Acquisition.Journal;

namespace Fickian.Cli.Verbs;

/// <summary>What a journal holds, for a reader at a terminal.</summary>
internal static class RecoverText
{
    public static void Write(TextWriter output, RecoveredJournal recovered)
    {
        var summary = recovered.Summary;
        output.WriteLine(summary.Path);
        if (summary.Header is { } header)
        {
            output.WriteLine($"  {header.Kind.ToString().ToLowerInvariant()} run '{header.Title}', {header.RunId}, segment {header.Segment}{(header.Predecessor is { } before ? $" after {before.FileName}" : "")}");
            output.WriteLine($"  began {header.Start.UtcDateTime.ToString("u", CultureInfo.InvariantCulture)}, lasted {Number(summary.Last.Seconds)} s");
        }
        else
        {
            output.WriteLine("  The head is damaged: names and units of the channels are not known.");
        }

        output.WriteLine($"  {summary.Records} records: {string.Join(", ", summary.Kinds.Select(k => $"{k.Value} {k.Key}"))}");
        foreach (var channel in summary.Channels)
            output.WriteLine($"  {Channel(channel)}");
        foreach (var (seconds, marker) in summary.Markers)
            output.WriteLine($"  marker '{marker.Name}' at {Number(seconds)} s");
        foreach (var (seconds, warning) in summary.Warnings)
            output.WriteLine($"  {warning.Level.ToString().ToLowerInvariant()} at {Number(seconds)} s, {warning.Source}: {warning.Sentence}");
        output.WriteLine(summary.LastCheckpoint is { } checkpoint ? $"  last checkpoint '{checkpoint.Name}': {checkpoint.Position}" : "  no checkpoint");
        output.WriteLine(summary.End is { } end ? $"  ended properly: {end.Outcome.ToString().ToLowerInvariant()}{(end.Sentence.Length > 0 ? $" ({end.Sentence})" : "")}" : "  did not end properly: program or machine stopped, or the run still goes on");
        foreach (var damage in summary.Damage)
            output.WriteLine($"  damage at {damage}");
        if (recovered.TornFile is { } side)
            output.WriteLine($"  the torn tail was stored in {side} and cut off");
    }

    private static string Channel(ChannelSummary channel)
    {
        if (channel.Samples == 0)
            return $"{channel.Channel.Heading}: no samples";
        var bad = channel.NotGood > 0 ? $", {channel.NotGood} not good" : "";
        var gap = channel.HasGap ? $", gap of {Number(channel.LongestInterval)} s at {Number(channel.LongestIntervalAt)} s" : "";
        return $"{channel.Channel.Heading}: {channel.Samples} samples from {Number(channel.First)} to {Number(channel.Last)} s, {Number(channel.Least)} … {Number(channel.Greatest)}{bad}{gap}";
    }

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
