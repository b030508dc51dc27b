using Fickian.Notebooks;

namespace Fickian.Tests.Notebooks;

[Collection(nameof(CurrentDirectory))]
public sealed class NotebookEngineTests : IDisposable
{
    private readonly NotebookWorkshop workshop = new();
    private readonly NotebookEngine engine;

    public NotebookEngineTests() => engine = new NotebookEngine(workshop.Folder);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task What_a_cell_writes_and_displays_comes_in_its_order()
    {
        List<CellOutput> live = [];

        var result = await engine.RunAsync("Console.Write(1);\nConsole.WriteLine(2);\ndisplay(3);\nConsole.Error.WriteLine(4);\n5", live: live.Add, cancellationToken: Token);

        Assert.Collection(
            result.Outputs,
            o => Assert.Equal(new CellOutput.StreamText("stdout", "12\n"), o),
            o => Assert.Equal(("3", false), Shown(o)),
            o => Assert.Equal(new CellOutput.StreamText("stderr", "4\n"), o),
            o => Assert.Equal(("5", true), Shown(o)));
        Assert.Equal([3, 5], result.Displayed);
        Assert.Equal("12\n", string.Concat(live.OfType<CellOutput.StreamText>().Where(s => s.Name == "stdout").Select(s => s.Text)));
    }

    [Fact]
    public async Task Other_threads_write_to_the_console_as_before()
    {
        using var started = new SemaphoreSlim(0);
        var before = Console.Out;

        var cell = engine.RunAsync("await Task.Yield();\nConsole.Write(\"in\");", live: _ => started.Release(), cancellationToken: Token);
        await started.WaitAsync(Token);

        Assert.Equal("in", Assert.IsType<CellOutput.StreamText>(Assert.Single((await cell).Outputs)).Text);
        Assert.Same(before, Console.Out);
    }

    [Theory]
    [InlineData("var a = 1;\nvar b = nothing;", "CS0103", 2, "The name 'nothing' does not exist in the current context")]
    [InlineData("1 +", "CS1733", 1, "Expected expression")]
    [InlineData("var a = 1;\n\nthrow new InvalidOperationException(\"no\");", "InvalidOperationException", 3, "no")]
    [InlineData("new int[] { 1, 0 }\n  .Select(x => 1 / x)\n  .ToArray()", "DivideByZeroException", 2, "Attempted to divide by zero.")]
    [InlineData("await Task.Yield();\nawait Task.FromException(new ArgumentException(\"late\"));", "ArgumentException", 2, "late")]
    public async Task A_failure_says_its_kind_and_its_line(string code, string name, int line, string message)
    {
        var result = await engine.RunAsync(code, cancellationToken: Token);

        Assert.Equal((name, line, message), (result.Failure!.Name, result.Failure.Line, result.Failure.Message));
        Assert.Equal([$"line {line}: {name}: {message}"], Assert.IsType<CellOutput.Error>(result.Outputs[^1]).Traceback);
    }

    [Fact]
    public async Task A_failure_in_a_loaded_script_names_the_script()
    {
        await File.WriteAllTextAsync(Path.Combine(workshop.Folder, "broken.csx"), "\nthrow new Exception(\"no\");\n", Token);

        var result = await engine.RunAsync("#load \"broken.csx\"", cancellationToken: Token);

        Assert.Equal("Exception: broken.csx, line 2: no", result.Failure?.ToString());
    }

    [Fact]
    public async Task A_value_that_cannot_be_shown_is_a_failure_of_its_cell()
    {
        var result = await engine.RunAsync("Enumerable.Range(0, 3).Select(x => 1 / x)", cancellationToken: Token);

        Assert.Equal("DivideByZeroException", result.Failure?.Name);
    }

    [Fact]
    public async Task After_a_failure_the_state_is_there_still()
    {
        await engine.RunAsync("var a = 7;", cancellationToken: Token);
        await engine.RunAsync("nothing", cancellationToken: Token);

        Assert.Equal([7], (await engine.RunAsync("a", cancellationToken: Token)).Displayed);
    }

    [Fact]
    public async Task A_cell_that_does_not_end_can_be_given_up()
    {
        using var stop = new CancellationTokenSource();
        var cell = engine.RunAsync("Console.Write(0);\nawait Task.Delay(-1);", live: _ => stop.Cancel(), cancellationToken: stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cell);
        Assert.Equal([1], (await engine.RunAsync("1", cancellationToken: Token)).Displayed);
    }

    [Fact]
    public async Task Engines_do_not_see_each_other()
    {
        await engine.RunAsync("var mine = 1;", cancellationToken: Token);

        Assert.Equal("CS0103", (await new NotebookEngine(workshop.Folder).RunAsync("mine", cancellationToken: Token)).Failure?.Name);
    }

    [Theory]
    [InlineData("var a = 1;", true)]
    [InlineData("a + b", true)]
    [InlineData("foreach (var x in y) {", false)]
    public void A_prompt_knows_when_code_is_complete(string code, bool expected) => Assert.Equal(expected, NotebookEngine.IsComplete(code));

    private static (string, bool) Shown(CellOutput output)
    {
        var display = Assert.IsType<CellOutput.Display>(output);
        return (display.Data["text/plain"], display.IsResult);
    }
}
