using System.Collections.Immutable;
using Fickian.Files;

namespace Fickian.Acquisition.Journal;

/// <summary>Counts the records of a journal as they come.</summary>
internal sealed class JournalTally
{
    private const int MostWarnings = 100;

    private readonly Dictionary<ushort, ChannelTally> channels = [];
    private readonly Dictionary<string, long> kinds = new(StringComparer.Ordinal);
    private readonly ImmutableArray<(double, Marker)>.Builder markers = ImmutableArray.CreateBuilder<(double, Marker)>();
    private readonly ImmutableArray<(double, RunEvent)>.Builder warnings = ImmutableArray.CreateBuilder<(double, RunEvent)>();
    private RunHeader? header;
    private RunEnd? end;
    private Checkpoint? checkpoint;
    private RunTime last;
    private long records;

    public void Add(JournalRecord record)
    {
        records++;
        last = record.Time;
        var kind = Kind(record.Entry);
        kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        switch (record.Entry)
        {
            case RunHeader h:
                header ??= h;
                break;
            case RunSamples samples:
                foreach (var sample in samples.Values)
                    Tally(sample.Channel).Add(sample);
                break;
            case RunEvent { Level: >= EventLevel.Warning } warning when warnings.Count < MostWarnings:
                warnings.Add((record.Time.Seconds, warning));
                break;
            case Marker marker:
                markers.Add((record.Time.Seconds, marker));
                break;
            case Checkpoint c:
                checkpoint = c;
                break;
            case RunEnd e:
                end = e;
                break;
        }
    }

    public JournalSummary Of(FileSource source, IEnumerable<JournalDamage> damage)
    {
        var named = (header?.Channels ?? []).DistinctBy(c => c.Number).Select(c => Tally(c.Number).Of(c)).ToArray();
        var nameless = channels.Where(c => named.All(n => n.Channel.Number != c.Key)).OrderBy(c => c.Key).Select(c => c.Value.Of(new(c.Key, $"channel {c.Key}", "", "", "not named in the head of the journal")));
        return new(source.Path, source.Length, source.Sha256(), header, records, last, [.. named, .. nameless], [.. damage], end, checkpoint)
        {
            Kinds = kinds.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Markers = markers.ToImmutable(),
            Warnings = warnings.ToImmutable(),
        };
    }

    private ChannelTally Tally(ushort channel)
    {
        if (!channels.TryGetValue(channel, out var tally))
            channels.Add(channel, tally = new());
        return tally;
    }

    private static string Kind(IJournalEntry entry) => entry switch
    {
        RunHeader => "head",
        RunSamples => "samples",
        RunEvent => "event",
        ParameterSnapshot => "parameters",
        InstrumentCommand => "command",
        SpectralAxis => "spectral axis",
        SpectrumBlock => "spectrum",
        FileReference => "file",
        ClockOffsets => "clocks",
        Checkpoint => "checkpoint",
        Marker => "marker",
        RunEnd => "end",
        _ => "unknown",
    };
}
