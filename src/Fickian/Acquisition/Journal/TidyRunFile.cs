using System.Collections.Immutable;
using System.Globalization;
using Fickian.Files;

namespace Fickian.Acquisition.Journal;

/// <summary>Samples of a run as comma-separated text, one a line, as <see cref="RunCsv.WriteTidy"/> writes them: a table of time and value per channel.</summary>
public static class TidyRunFile
{
    internal const string Heading = "time_s,utc,channel,value,unit,state";

    // Comments above the heading are a few lines.
    private const int Beginning = 1 << 16;
    private const int Cells = 6;

    /// <summary>The format, as <see cref="DataFile"/> knows it.</summary>
    public static FileFormat Format { get; } = new("run-samples", "samples of a run as text", Recognises, Read);

    private static bool Recognises(FileSource source)
    {
        var rest = source.Head(Beginning).Span;
        while (rest.StartsWith("#"u8) && rest.IndexOf((byte)'\n') is >= 0 and var end)
            rest = rest[(end + 1)..];
        return rest.StartsWith("time_s,utc,channel,value,unit,state"u8);
    }

    private static FileContents Read(FileSource source)
    {
        var metadata = new List<KeyValuePair<string, string>>();
        var channels = new Dictionary<(string Name, string Unit), (List<double> Time, List<double> Value, List<double> Doubtful)>();
        using var text = new StreamReader(source.AsStream());
        var number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (line.StartsWith('#'))
                metadata.Add(Statement(line));
            else if (line != Heading && line.Length > 0)
                Add(source, channels, Split(line), number);
        }

        return new(source.Path, Format.Name, [.. channels.Select(c => Table(c.Key.Name, c.Key.Unit, c.Value))]) { Metadata = new(metadata) };
    }

    private static void Add(FileSource source, Dictionary<(string, string), (List<double> Time, List<double> Value, List<double> Doubtful)> channels, List<string> cells, int line)
    {
        if (cells.Count != Cells)
            throw source.Wrong($"line {line}", $"{Cells} cells were expected, as in the heading, and {cells.Count} were found; export the run again.");
        var key = (cells[2], cells[4]);
        if (!channels.TryGetValue(key, out var channel))
            channels.Add(key, channel = ([], [], []));
        channel.Time.Add(Number(source, cells[0], line) ?? throw source.Wrong($"line {line}", "a time was expected and an empty cell was found; export the run again."));
        channel.Value.Add(Number(source, cells[3], line) ?? double.NaN);
        channel.Doubtful.Add(cells[5] == "good" ? 0 : 1);
    }

    private static Table Table(string name, string unit, (List<double> Time, List<double> Value, List<double> Doubtful) channel)
    {
        var doubtful = channel.Doubtful.Count(d => d > 0);
        return new(name, [new("time", "s", channel.Time.ToArray()), new(name, unit, channel.Value.ToArray())])
        {
            Findings = doubtful == 0 ? ImmutableArray<Finding>.Empty : [Finding.Warning($"{doubtful} of {channel.Time.Count} samples are not in the state 'good'.", name)],
        };
    }

    private static double? Number(FileSource source, string cell, int line)
    {
        if (cell.Length == 0)
            return null;
        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw source.Wrong($"line {line}", $"a finite number was expected and '{(cell.Length > 40 ? cell[..40] + "…" : cell)}' was found; export the run again.");
    }

    private static KeyValuePair<string, string> Statement(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new("comment", line[1..].Trim()) : new(line[1..colon].Trim(), line[(colon + 1)..].Trim());
    }

    private static List<string> Split(string line)
    {
        List<string> cells = [];
        var (start, quoted) = (0, false);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
                quoted = !quoted;
            if (i < line.Length && (quoted || line[i] != ','))
                continue;
            var cell = line[start..i];
            cells.Add(cell is ['"', .., '"'] ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : cell);
            start = i + 1;
        }

        return cells;
    }
}
