namespace Fickian.Acquisition.Recipes;

/// <summary>The published schema of recipes (JSON Schema 2020-12), for editors and for people.</summary>
public static class RecipeSchema
{
    private const string Name = "Fickian.Acquisition.Recipes.recipe.schema.json";

    /// <summary>Names that say what a step is.</summary>
    internal static IReadOnlyList<string> Kinds { get; } = ["set", "ramp", "hold", "waitUntil", "dose", "record", "background", "spectrum", "mark", "checkpoint", "loop"];

    /// <summary>The schema as JSON.</summary>
    public static string Text
    {
        get
        {
            using var reader = new StreamReader(typeof(RecipeSchema).Assembly.GetManifestResourceStream(Name)!);
            return reader.ReadToEnd();
        }
    }
}
