namespace Fickian.Acquisition.Recipes;

/// <summary>Repeats steps a number of times, each time at its own absolute time, so that nothing drifts.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Times">How often.</param>
/// <param name="Every">Time from one beginning to the next, s; 0 for one right after the other.</param>
/// <param name="Steps">What is repeated.</param>
public sealed record LoopStep(string Place, int Times, double Every, IReadOnlyList<IRecipeStep> Steps) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => Every > 0 ? $"{Times} times, every {Every:0.###} s" : $"{Times} times";
}
