using System.Collections.Immutable;
using Fickian.Files;

namespace Fickian.Acquisition.Journal;

/// <summary>Everything that a journal holds, in memory, for export.</summary>
/// <param name="Path">Path of the journal.</param>
/// <param name="Header">Head of the run; where it is damaged, a head without names.</param>
/// <param name="Last">Time of the last record.</param>
/// <param name="Channels">Channels that have samples, in the order of their numbers.</param>
/// <param name="Spectra">Series of spectra, in the order of their axes.</param>
/// <param name="Entries">All other entries, in the order of the file.</param>
/// <param name="Findings">What is doubtful: damage, spectra without an axis.</param>
public sealed record RunData(
    string Path, RunHeader Header, RunTime Last, ImmutableArray<ChannelData> Channels, ImmutableArray<SpectralSeries> Spectra, ImmutableArray<TimedEntry> Entries, ImmutableArray<Finding> Findings)
{
    /// <summary>How the values were obtained.</summary>
    public Provenance Provenance => Header.Kind == RunKind.Simulated ? Provenance.Simulated : Provenance.Measured;

    /// <summary>Reads a journal.</summary>
    /// <exception cref="DataFileException">The file is absent, or no journal.</exception>
    public static RunData Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    /// <summary>Entries of one kind with their times.</summary>
    public IEnumerable<(RunTime Time, T Entry)> Of<T>()
        where T : IJournalEntry => Entries.Where(e => e.Entry is T).Select(e => (e.Time, (T)e.Entry));

    /// <summary>The channel of a name, whatever its case.</summary>
    /// <exception cref="ArgumentException">There is none of that name, or several.</exception>
    public ChannelData Channel(string name)
    {
        var found = Channels.Where(c => c.Channel.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray();
        return found.Length == 1
            ? found[0]
            : throw new ArgumentException($"One channel with samples named '{name}' was expected; found {(found.Length == 0 ? "none" : $"{found.Length}")} among {(Channels.IsEmpty ? "no channels" : string.Join(", ", Channels.Select(c => $"'{c.Channel.Name}'")))}.", nameof(name));
    }

    internal static RunData Read(FileSource source)
    {
        var collected = new RunCollection();
        var reader = new JournalReader(source);
        foreach (var record in reader.Records())
            collected.Add(record);
        return collected.Of(source.Path, reader.Damage);
    }
}
