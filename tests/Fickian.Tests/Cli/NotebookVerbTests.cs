using Fickian.Cli;
using Fickian.Tests.Notebooks;

namespace Fickian.Tests.Cli;

[Collection(nameof(CurrentDirectory))]
public sealed class NotebookVerbTests : IDisposable
{
    private readonly NotebookWorkshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task Run_writes_the_outputs_and_check_finds_them_there()
    {
        var path = workshop.Write("1 + 1");
        Assert.Equal(ExitCode.CheckFailed, (await CommandRun.Of("notebook", "check", path)).Code);
        Assert.Equal(ExitCode.Fine, (await CommandRun.Of("notebook", "run", path)).Code);
        Assert.Equal(ExitCode.Fine, (await CommandRun.Of("notebook", "check", path)).Code);
    }

    [Fact]
    public async Task A_second_run_leaves_the_same_bytes()
    {
        var path = workshop.Write("var x = 2;", "Math.Sqrt(x)", "Console.WriteLine(x)");
        await CommandRun.Of("notebook", "run", path);
        var first = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        await CommandRun.Of("notebook", "run", path);
        Assert.Equal(first, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_failing_cell_is_named_with_its_line_and_the_file_stays()
    {
        var path = workshop.Write("var x = 1;", "x += 1;\nint.Parse(\"glass\")");
        var before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var run = await CommandRun.Of("notebook", "run", path);
        Assert.Equal(ExitCode.CheckFailed, run.Code);
        Assert.Contains("test.ipynb, cell 3 (c2), line 2: FormatException", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("check")]
    public async Task A_missing_file_is_bad_input(string verb)
    {
        var run = await CommandRun.Of("notebook", verb, Path.Combine(workshop.Folder, "none.ipynb"));
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Before_the_first_build_a_notebook_says_what_to_run()
    {
        var alone = Directory.CreateTempSubdirectory("fickian").FullName;
        File.Copy(Path.Combine(Repository.Root, "notebooks", "setup.csx"), Path.Combine(alone, "setup.csx"));
        var path = Path.Combine(alone, "test.ipynb");
        File.Copy(workshop.Write("#load \"setup.csx\""), path);
        var run = await CommandRun.Of("notebook", "run", path);
        Assert.Equal(ExitCode.CheckFailed, run.Code);
        Assert.Contains("run 'dotnet build' in the repository's folder", Assert.Single(run.Error.Trim().Split('\n')), StringComparison.Ordinal);
        Directory.Delete(alone, recursive: true);
    }
}
