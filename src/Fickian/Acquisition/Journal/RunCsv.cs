using System.Globalization;
using Fickian.Files;

namespace Fickian.Acquisition.Journal;

/// <summary>The samples of a run as comma-separated text.</summary>
/// <remarks>Lines that begin with # tell run, start and provenance. Numbers carry all their digits. The files appear whole or not at all.</remarks>
public static class RunCsv
{
    private const int MostColumns = 4096;

    /// <summary>One line per sample, in the order of time: <c>time_s,utc,channel,value,unit,state</c>; a value that is none is an empty cell.</summary>
    /// <param name="path">Path of the file; replaced if it exists.</param>
    /// <param name="run">The run.</param>
    public static void WriteTidy(string path, RunData run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var channels = run.Channels.ToDictionary(c => c.Channel.Number, c => (Name: Quoted(c.Channel.Name), Unit: Quoted(c.Channel.Unit)));
        Write(path, run, TidyRunFile.Heading, InTime(run).Select(s =>
            $"{Number(s.Time.Seconds)},{Utc(s.Time.Utc)},{channels[s.Channel].Name},{Number(s.Value)},{channels[s.Channel].Unit},{State(s.State)}"));
    }

    /// <summary>One line per time at which anything was sampled and one column per channel. Nothing is interpolated: a channel without a sample at that time has an empty cell, a sample without a value is NaN.</summary>
    /// <param name="path">Path of the file; replaced if it exists.</param>
    /// <param name="run">The run.</param>
    /// <exception cref="ArgumentException">There are more channels than a table holds.</exception>
    public static void WriteWide(string path, RunData run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Channels.Length > MostColumns)
            throw new ArgumentException($"At most {MostColumns} channels were expected; found {run.Channels.Length}: write the tidy table.", nameof(run));
        var place = run.Channels.Select((c, i) => (c.Channel.Number, i)).ToDictionary(p => p.Number, p => p.i);
        var headings = string.Concat(run.Channels.Select(c => $",{Quoted(c.Channel.Heading)}"));
        Write(path, run, $"time / s{headings}", Rows(run, place));
    }

    private static IEnumerable<string> Rows(RunData run, Dictionary<ushort, int> place)
    {
        var cells = new string?[run.Channels.Length];
        var samples = InTime(run);
        for (var i = 0; i < samples.Length;)
        {
            Array.Clear(cells);
            var at = samples[i].Time.Nanoseconds;
            for (; i < samples.Length && samples[i].Time.Nanoseconds == at && cells[place[samples[i].Channel]] is null; i++)
                cells[place[samples[i].Channel]] = Number(samples[i].Value) is { Length: > 0 } number ? number : "NaN";
            yield return $"{Number(at / 1e9)},{string.Join(',', cells)}";
        }
    }

    private static RunSample[] InTime(RunData run) => [.. run.Channels.SelectMany(c => c.Samples.ToArray()).OrderBy(s => s.Time.Nanoseconds)];

    private static void Write(string path, RunData run, string heading, IEnumerable<string> lines) => WholeFile.Write(path, partial =>
    {
        using var text = new StreamWriter(partial) { NewLine = "\n" };
        foreach (var (name, value) in RunStatements.Of(run))
            text.WriteLine($"# {name}: {value.ReplaceLineEndings(" ")}");
        text.WriteLine(heading);
        foreach (var line in lines)
            text.WriteLine(line);
    });

    private static string State(SampleState state) => Enum.IsDefined(state) ? state switch
    {
        SampleState.OutOfRange => "out of range",
        _ => state.ToString().ToLowerInvariant(),
    } : ((byte)state).ToString(CultureInfo.InvariantCulture);

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.ReplaceLineEndings(" ").Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
