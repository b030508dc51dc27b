using System.Text.Json;
using Fickian.Acquisition.Journal;
using Fickian.Cli;
using Fickian.Files;
using Fickian.Tests.Acquisition.Journal;

namespace Fickian.Tests.Cli;

/// <summary><c>fickian recover</c> as a user meets it.</summary>
public sealed class RecoverVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public RecoverVerbTests() => JournalSample.Write(At("run.fickian-journal"), new ManualTime());

    private string At(string name) => Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_tells_what_a_sound_journal_holds()
    {
        var run = await CommandRun.Of("recover", At("run.fickian-journal"));
        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
        foreach (var part in new[] { "measured run 'CO₂ into agZIF-62'", "pressure / Pa: 3 samples from 0 to 20 s, 5 … 101000, 1 not good", "marker 'exposure' at 10 s", "last checkpoint 'plateau'", "ended properly: completed (as planned)", "Two readings were missed." })
            Assert.Contains(part, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_repairs_a_torn_tail_and_says_so_by_its_exit_code()
    {
        var bytes = await File.ReadAllBytesAsync(At("run.fickian-journal"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(At("torn.fickian-journal"), bytes[..^20], TestContext.Current.CancellationToken);
        var run = await CommandRun.Of("recover", At("torn.fickian-journal"), At("run.fickian-journal"), "--json");
        Assert.Equal(ExitCode.CheckFailed, run.Code);
        var documents = JsonDocument.Parse(run.Output).RootElement;
        Assert.True(documents[0].GetProperty("damage")[0].GetProperty("tornTail").GetBoolean());
        Assert.Equal((JsonValueKind.Null, At("torn.fickian-journal.torn")), (documents[0].GetProperty("end").ValueKind, documents[0].GetProperty("tornFile").GetString()));
        Assert.Equal((0, 3L), (documents[1].GetProperty("damage").GetArrayLength(), documents[1].GetProperty("channels")[0].GetProperty("samples").GetInt64()));
        Assert.Equal(ExitCode.Fine, (await CommandRun.Of("recover", At("torn.fickian-journal"))).Code);
    }

    [Theory]
    [InlineData("hdf5", "run.h5")]
    [InlineData("csv", "run.csv")]
    [InlineData("wide", "run-wide.csv")]
    [InlineData("uptake", "run-uptake.csv")]
    public async Task It_exports_and_replaces_nothing_without_being_told(string to, string name)
    {
        string[] words = ["recover", At("run.fickian-journal"), "--to", to, "--out", folder, .. to == "uptake" ? ["--channel", "band area"] : Array.Empty<string>()];
        Assert.Equal(ExitCode.Fine, (await CommandRun.Of(words)).Code);
        Assert.NotEmpty(DataFile.Open(At(name)).DataSets);
        Assert.Equal(ExitCode.BadInput, (await CommandRun.Of(words)).Code);
        Assert.Equal(ExitCode.Fine, (await CommandRun.Of([.. words, "--force"])).Code);
    }

    [Fact]
    public async Task A_bad_request_is_a_sentence()
    {
        await File.WriteAllTextAsync(At("other.csv"), "time / s,uptake\n0,1\n", TestContext.Current.CancellationToken);
        foreach (var (words, part) in new (string[], string)[]
        {
            (["--to", "xlsx"], "'xlsx'"), (["--to", "csv", "--channel", "a"], "--channel"), (["--out", "a"], "--to"),
            (["--to", "uptake", "--out", folder], "'band area'"), (["--to", "uptake", "--out", folder, "--channel", "nonsense"], "'nonsense'"),
        })
        {
            var run = await CommandRun.Of(["recover", At("run.fickian-journal"), .. words]);
            Assert.Equal(ExitCode.BadInput, run.Code);
            Assert.Contains(part, run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(ExitCode.BadInput, (await CommandRun.Of("recover", At("other.csv"))).Code);
        Assert.Equal(ExitCode.BadInput, (await CommandRun.Of("recover", At("absent"))).Code);
    }

    [Fact]
    public async Task The_simulated_run_gives_the_diffusivity_of_its_recipe()
    {
        var recipe = Path.Combine(Repository.Root, "data", "simulated", "uptake", "agZIF-62-P-CO2.json");
        Assert.Equal(ExitCode.Fine, (await CommandRun.Of("simulate", recipe, "--journal", "--out", folder)).Code);
        var journal = At("agZIF-62-P-CO2.simulated.fickian-journal");
        Assert.Equal(ExitCode.BadInput, (await CommandRun.Of("simulate", recipe, "--journal", "--out", folder)).Code);
        Assert.Equal(ExitCode.Fine, (await CommandRun.Of("recover", journal, "--to", "uptake", "--channel", "band-area", "--out", At("curve.csv"))).Code);
        var (curve, original) = (UptakeFile.Read(At("curve.csv")).Uptake, UptakeFile.Read(Path.ChangeExtension(recipe, ".csv")).Uptake);
        Assert.Equal(Provenance.Simulated, curve.Provenance);
        // Times are kept to 100 ns, values as they are.
        Assert.All(curve.X.ToArray().Zip(original.X.ToArray()), t => Assert.Equal(t.Second, t.First, 1e-6));
        Assert.Equal(original.Y.ToArray(), curve.Y.ToArray());
        var fit = await CommandRun.Of("fit", "uptake", At("curve.csv"), "--geometry", "sheet", "--size", "200um", "--json");
        Assert.Equal(ExitCode.Fine, fit.Code);
        var stored = JournalSummary.Of(Path.Combine(Path.GetDirectoryName(recipe)!, Path.GetFileName(journal)));
        Assert.Equal((RunKind.Simulated, JournalSummary.Of(journal).Channels.Length), (stored.Header!.Kind, stored.Channels.Length));
        Assert.Equal(stored.Header.RunId, JournalSummary.Of(journal).Header!.RunId);
    }
}
