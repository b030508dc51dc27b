using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>A table of readings for densities and what the file says about them.</summary>
/// <param name="Samples">Samples, in the order of the file.</param>
/// <param name="Liquid">Liquid as the heading names it: <c>toluene</c>; empty if it does not.</param>
/// <param name="Metadata">Statements of the file, <c>key: value</c>, as written.</param>
public sealed record DensityRun(ImmutableArray<DensitySample> Samples, string Liquid, ImmutableDictionary<string, string> Metadata)
{
    /// <summary>How the readings were obtained.</summary>
    public Provenance Provenance => TextMapFile.Provenances(Metadata.GetValueOrDefault("provenance"));
}
