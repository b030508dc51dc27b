using Fickian.Acquisition.Rigs;

namespace Fickian.Acquisition.Recipes;

/// <summary>Names the values that are recorded and how often.</summary>
/// <param name="Place">Place in the recipe.</param>
/// <param name="Parameters">What is recorded; empty for everything that the instruments give.</param>
/// <param name="Every">Time from one sample to the next, s.</param>
public sealed record RecordStep(string Place, IReadOnlyList<ParameterName> Parameters, double Every) : IRecipeStep
{
    /// <inheritdoc/>
    public string Title => $"record {(Parameters.Count == 0 ? "everything" : string.Join(", ", Parameters))} every {Every:0.###} s";
}
