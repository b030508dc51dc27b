namespace Fickian.Acquisition.Recipes;

/// <summary>A place from which a broken run may go on.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Name">Name of the checkpoint.</param>
public sealed record CheckpointStep(string Place, string Name) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => $"checkpoint '{Name}'";
}
