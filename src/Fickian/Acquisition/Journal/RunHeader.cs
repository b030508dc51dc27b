using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Fickian.Acquisition.Journal;

/// <summary>What must be known to read a run later: who measured what, by which recipe, on which rig.</summary>
public sealed record RunHeader : IJournalEntry
{
    /// <summary>Identifies the run; its segments share it.</summary>
    public required Guid RunId { get; init; }

    /// <summary>What the run is called.</summary>
    public required string Title { get; init; }

    /// <summary>Start of the run, UTC, from which its time counts; set by the writer, the same in every segment.</summary>
    public DateTimeOffset Start { get; init; }

    /// <summary>Whether it was measured or simulated.</summary>
    public required RunKind Kind { get; init; }

    /// <summary>Seed of a simulated run.</summary>
    public int? Seed { get; init; }

    /// <summary>How many times faster than the world a simulated run goes.</summary>
    public double? Speed { get; init; }

    /// <summary>Text of the recipe.</summary>
    public string Recipe { get; init; } = "";

    /// <summary>Text of the rig file.</summary>
    public string Rig { get; init; } = "";

    /// <summary>SHA-256 of the recipe's text, in hexadecimal; empty if there is none.</summary>
    public string RecipeSha256 => Hash(Recipe);

    /// <summary>SHA-256 of the rig file's text, in hexadecimal; empty if there is none.</summary>
    public string RigSha256 => Hash(Rig);

    /// <summary>Instruments.</summary>
    public ImmutableArray<JournalInstrument> Instruments { get; init; } = [];

    /// <summary>Channels.</summary>
    public ImmutableArray<JournalChannel> Channels { get; init; } = [];

    /// <summary>Clocks as they stood at the start.</summary>
    public ImmutableArray<ClockOffset> ClockOffsets { get; init; } = [];

    /// <summary>Version of the journal's format.</summary>
    public int FormatVersion { get; init; } = JournalFormat.Version;

    /// <summary>Version of Fickian.</summary>
    public string LibraryVersion { get; init; } = typeof(RunHeader).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>Runtime and operating system.</summary>
    public string Runtime { get; init; } = $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}";

    /// <summary>Number of the segment, from 1.</summary>
    public int Segment { get; init; } = 1;

    /// <summary>The segment that this one continues; null in the first.</summary>
    public JournalPredecessor? Predecessor { get; init; }

    /// <summary>The channel of a number; one that the head does not name is called by its number.</summary>
    public JournalChannel Channel(ushort number) =>
        Channels.FirstOrDefault(c => c.Number == number) ?? new(number, $"channel {number}", "", "", "not named in the head of the journal");

    private static string Hash(string text) => text.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
