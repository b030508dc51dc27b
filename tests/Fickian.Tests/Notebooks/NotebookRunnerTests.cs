using Fickian.Notebooks;

namespace Fickian.Tests.Notebooks;

[Collection(nameof(CurrentDirectory))]
public sealed class NotebookRunnerTests : IDisposable
{
    private readonly NotebookWorkshop workshop = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task State_is_carried_from_cell_to_cell_and_the_last_expression_is_shown()
    {
        var run = await NotebookRunner.RunAsync(workshop.Write("var a = 3;", "await Task.Yield();\na * 2"), cancellationToken: Token);

        Assert.Null(run.Failure);
        Assert.Equal([null, 1, 2], run.Notebook.Cells.Select(c => c.ExecutionCount));
        var result = Assert.IsType<CellOutput.Display>(Assert.Single(run.Notebook.Cells[2].Outputs));
        Assert.Equal(("6", 2), (result.Data["text/plain"], result.ExecutionCount));
        Assert.Equal([6], run.Displayed);
    }

    [Fact]
    public async Task Units_of_the_library_bind_in_a_cell_and_types_are_those_of_the_host()
    {
        var figures = Path.Combine(NotebookWorkshop.Repository, ".artifacts", "notebooks", "Fickian.Figures.dll");
        var setup = Path.Combine(NotebookWorkshop.Repository, "notebooks", "setup.csx");
        var run = await NotebookRunner.RunAsync(
            workshop.Write($"#load \"{setup}\"", $"#r \"{figures}\"\nusing Fickian;", "new Estimate(200.Micrometres(), 1e-6, Unit.Metre)"), cancellationToken: Token);

        Assert.Null(run.Failure?.ToString());
        Assert.Equal(2e-4, Assert.IsType<Estimate>(Assert.Single(run.Displayed)).Value, 12);
    }

    [Fact]
    public async Task A_failure_names_notebook_cell_line_and_error()
    {
        var run = await NotebookRunner.RunAsync(workshop.Write("var a = 1;", "\nvar b = a;\nint.Parse(\"x\");", "a"), cancellationToken: Token);

        Assert.Equal("test.ipynb, cell 3 (c2), line 3: FormatException: The input string 'x' was not in a correct format.", run.Failure?.ToString());
        Assert.IsType<CellOutput.Error>(Assert.Single(run.Notebook.Cells[2].Outputs));
        Assert.Null(run.Notebook.Cells[3].ExecutionCount);
    }
}
