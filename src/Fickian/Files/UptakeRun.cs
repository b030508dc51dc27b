using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>One uptake experiment: the curve and what the file says about it.</summary>
/// <param name="Uptake">Uptake over time since exposure.</param>
/// <param name="Metadata">Statements of the file, <c>key: value</c>, as written.</param>
public sealed record UptakeRun(Curve Uptake, ImmutableDictionary<string, string> Metadata)
{
    /// <summary>Sample, if the file names it.</summary>
    public string Sample => Metadata.GetValueOrDefault("sample", "");

    /// <summary>Gas, if the file names it.</summary>
    public string Gas => Metadata.GetValueOrDefault("gas", "");

    /// <summary>How the points were obtained.</summary>
    public Provenance Provenance => Uptake.Provenance;

    /// <summary>What is worth knowing about the points.</summary>
    public ImmutableArray<Finding> Findings => Uptake.Findings;
}
