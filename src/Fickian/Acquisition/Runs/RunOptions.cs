using Fickian.Acquisition.Journal;

namespace Fickian.Acquisition.Runs;

/// <summary>How a run is carried out.</summary>
/// <param name="Folder">Folder of the journal; made if it does not exist.</param>
/// <param name="Laboratory">Clock of the laboratory.</param>
public sealed record RunOptions(string Folder, TimeProvider Laboratory)
{
    /// <summary>Clock on the wall: journal to disk, lines that are gone.</summary>
    public TimeProvider Wall { get; init; } = TimeProvider.System;

    /// <summary>Whether instruments are measured with or simulated.</summary>
    public RunKind Kind { get; init; } = RunKind.Measured;

    /// <summary>Seed of a simulated run.</summary>
    public int? Seed { get; init; }

    /// <summary>Highest speed of a simulated run, times the wall.</summary>
    public double? Speed { get; init; }

    /// <summary>Journal of a broken run that is to go on from its last checkpoint; null for a new run.</summary>
    public string? Resume { get; init; }

    /// <summary>How long the safe sequence tries a line that is gone.</summary>
    public TimeSpan SafePatience { get; init; } = TimeSpan.FromSeconds(30);
}
