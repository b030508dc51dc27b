namespace Fickian.Acquisition.Recipes;

/// <summary>Waits a time.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Duration">How long, s.</param>
public sealed record HoldStep(string Place, double Duration) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => $"hold {Duration:0.#} s";
}
