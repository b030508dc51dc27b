using System.Collections.Immutable;
using Fickian.Diffusion;

namespace Fickian.Files;

/// <summary>Concentration profiles of one sample and what the file says about them.</summary>
/// <param name="Profiles">The profiles, in the order of the file.</param>
/// <param name="Metadata">Statements of the file, <c>key: value</c>, as written.</param>
public sealed record ProfileRun(ImmutableArray<TimedProfile> Profiles, ImmutableDictionary<string, string> Metadata)
{
    /// <summary>Sample, if the file names it.</summary>
    public string Sample => Metadata.GetValueOrDefault("sample", "");

    /// <summary>Gas, if the file names it.</summary>
    public string Gas => Metadata.GetValueOrDefault("gas", "");

    /// <summary>How the points were obtained.</summary>
    public Provenance Provenance => Profiles[0].Profile.Provenance;
}
