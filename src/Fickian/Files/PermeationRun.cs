using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>One permeation experiment: what arrives downstream over time.</summary>
/// <param name="Flux">Signal proportional to the downstream flux, over time since the gas was let in upstream.</param>
/// <param name="Findings">What is worth knowing about the file.</param>
public sealed record PermeationRun(Curve Flux, ImmutableArray<Finding> Findings);
