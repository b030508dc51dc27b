namespace Fickian.Tests.Architecture;

/// <summary>The house stays in order: what lies at the root, how long a file may be, what a folder may not be called.</summary>
public sealed class LayoutTests
{
    private const int LongestFile = 300;

    // Files that editors and tools leave behind, never committed.
    private static readonly string[] Ignored = [".git", ".artifacts", ".vs", ".idea"];

    private static readonly string[] RootEntries =
    [
        ".ci", ".editorconfig", ".gitattributes", ".gitignore", ".vscode",
        "CHANGELOG.md", "Fickian.slnx", "LICENSE", "README.md", "data", "global.json", "notebooks", "src", "tests",
    ];

    private static readonly string[] VagueNames = ["Utils", "Helpers", "Common", "Core", "Models", "Services", "Managers", "Misc"];

    [Fact]
    public void The_root_holds_what_the_plan_says_and_nothing_else() =>
        Assert.Equal(
            RootEntries.Order(StringComparer.Ordinal),
            Directory.GetFileSystemEntries(Repository.Root).Select(e => Path.GetFileName(e)!).Except(Ignored).Order(StringComparer.Ordinal));

    [Fact]
    public void No_source_file_is_longer_than_300_lines() =>
        Assert.Empty(
            from source in Repository.Sources("src").Concat(Repository.Sources("tests"))
            let lines = File.ReadLines(Path.Combine(Repository.Root, source)).Count()
            where lines > LongestFile
            select $"{source}: {lines} lines");

    [Fact]
    public void The_median_source_file_of_the_library_has_at_most_100_lines()
    {
        var lengths = Repository.Sources("src/Fickian").Select(s => File.ReadLines(Path.Combine(Repository.Root, s)).Count()).Order().ToArray();
        Assert.True(lengths[lengths.Length / 2] <= 100, $"the median is {lengths[lengths.Length / 2]} lines");
    }

    [Fact]
    public void Folders_are_named_after_the_physics() =>
        Assert.Empty(Repository.Sources("src").SelectMany(s => s.Split('/')[..^1]).Intersect(VagueNames, StringComparer.OrdinalIgnoreCase));

    [Fact]
    public void Each_source_project_and_no_other_lies_in_src() =>
        Assert.Equal(
            ["Fickian", "Fickian.Cli", "Fickian.Figures", "Fickian.Notebooks"],
            Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_test_project_and_no_other_lies_in_tests() =>
        Assert.Equal(
            ["Fickian.Benchmarks", "Fickian.Tests"],
            Directory.GetDirectories(Path.Combine(Repository.Root, "tests")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal));
}
