using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>Recipes of the virtual laboratory as JSON files: fields that nobody knows are refused, so that a mistyped one cannot be overlooked.</summary>
internal static class ExperimentRecipeFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads a recipe and checks it.</summary>
    /// <param name="path">Path of a JSON file.</param>
    /// <param name="kind">What is expected, for example <c>a map recipe</c>.</param>
    /// <param name="check">Looks at the values; throws by the means it is given.</param>
    /// <exception cref="DataFileException">The file is no such recipe, or a value in it cannot be.</exception>
    public static T Read<T>(string path, string kind, Action<T, RecipeCheck> check)
        where T : class
    {
        if (!File.Exists(path))
            throw new DataFileException(path, "", "the recipe does not exist; check the path.");
        try
        {
            using var stream = File.OpenRead(path);
            var recipe = JsonSerializer.Deserialize<T>(stream, Json)
                ?? throw new DataFileException(path, "", "a recipe was expected and 'null' was found.");
            check(recipe, new RecipeCheck(path));
            return recipe;
        }
        catch (JsonException e)
        {
            throw new DataFileException(path, $"{kind} in JSON was expected: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(path, $"the recipe cannot be read ({e.Message.TrimEnd('.')}).", e);
        }
    }

    /// <summary>Word that says which experiment a recipe is for; empty if the file does not say, or is none.</summary>
    /// <param name="path">Path of a file.</param>
    public static string Experiment(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("experiment", out var kind) && kind.ValueKind == JsonValueKind.String ? kind.GetString() ?? "" : "";
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
