using Fickian.Cli;

namespace Fickian.Tests.Cli;

/// <summary>What the help shows works as typed from the root of the repository.</summary>
public sealed class HelpExampleTests : IDisposable
{
    private const string Begin = "dotnet run --project src/Fickian.Cli -c Release -- ";

    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(3, "fit", "uptake")]
    [InlineData(4, "density")]
    [InlineData(2, "pattern")]
    [InlineData(2, "thermal", "ions")]
    public async Task The_examples_of_a_verb_run_one_after_the_other(int count, params string[] verb)
    {
        var help = (await CommandRun.Of([.. verb, "--help"])).Output;
        var text = string.Join(' ', help.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var examples = text[..text.IndexOf("Usage:", StringComparison.Ordinal)].Split(Begin).Skip(1).ToArray();
        Assert.Equal(count, examples.Length);
        foreach (var example in examples)
        {
            var run = await CommandRun.Of([.. Words(example)]);
            Assert.Equal(ExitCode.Fine, run.Code);
        }
    }

    [Theory]
    [InlineData("fit", "isotherm")]
    [InlineData("fit", "permeation")]
    [InlineData("fit", "profile")]
    [InlineData("fit", "decay")]
    [InlineData("map", "bands")]
    [InlineData("map", "fit")]
    [InlineData("map", "peaks")]
    [InlineData("map", "correct")]
    [InlineData("map", "resolve")]
    [InlineData("map", "correlate")]
    [InlineData("map", "linearity")]
    [InlineData("inspect")]
    [InlineData("convert")]
    [InlineData("thermal", "tg")]
    [InlineData("thermal", "tm")]
    [InlineData("thermal", "cp")]
    [InlineData("thermal", "steps")]
    [InlineData("thermal", "kinetics")]
    [InlineData("thermal", "calibrate")]
    [InlineData("recover")]
    [InlineData("nmr")]
    [InlineData("map", "register")]
    public async Task The_example_of_a_verb_runs(params string[] verb)
    {
        var help = (await CommandRun.Of([.. verb, "--help"])).Output;
        var text = string.Join(' ', help[..help.IndexOf("Usage:", StringComparison.Ordinal)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Contains("printf '", StringComparison.Ordinal))
        {
            // The shell's part of the example: what lies between the quotes goes into the file named behind them.
            var parts = text[(text.IndexOf("printf '", StringComparison.Ordinal) + 8)..].Split('\'');
            var file = parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
            await File.WriteAllTextAsync(file.Replace(".artifacts", folder, StringComparison.Ordinal), parts[0].Replace("\\n", "\n", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        }

        // What comes after an empty line of the help is another example, of files that are not here.
        var example = Assert.Single(text.Split(Begin).Skip(1)).Split(" The band of a gas in a host", 2)[0];
        var run = await CommandRun.Of([.. Words(example)]);
        Assert.Equal((ExitCode.Fine, true), (run.Code, run.Output.Length + run.Error.Length > 0));
    }

    // As the shell would: paths from the root, names with a star as the files that have them.
    private IEnumerable<string> Words(string example) => example.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany<string, string>(w =>
        !w.StartsWith("data/", StringComparison.Ordinal) ? [w.Replace(".artifacts", folder, StringComparison.Ordinal)]
        : !w.Contains('*', StringComparison.Ordinal) ? [Path.Combine(Repository.Root, w)]
        : Directory.GetFiles(Path.Combine(Repository.Root, Path.GetDirectoryName(w)!), Path.GetFileName(w)).Order(StringComparer.Ordinal));
}
