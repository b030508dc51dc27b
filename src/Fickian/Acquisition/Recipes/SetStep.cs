using Fickian.Acquisition.Rigs;

namespace Fickian.Acquisition.Recipes;

/// <summary>Sets a parameter and reads it back.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Parameter">What is set.</param>
/// <param name="Written">Value as written: a number with its unit, or the name of a choice.</param>
public sealed record SetStep(string Place, ParameterName Parameter, string Written) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => $"set {Parameter} to {Written}";
}
