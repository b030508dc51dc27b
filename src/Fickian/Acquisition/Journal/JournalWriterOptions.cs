namespace Fickian.Acquisition.Journal;

/// <summary>How a journal is written.</summary>
public sealed record JournalWriterOptions
{
    /// <summary>Longest wall time after which samples are forced onto the disk, s. The operating system has them after a quarter of it.</summary>
    public double SyncInterval { get; init; } = 1;

    /// <summary>Most memory for records that the disk does not take, bytes.</summary>
    public int MostMemory { get; init; } = 64 << 20;

    /// <summary>Folder on another disk, in which the run goes on when the journal's own disk fails; without it the folder for temporary files.</summary>
    public string? RescueFolder { get; init; }

    /// <summary>Clock of the world, by which the disk is written also when a simulated run goes faster.</summary>
    public TimeProvider WallTime { get; init; } = TimeProvider.System;

    /// <summary>Is told when the journal's disk fails, from the thread that found out; the run engine brings the rig to its safe state.</summary>
    public Action<JournalFailure>? Failed { get; init; }

    /// <summary>Makes the file.</summary>
    internal Func<string, IJournalStore> Store { get; init; } = DiskStore.Create;
}
