using System.Security.Cryptography;
using System.Text;

namespace Fickian.Acquisition.Rigs;

/// <summary>What stands in the laboratory and what it may do: instruments, limits, valves that must never be open together, interlocks.</summary>
/// <remarks>Software replaces no hard-wired protection: over-temperature cut-out, relief valve, gas alarm, door and cooling-water switches stay what protects.</remarks>
/// <param name="Name">Name of the rig.</param>
/// <param name="Instruments">The instruments, by name.</param>
/// <param name="Text">The file as it was read; its hash goes into the header of every run.</param>
public sealed record Rig(string Name, IReadOnlyDictionary<string, RigInstrument> Instruments, string Text)
{
    /// <summary>What the rig is, in words.</summary>
    public string Description { get; init; } = "";

    /// <summary>Sets of conditions that must never hold together.</summary>
    public IReadOnlyList<IReadOnlyList<Condition>> Forbidden { get; init; } = [];

    /// <summary>Rules that end everything.</summary>
    public IReadOnlyList<Interlock> Interlocks { get; init; } = [];

    /// <summary>Heaters that are watched.</summary>
    public IReadOnlyList<HeaterWatch> Heaters { get; init; } = [];

    /// <summary>Values that an instrument must be told again and again, such as the pressure of the chamber a mass spectrometer may emit below.</summary>
    public IReadOnlyList<ToldValue> Told { get; init; } = [];

    /// <summary>Polls in a row that may be missed before the link counts as lost.</summary>
    public int MissedPolls { get; init; } = 3;

    /// <summary>Whether what stands at the addresses are simulators; the data then say so.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>The virtual laboratory that stands in for the rig in a simulated run; null if there is none.</summary>
    public VirtualRigSettings? Virtual { get; init; }

    /// <summary>SHA-256 of the file, hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>An instrument by name.</summary>
    /// <exception cref="FormatException">The rig has none of this name.</exception>
    public RigInstrument this[string name] =>
        Instruments.GetValueOrDefault(name) ?? throw new FormatException($"an instrument of the rig ({string.Join(", ", Instruments.Keys)}) was expected and '{name}' was found");
}
