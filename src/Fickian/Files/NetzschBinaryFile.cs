using System.Collections.Immutable;
using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>Measurements of NETZSCH Proteus as the program stores them: <c>.ngb-ss3</c>, <c>.ngb-bs3</c>, <c>.ngb-ds3</c>.</summary>
/// <remarks>
/// An archive of streams: the first holds what was noted, the second and third the channels, each cut into the segments of the programme.
/// The columns are what the instrument recorded: neither correction nor sensitivity is applied, the mass is the change since the start, the heat flow sensor's signal is its voltage.
/// A file of a sample and its correction gives two runs; the sample comes first.
/// </remarks>
public static class NetzschBinaryFile
{
    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("netzsch-ngb", "NETZSCH Proteus measurement", Recognises, Read);

    /// <summary>Reads the runs of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The archive or a stream is damaged, or holds no channels.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var members = ZipMembers.Unpack(source);
        var notes = new NetzschNotes(Stream(source, members, 1));
        var runs = Runs([.. NetzschChannel.Of(Stream(source, members, 2)), .. NetzschChannel.Of(Stream(source, members, 3))]);
        if (runs.Count == 0)
            throw source.Wrong("", "channels of a measurement were expected in the streams and none were found; export the data from Proteus as text.");
        return new(source.Path, Format.Name, [.. runs.Select((channels, i) => Run(channels, notes, i))]) { Variant = notes.Application, Metadata = notes.Calibration };
    }

    private static bool Recognises(FileSource source) =>
        ZipMembers.Recognises(source) && source.Head().Span is var head && head.IndexOf("Streams/stream_"u8) is >= 0 and var at && head[at..].IndexOf(".table"u8) is >= 0 and < 24;

    private static NetzschStream Stream(FileSource source, IReadOnlyDictionary<string, byte[]> members, int number) =>
        members.TryGetValue($"stream_{number}.table", out var bytes)
            ? new(source, bytes, number)
            : throw source.Wrong("", $"the member Streams/stream_{number}.table of a NETZSCH measurement was expected and is absent; copy the file again.");

    // A channel that occurs again belongs to the next run.
    private static List<List<NetzschChannel>> Runs(IEnumerable<NetzschChannel> channels)
    {
        List<List<NetzschChannel>> runs = [];
        foreach (var channel in channels)
        {
            var run = runs.FirstOrDefault(r => !r.Exists(c => c.Id == channel.Id));
            if (run is null)
                runs.Add(run = []);
            run.Add(channel);
        }

        return runs;
    }

    private static IDataSet Run(List<NetzschChannel> channels, NetzschNotes notes, int run)
    {
        var rows = channels.Max(c => c.Values.Length);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var channel in channels.Where(c => c.Values.Length < rows))
            findings.Add(Finding.Warning($"Channel '{channel.Name}' holds {channel.Values.Length} of {rows} values; the rest was kept as missing."));
        findings.Add(Finding.Hint("Values are as recorded: no correction run is subtracted, the mass is the change since the start, the sensor's signal is not calibrated."));
        var first = 0;
        var steps = channels[0].Segments.Select((count, i) => (Name: $"{i + 1}", First: (first += count) - count, Count: count));
        return new ThermalRun(run == 0 ? notes.Sample(0) : $"{notes.Sample(0)} (run {run + 1})", [.. channels.Select(c => Column(c, rows))], notes.Of(run))
        {
            SampleMass = notes.SampleMass(run),
            Steps = channels[0].Segments.Length > 1 ? [.. steps.Select(s => new ThermalStep(s.Name, s.First, s.Count))] : [],
            Findings = findings.ToImmutable(),
        }.ToDataSet();
    }

    private static TableColumn Column(NetzschChannel channel, int rows)
    {
        if (channel.Values.Length == rows)
            return new(channel.Name, channel.Unit, channel.Values);
        var padded = new double[rows];
        Array.Fill(padded, double.NaN);
        channel.Values.CopyTo(padded, 0);
        return new(channel.Name, channel.Unit, padded);
    }
}
