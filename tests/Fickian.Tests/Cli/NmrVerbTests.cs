using System.Text.Json.Nodes;
using Fickian.Cli;
using Fickian.Files;

namespace Fickian.Tests.Cli;

public sealed class NmrVerbTests : IDisposable
{
    private static readonly string Spectrum = Repository.Data["simulated/nmr/ZIF-62-DMF.csv"];
    private static readonly string[] Signals = ["--range", "bIm=9.31..9.39,H=1", "--range", "Im=8.91..8.99,H=1", "--range", "DMF=2.85..2.93,H=3"];

    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Ratios_of_linkers_and_guests_come_out_with_errors_that_hold_the_truth()
    {
        var figure = Path.Combine(folder, "signals.svg");
        var run = await CommandRun.Of(["nmr", Spectrum, .. Signals, "--ratio", "Im/bIm", "--ratio", "DMF/Im+bIm", "--json", "--figure", figure]);
        Assert.Equal(ExitCode.Fine, run.Code);
        var ratios = JsonNode.Parse(run.Output)!["moleRatios"]!;

        // The recipe: 4.8 Im and 0.003625 DMF for one bIm; four standard errors.
        foreach (var (name, truth) in new[] { ("Im/bIm", 4.8), ("DMF/Im+bIm", 0.003625 / 5.8) })
        {
            var (value, error) = (ratios[name]!["value"]!.GetValue<double>(), ratios[name]!["standardError"]!.GetValue<double>());
            Assert.InRange(Math.Abs(value - truth) / error, 0, 4);
            Assert.InRange(error / value, 1e-4, 0.05);
        }

        Assert.StartsWith("<svg", await File.ReadAllTextAsync(figure, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_spectra_the_part_is_chosen_and_otherwise_told()
    {
        // The second column is twice the first: its integral is, too.
        var file = Path.Combine(folder, "two.csv");
        await File.WriteAllLinesAsync(file, ["chemical shift / ppm,first,second", .. Enumerable.Range(0, 400).Select(i => 5 + (0.01 * i)).Select(x => FormattableString.Invariant($"{x:0.00},{Line(x)},{2 * Line(x)}"))], TestContext.Current.CancellationToken);
        var (first, second) = (await Integral("--part", "1"), await Integral("--part", "2"));
        Assert.Equal(2, second / first, 1e-6);
        var told = await CommandRun.Of("nmr", file, "--range", "a=6.5..7.5,H=1");
        Assert.Contains("holds 2 spectra", told.Error, StringComparison.Ordinal);
        var refused = await CommandRun.Of("nmr", file, "--range", "a=6.5..7.5,H=1", "--part", "3");
        Assert.Equal((ExitCode.BadInput, true), (refused.Code, refused.Error.Contains("2 spectra", StringComparison.Ordinal)));

        async Task<double> Integral(params string[] more) =>
            JsonNode.Parse((await CommandRun.Of(["nmr", file, "--range", "a=6.5..7.5,H=1", "--json", .. more])).Output)!["signals"]![0]!["integral"]!["value"]!.GetValue<double>();

        static double Line(double x) => 1000 / (1 + Math.Pow((x - 7) / 0.03, 2));
    }

    [Fact]
    public void Processings_of_one_experiment_are_read_from_a_folder_and_from_an_archive()
    {
        Dictionary<string, byte[]> members = [];
        foreach (var (number, factor) in new[] { (1, 1), (2, 3), (10, 5) })
        {
            members[$"run/7/pdata/{number}/1r"] = [.. Enumerable.Range(1, 4).SelectMany(i => BitConverter.GetBytes(factor * i))];
            members[$"run/7/pdata/{number}/procs"] = "##TITLE= p\n##JCAMPDX= 5.0\n##$SI= 4\n##$NC_proc= 0\n##$BYTORDP= 0\n##$OFFSET= 10\n##$SW_p= 3000\n##$SF= 300\n##END=\n"u8.ToArray();
        }

        members["run/7/acqus"] = "##TITLE= a\n##JCAMPDX= 5.0\n##$NUC1= <1H>\n##END=\n"u8.ToArray();
        foreach (var (name, bytes) in members)
        {
            Directory.CreateDirectory(Path.Combine(folder, Path.GetDirectoryName(name)!));
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }

        var archive = Path.Combine(folder, "run.zip");
        using (var zip = System.IO.Compression.ZipFile.Open(archive, System.IO.Compression.ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in members)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        // Shifts ascend: the last stored point comes first. Folders are in the order of their numbers, members in that of their names.
        Assert.Equal([4, 12, 20], new[] { 1, 2, 3 }.Select(p => NmrFile.Read(Path.Combine(folder, "run", "7"), p).Y.Span[0]));
        Assert.Equal([4, 20, 12], new[] { 1, 2, 3 }.Select(p => NmrFile.Read(archive, p).Y.Span[0]));
        Assert.Contains("pdata/2", NmrFile.Read(archive, 3).Name, StringComparison.Ordinal);
        Assert.Contains("1H", NmrFile.Read(archive, 3).Name, StringComparison.Ordinal);
        Assert.Contains(NmrFile.Read(archive).Findings, f => f.Message.Contains("3 spectra", StringComparison.Ordinal));
        Assert.Throws<DataFileException>(() => NmrFile.Read(archive, 4));
    }

    [Theory]
    [InlineData("a signal as in", "--range", "bIm")]
    [InlineData("that rises", "--range", "bIm=9.4..9.3,H=1")]
    [InlineData("stands 2 times", "--range", "a=1..2,H=1", "--range", "a=3..4,H=1")]
    [InlineData("names no signal", "--range", "a=1..2,H=1", "--ratio", "b/a")]
    [InlineData("A ratio as in", "--range", "a=1..2,H=1", "--ratio", "a")]
    [InlineData("within the spectrum", "--range", "a=20..21,H=1")]
    [InlineData("no option of this verb", "--range", "a=1..2,H=1", "--rage", "1")]
    public async Task Bad_usage_gets_one_sentence(string sentence, params string[] words)
    {
        var run = await CommandRun.Of(["nmr", Spectrum, .. words]);
        Assert.Equal((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.Contains(sentence, Assert.Single(run.Error.Trim().Split('\n')), StringComparison.OrdinalIgnoreCase);
    }
}
