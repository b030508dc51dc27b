using System.Text.Json;
using Fickian.Cli;
using Fickian.Diffraction;
using Fickian.Files;
using Fickian.Tests.Diffraction;

namespace Fickian.Tests.Cli;

public sealed class PatternVerbTests : IDisposable
{
    private static readonly string Zif62 = Repository.Data["structures/zif-62-sites.csv"];
    private static readonly string Zni = Repository.Data["structures/zif-zni-sites.csv"];

    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_structure_gives_lines_and_density()
    {
        var run = await CommandRun.Of("pattern", Zif62, "--range", "5..25", "--out", Path.Combine(folder, "lines.csv"), "--figure", Path.Combine(folder, "pattern.svg"));
        Assert.Equal(ExitCode.Fine, run.Code);
        Assert.Contains("density 1.2896 g/cm³", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"13\.53\s+.?\s*121", run.Output);
        var table = DataFile.Open(Path.Combine(folder, "lines.csv")).The<Diffractogram>();
        Assert.Equal(100, table.Intensity.ToArray().Max(), 1e-9);
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(Path.Combine(folder, "pattern.svg"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measured_pattern_is_matched_and_tested_for_the_second_phase()
    {
        var file = Path.Combine(folder, "powder.csv");
        CsvFile.Write(file, SimulatedPattern.Mixture(1, 10_000, 0.1, (PowderPattern.Of(Structures.Zif62Sites), 1, -0.05)));
        var json = JsonDocument.Parse((await CommandRun.Of("pattern", Zif62, Zni, "--measured", file, "--wavelength", "1.540593A", "--json")).Output).RootElement;
        Assert.Equal(2, json.GetProperty("structures").GetArrayLength());
        var measured = json.GetProperty("measured");
        var strongest = measured.GetProperty("peaks").EnumerateArray().MaxBy(p => p.GetProperty("area").GetProperty("value").GetDouble());
        Assert.Contains(strongest.GetProperty("line").GetProperty("indices").GetString(), new[] { "121", "102", "112", "210" });
        Assert.Equal("upper bound", measured.GetProperty("impurityShare").GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task A_measured_file_alone_gives_its_peaks_and_sizes()
    {
        var file = Path.Combine(folder, "powder.xy");
        await File.WriteAllLinesAsync(file, SimulatedPattern.Of(25, 35, 0.02, x => 50 + SimulatedPattern.Line(x, 30, 0.4, 3000), 3).ToCurve() is var c ? Enumerable.Range(0, c.Count).Select(i => FormattableString.Invariant($"{c.X.Span[i]:0.00} {c.Y.Span[i]}")) : [], TestContext.Current.CancellationToken);
        var run = await CommandRun.Of("pattern", "--measured", file);
        Assert.Equal(ExitCode.Fine, run.Code);
        Assert.Contains("1 lines", run.Output, StringComparison.Ordinal);
        Assert.Contains("nm", run.Output, StringComparison.Ordinal);
        Assert.Contains("states no wavelength", run.Error, StringComparison.Ordinal);
        Assert.Contains("as asked for", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_patterns_of_a_file_the_part_is_chosen_and_otherwise_told()
    {
        var file = Path.Combine(folder, "two.csv");
        var (first, second) = (SimulatedPattern.Of(25, 35, 0.02, x => 50 + SimulatedPattern.Line(x, 28, 0.2, 3000), 3), SimulatedPattern.Of(25, 35, 0.02, x => 50 + SimulatedPattern.Line(x, 32, 0.2, 3000), 4));
        await File.WriteAllLinesAsync(file, ["2theta / deg,low,high,higher", .. Enumerable.Range(0, first.Count).Select(i => FormattableString.Invariant($"{first.TwoTheta[i]:0.00},{first.Intensity.Span[i]},{second.Intensity.Span[i]},{second.Intensity.Span[i]}"))], TestContext.Current.CancellationToken);
        var told = await CommandRun.Of("pattern", "--measured", file);
        Assert.Contains("holds 3 patterns", told.Error, StringComparison.Ordinal);
        Assert.Contains("(28.0", told.Output, StringComparison.Ordinal);
        Assert.Matches(@"\((31\.99|32\.0)", (await CommandRun.Of("pattern", "--measured", file, "--part", "2")).Output);
        Assert.Equal(ExitCode.BadInput, (await CommandRun.Of("pattern", "--measured", file, "--part", "4")).Code);
    }

    [Fact]
    public async Task Size_and_strain_of_the_milled_powder_are_those_of_its_recipe()
    {
        string Pattern(string name) => Repository.Data[$"simulated/patterns/{name}.csv"];
        var run = await CommandRun.Of("pattern", "--measured", Pattern("Si-milled"), "--wavelength", "CuKa", "--range", "25..140", "--williamson-hall", "--instrument", Pattern("Si-standard"), "--shape-factor", "1", "--json");
        var found = JsonDocument.Parse(run.Output).RootElement.GetProperty("measured").GetProperty("williamsonHall");
        foreach (var (name, truth) in new[] { ("crystalliteSize", 40e-9), ("strain", 1.2e-3) })
        {
            var interval = found.GetProperty(name).GetProperty("interval95");
            Assert.InRange(truth, interval[0].GetDouble(), interval[1].GetDouble());
            Assert.InRange(interval[1].GetDouble() / interval[0].GetDouble(), 1, 1.5);
        }
    }

    [Theory]
    [InlineData("A structure or --measured FILE was expected")]
    [InlineData("such as 5..40", "ZIF", "--range", "40..5")]
    [InlineData("One wavelength", "ZIF", "--wavelength", "1A,2A")]
    [InlineData("does not exist", "none.cif")]
    [InlineData("no option of this verb", "ZIF", "--measure")]
    public async Task Bad_usage_gets_one_sentence(string sentence, params string[] words)
    {
        var run = await CommandRun.Of(["pattern", .. words.Select(w => w == "ZIF" ? Zif62 : w)]);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(sentence, Assert.Single(run.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }
}
