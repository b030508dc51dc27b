using Fickian.Acquisition.Rigs;

namespace Fickian.Acquisition.Recipes;

/// <summary>Lets gas in until a condition holds, by a parameter that is opened and closed again whatever happens.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Parameter">Flow or valve.</param>
/// <param name="Open">Value while gas flows, as written.</param>
/// <param name="Close">Value afterwards, as written.</param>
/// <param name="Until">Condition that ends the dose.</param>
/// <param name="TimeOut">Longest time, s.</param>
public sealed record DoseStep(string Place, ParameterName Parameter, string Open, string Close, Condition Until, double TimeOut) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => $"dose by {Parameter} ({Open}) until {Until}";
}
