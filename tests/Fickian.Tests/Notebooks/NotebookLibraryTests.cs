using Fickian.Notebooks;

namespace Fickian.Tests.Notebooks;

[Collection(nameof(CurrentDirectory))]
public sealed class NotebookLibraryTests : IDisposable
{
    private static readonly string Library = Path.Combine(Repository.Root, ".artifacts", "notebooks");
    private readonly NotebookWorkshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("Fickian.dll")]
    [InlineData("Fickian.xml")]
    [InlineData("Fickian.Figures.dll")]
    [InlineData("Fickian.Figures.xml")]
    [InlineData("FSharp.Core.dll")]
    [InlineData("MathNet.Numerics.dll")]
    [InlineData("Microsoft.Data.Analysis.dll")]
    [InlineData("Microsoft.DotNet.Interactive.Formatting.dll")]
    [InlineData("Plotly.NET.dll")]
    [InlineData("Plotly.NET.CSharp.dll")]
    [InlineData("ScottPlot.dll")]
    [InlineData("SkiaSharp.dll")]
    public void The_folder_of_the_notebooks_holds_the_library_and_what_it_depends_on(string file) =>
        Assert.True(File.Exists(Path.Combine(Library, file)), $"{file} is missing in {Library}.");

    [Fact]
    public void Native_files_lie_beside_the_assemblies_and_the_compiler_does_not()
    {
        var files = Directory.GetFiles(Library).Select(Path.GetFileName).ToArray();

        Assert.Single(files, f => f!.StartsWith("libSkiaSharp.", StringComparison.Ordinal));
        Assert.Single(files, f => f!.StartsWith("libHarfBuzzSharp.", StringComparison.Ordinal));
        Assert.DoesNotContain(files, f => f!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Units_bind_figures_draw_and_types_are_those_of_the_host()
    {
        var run = await RunAsync(
            $"#r \"{Library}/Fickian.dll\"\n#r \"{Library}/ScottPlot.dll\"\n#r \"{Library}/Plotly.NET.CSharp.dll\"\nusing Fickian;\nusing Plotly.NET.CSharp;",
            "new Estimate(200.Micrometres(), 1e-6, Unit.Metre)",
            "var plot = new ScottPlot.Plot();\nplot.Add.Signal(new[] { 1.0, 2 });\nplot.GetImageBytes(300, 200).Length",
            "Plotly.NET.GenericChart.toChartHTML(Chart.Line<double, double, string>(new[] { 1.0, 2 }, new[] { 3.0, 4 }, Name: \"a\"))");

        Assert.Null(run.Failure?.ToString());
        var displayed = run.Displayed.ToArray();
        Assert.Equal(2e-4, Assert.IsType<Estimate>(displayed[0]).Value, 12);
        Assert.True(Assert.IsType<int>(displayed[1]) > 1000);
        Assert.Contains("Plotly.newPlot", Assert.IsType<string>(displayed[2]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_build_the_setup_says_in_one_sentence_what_to_do()
    {
        var elsewhere = Directory.CreateTempSubdirectory("fickian");
        try
        {
            var path = Path.Combine(elsewhere.FullName, "x.ipynb");
            new Notebook { Cells = [NotebookCell.Code("c", $"#load \"{Setup}\"")] }.Write(path);

            var run = await NotebookRunner.RunAsync(path, cancellationToken: TestContext.Current.CancellationToken);

            Assert.EndsWith("The folder .artifacts/notebooks is missing: run 'dotnet build' in the repository's folder, then restart the kernel.", run.Failure?.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }
    }

    private static string Setup => Path.Combine(Repository.Root, "notebooks", "setup.csx");

    private Task<NotebookRun> RunAsync(params string[] cells) =>
        NotebookRunner.RunAsync(workshop.Write([$"#load \"{Setup}\"", .. cells]), cancellationToken: TestContext.Current.CancellationToken);
}
