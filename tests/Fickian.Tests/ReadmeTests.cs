using System.Text.RegularExpressions;
using Fickian.Notebooks;
using Fickian.Tests.Notebooks;

namespace Fickian.Tests;

/// <summary>The README tells the truth: its example runs, its picture is a figure of today, its tables are complete.</summary>
[Collection(nameof(CurrentDirectory))]
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    private static IEnumerable<(string Name, Notebook Notebook)> Notebooks =>
        Directory.GetFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb").Order(StringComparer.Ordinal).Select(p => (Path.GetFileNameWithoutExtension(p), Notebook.Read(p)));

    [Fact]
    public async Task The_example_has_eight_lines_and_runs()
    {
        var code = Example().Match(Readme).Groups["code"].Value.Trim();
        Assert.Equal(8, code.Split('\n').Length);
        var folder = Directory.CreateTempSubdirectory("fickian").FullName;
        var svg = Path.Combine(folder, "uptake.svg");
        var runnable = code.Replace("DataFolder.Find()", $"DataFolder.FindFrom(@\"{Repository.Root}\")", StringComparison.Ordinal).Replace("\"uptake.svg\"", $"@\"{svg}\"", StringComparison.Ordinal);
        var result = await new NotebookEngine(folder).RunAsync(
            $"#r \"{Path.Combine(Repository.Root, ".artifacts", "notebooks", "Fickian.Figures.dll")}\"\nusing Fickian; using Fickian.Diffusion; using Fickian.Figures; using Fickian.Files; using Fickian.Fitting;\n" + runnable, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Null(result.Failure);
        var printed = string.Concat(result.Outputs.OfType<CellOutput.StreamText>().Select(o => o.Text)).Trim().Split('\n');
        Assert.Equal("(2.800 ± 0.016)·10⁻¹² m²/s", printed[0]);
        Assert.Equal("plane sheet", printed[2]);
        Assert.True(new FileInfo(svg).Length > 10_000);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_picture_is_the_figure_of_the_notebook()
    {
        var stored = Notebooks.Single(n => n.Name == "2-gas-uptake").Notebook.Cells.Single(c => c.Id == "fig-2c").Outputs.OfType<CellOutput.Display>().Single().Data["image/svg+xml"];
        Assert.Contains("](notebooks/figures/2C.svg)", Readme, StringComparison.Ordinal);
        Assert.Equal(stored, File.ReadAllText(Path.Combine(Repository.Root, "notebooks", "figures", "2C.svg")));
    }

    [Fact]
    public void The_table_lists_every_figure_that_a_notebook_reproduces()
    {
        foreach (var (name, notebook) in Notebooks)
        {
            foreach (var reference in Reproduces().Matches(string.Concat(notebook.Cells.Select(c => c.Source))).Select(m => m.Groups["id"].Value))
                Assert.Contains(Readme.Split('\n'), line => line.StartsWith($"| {reference}", StringComparison.Ordinal) && line.Contains($"`{name}`", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_package_is_said_what_it_is_for()
    {
        var packages = PackageReference().Matches(string.Concat(
            Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.*proj", SearchOption.AllDirectories)
                .Concat(Directory.GetFiles(Path.Combine(Repository.Root, "tests"), "*.*proj", SearchOption.AllDirectories))
                .Append(Path.Combine(Repository.Root, "src", "Directory.Build.props"))
                .Select(File.ReadAllText)));
        Assert.All(packages.Select(m => m.Groups["id"].Value).Distinct(StringComparer.Ordinal), id => Assert.Contains(id, Readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_folder_of_the_library_is_on_the_map() =>
        Assert.All(
            Repository.Sources("src/Fickian").Select(s => s.Split('/')).Where(p => p.Length > 3).Select(p => p[2]).Distinct(StringComparer.Ordinal),
            folder => Assert.Contains($"`src/Fickian/{folder}/`", Readme, StringComparison.Ordinal));

    [GeneratedRegex(@"<!-- example -->\s*```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("""\.Reproduces\("(?<id>[^"]+)"\)""")]
    private static partial Regex Reproduces();

    [GeneratedRegex("""<Package(Reference|Download) Include="(?<id>[^"]+)" """, RegexOptions.ExplicitCapture)]
    private static partial Regex PackageReference();
}
