namespace Fickian.Files;

/// <summary>What a NeXus data group tells beside its numbers.</summary>
internal sealed record NexusNotes(string Name, Metadata Metadata, List<Finding> Findings, Provenance Provenance);
