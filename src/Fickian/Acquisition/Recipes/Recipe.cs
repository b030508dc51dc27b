using System.Security.Cryptography;
using System.Text;
using Fickian.Acquisition.Rigs;

namespace Fickian.Acquisition.Recipes;

/// <summary>An experiment: steps on a rig. The safe sequence is no step; it belongs to every run and runs at its end, however that comes.</summary>
/// <param name="Name">Name of the experiment.</param>
/// <param name="Rig">The rig it is written for.</param>
/// <param name="Steps">The steps, in order.</param>
/// <param name="Text">The file as it was read; it goes into the header of the run.</param>
public sealed record Recipe(string Name, Rig Rig, IReadOnlyList<IRecipeStep> Steps, string Text)
{
    /// <summary>What the experiment is, in words.</summary>
    public string Description { get; init; } = "";

    /// <summary>How the uptake is read from the spectra; null if no spectra are taken.</summary>
    public UptakeReading? Uptake { get; init; }

    /// <summary>SHA-256 of the file, hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}
