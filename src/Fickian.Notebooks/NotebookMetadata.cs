using System.Text.Json;

namespace Fickian.Notebooks;

/// <summary>Metadata that every notebook of the repository carries.</summary>
public static class NotebookMetadata
{
    /// <summary>Name of the kernel, the one that .NET Interactive and VS Code use for C#.</summary>
    public const string KernelName = ".net-csharp";

    /// <summary>No metadata.</summary>
    public static JsonElement Empty { get; } = Parse("{}");

    /// <summary>Kernelspec and language of a C# notebook.</summary>
    public static JsonElement CSharp { get; } = Parse("""
        {
          "kernelspec": { "display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp" },
          "language_info": { "file_extension": ".cs", "mimetype": "text/x-csharp", "name": "C#", "pygments_lexer": "csharp" }
        }
        """);

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
