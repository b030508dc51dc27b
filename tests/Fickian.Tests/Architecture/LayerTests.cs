using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Fickian.Tests.Architecture;

/// <summary>Dependencies point one way. The lists are exhaustive: a new folder or project fails until it is placed here.</summary>
public sealed partial class LayerTests
{
    private const string Root = "";

    // Folder of src/Fickian -> folders it may use, besides itself.
    private static readonly Dictionary<string, string[]> Layers = new(StringComparer.Ordinal)
    {
        [Root] = [],
        ["Reported"] = [Root],
        ["Numerics"] = [Root],
        ["Fitting"] = [Root, "Numerics"],
        ["Diffusion"] = [Root, "Numerics", "Fitting"],
        ["Sorption"] = [Root, "Numerics", "Fitting"],
        ["Infrared"] = [Root, "Numerics", "Fitting"],
        ["Thermal"] = [Root, "Numerics", "Fitting"],
        ["Diffraction"] = [Root, "Numerics", "Fitting"],
        ["Composition"] = [Root, "Numerics", "Fitting"],
        ["Files"] = [Root, "Reported", "Numerics", "Fitting", "Diffusion", "Sorption", "Infrared", "Thermal", "Diffraction", "Composition"],
        ["Acquisition"] = [Root, "Numerics", "Fitting", "Diffusion", "Sorption", "Infrared", "Thermal", "Diffraction", "Composition", "Files"],
    };

    // Project -> projects it references.
    private static readonly Dictionary<string, string[]> Projects = new(StringComparer.Ordinal)
    {
        ["Fickian"] = [],
        ["Fickian.Figures"] = ["Fickian"],
        ["Fickian.Notebooks"] = ["Fickian.Figures"],
        ["Fickian.Cli"] = ["Fickian.Notebooks"],
    };

    [Fact]
    public void Every_folder_of_the_library_has_its_place_in_the_list_of_layers() =>
        Assert.Equal(
            Layers.Keys.Where(k => k.Length > 0).Order(StringComparer.Ordinal),
            Repository.Sources("src/Fickian").Select(Folder).Where(f => f.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void A_folder_of_the_library_uses_only_the_layers_below_it()
    {
        var wrong =
            from source in Repository.Sources("src/Fickian")
            let folder = Folder(source)
            from used in Used(source).Distinct(StringComparer.Ordinal)
            where used != folder && Layers.ContainsKey(used) && !Layers[folder].Contains(used, StringComparer.Ordinal)
            select $"{source} uses Fickian.{used}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_namespace_is_its_folder_or_that_of_its_project()
    {
        var wrong =
            from source in Repository.Sources("src")
            let parts = source.Split('/')
            let match = Namespace().Match(File.ReadAllText(Path.Combine(Repository.Root, source)))
            let found = match.Groups["name"].Value
            where match.Success && found != string.Join('.', parts[1..^1]) && (parts[1] == "Fickian" || found != parts[1])
            select $"{source} declares {found}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_project_references_exactly_the_one_below_it()
    {
        var found = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories).ToDictionary(
            f => Path.GetFileNameWithoutExtension(f),
            f => XDocument.Load(f).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))).ToArray(),
            StringComparer.Ordinal);
        Assert.Equal(Projects.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Assert.All(Projects, p => Assert.Equal(p.Value, found[p.Key]));
    }

    private static string Folder(string source)
    {
        var parts = source.Split('/');
        return parts.Length > 3 ? parts[2] : Root;
    }

    private static IEnumerable<string> Used(string source)
    {
        var text = Comment().Replace(File.ReadAllText(Path.Combine(Repository.Root, source)), "");
        return Namespace().Replace(text, "").Split('\n').SelectMany(l => Reference().Matches(l)).Select(m => m.Groups["folder"].Value);
    }

    [GeneratedRegex(@"^namespace (?<name>[\w\.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\bFickian\.(?<folder>[A-Z]\w*)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\s*///?.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
