using System.Collections.Immutable;
using Fickian.Files;

namespace Fickian.Acquisition.Journal;

/// <summary>What a journal holds, and in which state it is.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Length">Its size, bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, in hexadecimal.</param>
/// <param name="Header">Head of the run; null if it is damaged.</param>
/// <param name="Records">Number of sound records.</param>
/// <param name="Last">Time of the last record.</param>
/// <param name="Channels">Channels, in the order of the head; behind them those that the head does not name.</param>
/// <param name="Damage">Where it is not as it was written.</param>
/// <param name="End">How the run ended; null if the journal was not closed properly.</param>
/// <param name="LastCheckpoint">The last place from which the run may be resumed; null if there is none.</param>
public sealed record JournalSummary(
    string Path, long Length, string Sha256, RunHeader? Header, long Records, RunTime Last, ImmutableArray<ChannelSummary> Channels, ImmutableArray<JournalDamage> Damage, RunEnd? End, Checkpoint? LastCheckpoint)
{
    /// <summary>Number of records of each kind, by its name in words.</summary>
    public required ImmutableSortedDictionary<string, long> Kinds { get; init; }

    /// <summary>Markers with their times.</summary>
    public required ImmutableArray<(double Seconds, Marker Marker)> Markers { get; init; }

    /// <summary>Events from warning on with their times, the first hundred.</summary>
    public required ImmutableArray<(double Seconds, RunEvent Event)> Warnings { get; init; }

    /// <summary>The torn tail; null if there is none.</summary>
    public JournalDamage? TornTail => Damage is [.., { IsTornTail: true } torn] ? torn : null;

    /// <summary>Reads a journal through and counts.</summary>
    /// <exception cref="DataFileException">The file is absent, or no journal.</exception>
    public static JournalSummary Of(string path)
    {
        using var source = FileSource.Open(path);
        var tally = new JournalTally();
        var reader = new JournalReader(source);
        foreach (var record in reader.Records())
            tally.Add(record);
        return tally.Of(source, reader.Damage);
    }
}
