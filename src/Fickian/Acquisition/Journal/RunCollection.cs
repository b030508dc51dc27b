using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Fickian.Acquisition.Journal;

/// <summary>Sorts the records of a journal by channel and series as they come.</summary>
internal sealed class RunCollection
{
    private readonly SortedDictionary<ushort, List<RunSample>> channels = [];
    private readonly SortedDictionary<ushort, (SpectralAxis Axis, List<double> Seconds, List<float> Values)> spectra = [];
    private readonly ImmutableArray<TimedEntry>.Builder entries = ImmutableArray.CreateBuilder<TimedEntry>();
    private readonly List<Finding> findings = [];
    private RunHeader? header;
    private RunTime first;
    private RunTime last;
    private bool any;

    public void Add(JournalRecord record)
    {
        first = any ? first : record.Time;
        (last, any) = (record.Time, true);
        switch (record.Entry)
        {
            case RunHeader h:
                header ??= h;
                break;
            case RunSamples samples:
                foreach (var sample in samples.Values)
                    Add(sample);
                break;
            case SpectralAxis axis:
                if (!spectra.TryAdd(axis.Number, (axis, [], [])))
                    findings.Add(Finding.Warning($"Spectral axis {axis.Number} was stated again; the first statement is used.", $"offset {record.Offset}"));
                break;
            case SpectrumBlock spectrum when spectra.TryGetValue(spectrum.Axis, out var series) && series.Axis.Positions.Length == spectrum.Values.Length:
                series.Seconds.Add(record.Time.Seconds);
                series.Values.AddRange(spectrum.Values.Span);
                break;
            case SpectrumBlock spectrum:
                findings.Add(Finding.Warning($"A spectrum of {spectrum.Values.Length} points names axis {spectrum.Axis}, which is {(spectra.TryGetValue(spectrum.Axis, out var other) ? $"one of {other.Axis.Positions.Length} points" : "not stated")}; it was left out.", $"offset {record.Offset}"));
                break;
            default:
                entries.Add(new(record.Time, record.Entry));
                break;
        }
    }

    public RunData Of(string path, IEnumerable<JournalDamage> damage)
    {
        findings.AddRange(damage.Select(d => Finding.Warning($"{d.Sentence}.", $"offset {d.Offset}")));
        if (header is null)
            findings.Add(Finding.Warning("The head of the journal is damaged: names and units of its channels are not known."));
        var known = header ?? Nameless(path);
        return new(
            path, known, last,
            [.. channels.Select(c => new ChannelData(known.Channel(c.Key), c.Value.ToArray()))],
            [.. spectra.Values.Select(s => new SpectralSeries(s.Axis, s.Seconds.ToArray(), CollectionsMarshal.AsSpan(s.Values).ToArray()))],
            entries.ToImmutable(), [.. findings]);
    }

    private void Add(in RunSample sample)
    {
        if (!channels.TryGetValue(sample.Channel, out var samples))
            channels.Add(sample.Channel, samples = []);
        samples.Add(sample);
    }

    // The start is where UTC stood when the first sound record was written, less the time that the run had behind it.
    private RunHeader Nameless(string path) => new()
    {
        RunId = Guid.Empty,
        Title = Path.GetFileName(path),
        Start = new(Math.Max(0, first.UtcTicks - (first.Nanoseconds / 100)), TimeSpan.Zero),
        Kind = JournalName.IsSimulated(path) ? RunKind.Simulated : RunKind.Measured,
    };
}
