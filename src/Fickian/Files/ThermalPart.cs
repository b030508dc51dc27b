using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>One step of a run as a file holds it, with columns of its own.</summary>
/// <param name="Name">Name of the step.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Findings">What is worth knowing about its rows.</param>
internal sealed record ThermalPart(string Name, ImmutableArray<TableColumn> Columns, ImmutableArray<Finding> Findings);
