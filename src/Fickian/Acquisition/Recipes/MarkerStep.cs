namespace Fickian.Acquisition.Recipes;

/// <summary>Writes a mark into the record: <c>exposure</c> is time 0 of an uptake.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Name">Name of the mark.</param>
public sealed record MarkerStep(string Place, string Name) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => $"mark '{Name}'";
}
