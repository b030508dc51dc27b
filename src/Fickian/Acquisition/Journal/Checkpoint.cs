namespace Fickian.Acquisition.Journal;

/// <summary>A place in the recipe from which a run may be resumed.</summary>
/// <param name="Name">Name of the checkpoint.</param>
/// <param name="Position">Position in the recipe, as JSON that the recipe engine understands.</param>
public sealed record Checkpoint(string Name, string Position) : IJournalEntry;
