using Fickian.Cli;

namespace Fickian.Tests.Cli;

/// <summary>What the help shows works as typed from the root of the repository.</summary>
public sealed class HelpExampleTests : IDisposable
{
    private const string Begin = "dotnet run --project src/Fickian.Cli -c Release -- ";

    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_examples_of_fit_uptake_run_one_after_the_other()
    {
        var help = (await CommandRun.Of("fit", "uptake", "--help")).Output;
        var text = string.Join(' ', help.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var examples = text[..text.IndexOf("Usage:", StringComparison.Ordinal)].Split(Begin).Skip(1).ToArray();
        Assert.Equal(3, examples.Length);
        foreach (var example in examples)
        {
            var words = example.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w =>
                w.StartsWith("data/", StringComparison.Ordinal) ? Path.Combine(Repository.Root, w) : w.Replace(".artifacts", folder, StringComparison.Ordinal));
            var run = await CommandRun.Of([.. words]);
            Assert.Equal(ExitCode.Fine, run.Code);
        }
    }
}
