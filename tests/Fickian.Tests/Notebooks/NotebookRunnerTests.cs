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
        Assert.Equal([(2, "c1"), (3, "c2")], run.Cells.Select(c => (c.Cell, c.Id)));
    }

    [Fact]
    public async Task A_failure_names_notebook_cell_line_and_error()
    {
        var path = workshop.Write("var a = 1;", "\nvar b = a;\nint.Parse(\"x\");", "a");
        var before = await File.ReadAllBytesAsync(path, Token);

        var run = await NotebookRunner.UpdateAsync(path, cancellationToken: Token);

        Assert.Equal("test.ipynb, cell 3 (c2), line 3: FormatException: The input string 'x' was not in a correct format.", run.Failure?.ToString());
        Assert.IsType<CellOutput.Error>(Assert.Single(run.Notebook.Cells[2].Outputs));
        Assert.Null(run.Notebook.Cells[3].ExecutionCount);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, Token));
    }

    [Fact]
    public async Task A_notebook_runs_in_its_own_folder()
    {
        var home = Environment.CurrentDirectory;

        var run = await NotebookRunner.RunAsync(workshop.Write("Environment.CurrentDirectory"), cancellationToken: Token);

        Assert.Equal([workshop.Folder], run.Displayed);
        Assert.Equal(home, Environment.CurrentDirectory);
    }

    [Fact]
    public async Task Two_runs_give_the_same_file_byte_by_byte()
    {
        var path = workshop.Write(
            "new { A = 1, B = new[] { 1.5, 2 } }",
            "Enumerable.Range(0, 3).ToDictionary(i => $\"k{i}\", i => i * 0.1)",
            "display(new List<object> { 1, \"a\", (2, 3) });\nConsole.WriteLine(\"ü\");",
            "(object)null");

        await NotebookRunner.UpdateAsync(path, cancellationToken: Token);
        var first = await File.ReadAllTextAsync(path, Token);
        var second = await NotebookRunner.UpdateAsync(path, cancellationToken: Token);

        Assert.Null(second.Failure);
        Assert.Equal(first, await File.ReadAllTextAsync(path, Token));
        Assert.Contains("text/html", first, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(workshop.Folder, "*.tmp"));
    }

    [Fact]
    public async Task A_run_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        var path = workshop.Write("1", "await Task.Delay(-1);");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => NotebookRunner.RunAsync(path, new Stop(stop), stop.Token));
    }

    private sealed class Stop(CancellationTokenSource source) : IProgress<CellRun>
    {
        public void Report(CellRun value) => source.Cancel();
    }
}
