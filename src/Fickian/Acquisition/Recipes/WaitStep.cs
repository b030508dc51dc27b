using Fickian.Acquisition.Rigs;

namespace Fickian.Acquisition.Recipes;

/// <summary>Waits until a condition has held for a time.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Condition">The condition.</param>
/// <param name="For">How long it must hold, s.</param>
/// <param name="TimeOut">Longest wait, s; the run ends in the safe state when it is over.</param>
public sealed record WaitStep(string Place, Condition Condition, double For, double TimeOut) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => $"wait until {Condition}";
}
