namespace Fickian.Acquisition.Recipes;

/// <summary>A step of a recipe.</summary>
public interface IRecipeStep
{
    /// <summary>Place in the recipe, from 0 and through loops: <c>4.2</c>.</summary>
    string Place { get; }

    /// <summary>What the step does, in words.</summary>
    string Title { get; }
}
