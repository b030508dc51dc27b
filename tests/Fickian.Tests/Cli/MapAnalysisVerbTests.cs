using System.Globalization;
using System.Text.Json;
using Fickian.Cli;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Cli;

/// <summary>Preparation of maps on the command line, and the verbs that read more than an area off them.</summary>
public sealed class MapAnalysisVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    private static string[] Frames => [.. Directory.GetFiles(Repository.Data["simulated/maps/agZIF-62-P-CO2"], "*.hdr").Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Gas_taken_from_computed_lines_and_from_beside_the_sample_give_one_diffusivity()
    {
        // The maps were made with other lines than those that are fitted: no hot bands, no saturation.
        var beside = await Median();
        var computed = await Median("--gas", "co2,298K,40mbar,4");
        Assert.Equal(1, computed / beside, 0.01);

        async Task<double> Median(params string[] more)
        {
            var run = await CommandRun.Of(["map", "fit", .. Frames, "--baseline", "separate", "--geometry", "sheet", "--size", "200um", "--json", .. more]);
            Assert.Equal(ExitCode.Fine, run.Code);
            using var document = JsonDocument.Parse(run.Output);
            return document.RootElement.GetProperty("median").GetDouble();
        }
    }

    [Fact]
    public async Task Steps_are_done_in_the_order_in_which_they_are_given()
    {
        var path = Path.Combine(folder, "c.h5");
        var run = await CommandRun.Of(["map", "correct", .. Frames[..3], "--prepare", "columns=8..39", "--prepare", "crop=2280..2400", "--prepare", "bin=4", "--prepare", "smooth=9", "--prepare", "snip=40", "--out", path]);
        Assert.Equal(ExitCode.Fine, run.Code);
        var corrected = DataFile.Open(path).The<SpectralMap>();
        var expected = MapSeriesFile.Read(Frames[..3]).Region(.., 8..40).Crop(2280, 2400).Bin(4)
            .Filter(new SavitzkyGolay(9, 2), cancellation: TestContext.Current.CancellationToken).Subtract(new Snip(40), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((6, 8, 61, 3), (corrected.Rows.Count, corrected.Columns.Count, corrected.Wavenumbers.Count, corrected.Frames.Count));
        Assert.Equal(expected.Values.ToArray(), corrected.Values.ToArray());
        Assert.Equal(Provenance.Simulated, corrected.Provenance);
    }

    [Theory]
    [InlineData("despike")]
    [InlineData("despike=6")]
    [InlineData("saturated=0.4")]
    [InlineData("dead")]
    [InlineData("difference")]
    [InlineData("register=2300..2400")]
    [InlineData("linear=2260,2300,2420")]
    [InlineData("polynomial=2,2250..2290,2400..2440")]
    [InlineData("rubberband")]
    [InlineData("asls=1e4,0.001")]
    [InlineData("arpls")]
    [InlineData("airpls")]
    [InlineData("emsc=1")]
    [InlineData("derivative=9,2,1")]
    [InlineData("pca=3")]
    [InlineData("mnf")]
    [InlineData("rows=4..11")]
    public async Task Every_step_runs(string step)
    {
        var path = Path.Combine(folder, "c.csv");
        var run = await CommandRun.Of(["map", "correct", .. Frames[17..20], "--prepare", step, "--out", path]);
        Assert.Equal((ExitCode.Fine, true), (run.Code, File.Exists(path)));
    }

    [Theory]
    [InlineData("smoothe=9", "'smoothe=9' was found")]
    [InlineData("smooth", "'smooth=POINTS[,DEGREE]' was expected")]
    [InlineData("smooth=9,2,3", "'smooth=9,2,3' was found")]
    [InlineData("bin=2.5", "'2.5' was found")]
    [InlineData("rows=5..2", "Two places counted from 0")]
    [InlineData("gas=co2,298K", "Temperature, pressure and resolution")]
    [InlineData("fringes=1.5,50,300", "A length with its unit")]
    public async Task A_step_that_cannot_be_is_said_in_one_sentence_and_nothing_is_written(string step, string sentence)
    {
        var path = Path.Combine(folder, "c.h5");
        var run = await CommandRun.Of(["map", "correct", .. Frames[..2], "--prepare", step, "--out", path]);
        Assert.Equal((ExitCode.BadInput, false), (run.Code, File.Exists(path)));
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Peaks_lie_where_the_recipe_put_the_band()
    {
        var path = Path.Combine(folder, "p.csv");
        var run = await CommandRun.Of("map", "peaks", Frames[^1], "--band", "2315..2360", "--shape", "gauss", "--prepare", "gas=co2,298K,40mbar,4,2352..2410", "--out", path);
        Assert.Equal(ExitCode.Fine, run.Code);
        var lines = (await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken)).SkipWhile(l => l.StartsWith('#')).ToArray();
        Assert.StartsWith("x / m,y / m,time / s,absorbance,standard error of absorbance,bandPosition / cm⁻¹", lines[0], StringComparison.Ordinal);
        var inside = lines[1..].Select(l => l.Split(',').Select(c => c.Length == 0 ? double.NaN : double.Parse(c, CultureInfo.InvariantCulture)).ToArray()).Where(c => c[0] > 100e-6).ToArray();

        // A band at 2338 with a shoulder of 8 % at 2326 cm⁻¹ is no single peak: its position may be drawn down by less than 0.5 cm⁻¹.
        Assert.Equal(2338, inside.Average(c => c[5]), 0.5);
        Assert.All(inside, c => Assert.Equal(15060, c[2]));
    }

    [Fact]
    public async Task Components_are_resolved_and_their_ambiguity_is_said()
    {
        var path = Path.Combine(folder, "r.csv");
        var run = await CommandRun.Of(["map", "resolve", .. Frames, "--band", "2290..2390", "--components", "2", "--prepare", "gas=co2,298K,40mbar,4,2352..2410", "--out", path]);
        Assert.Equal(ExitCode.Fine, run.Code);
        Assert.Contains("2 components explain", run.Error, StringComparison.Ordinal);
        var spectra = DataFile.Open(Path.Combine(folder, "r-spectra.csv")).DataSets.OfType<Spectrum>().ToArray();
        Assert.Equal((2, 51), (spectra.Length, spectra[0].Count));

        // One component is the band: its maximum lies at 2338 cm⁻¹, a point of the axis.
        Assert.Contains(spectra, s => s.Axis[Array.IndexOf(s.Values.ToArray(), s.Values.ToArray().Max())] == 2338);
    }

    [Fact]
    public async Task A_band_that_grows_alone_correlates_with_itself()
    {
        var run = await CommandRun.Of(["map", "correlate", .. Frames, "--band", "2330..2346"]);
        Assert.Equal(ExitCode.Fine, run.Code);
        var rows = run.Output.Split('\n').Where(l => l.Length > 0 && char.IsAsciiDigit(l[0])).Select(l => l.Split(',')).ToArray();
        Assert.Equal(81, rows.Length);
        Assert.Equal(("2338", "2338"), rows.MaxBy(r => double.Parse(r[2], CultureInfo.InvariantCulture)) is var top ? (top![0], top[1]) : default);
        Assert.All(rows.Where(r => r[0] == r[1]), r => Assert.Equal(0, double.Parse(r[3], CultureInfo.InvariantCulture), 1e-12));
    }

    [Fact]
    public async Task A_detector_without_stray_light_gives_an_upper_bound()
    {
        var run = await CommandRun.Of(["map", "linearity", .. Frames, "--prepare", "difference", "--strong", "2336..2340", "--weak", "2344..2348", "--feet", "2262..2290,2390..2420", "--mean", "--json"]);
        Assert.Equal(ExitCode.Fine, run.Code);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal("upper bound", document.RootElement.GetProperty("strayLight").GetProperty("verdict").GetString());
        Assert.InRange(document.RootElement.GetProperty("strayLight").GetProperty("interval95")[1].GetDouble(), 0.001, 0.05);
    }

    [Fact]
    public async Task Areas_become_concentrations_or_go_over_a_reference_band()
    {
        var plain = await Values();
        var molar = await Values("--absorptivity", "50", "--path", "200um");
        Assert.Equal(plain[^1] / (50 * 200e-6), molar[^1], 1e-4 * Math.Abs(molar[^1]));
        var ratio = await Values("--over", "2250..2440", "--feet", "2250..2268,2422..2440");
        Assert.Equal(1, ratio[^1], 0.05);
        Assert.Contains("both", (await CommandRun.Of(["map", "bands", Frames[^1], "--path", "1mm"])).Error, StringComparison.Ordinal);

        async Task<double[]> Values(params string[] more)
        {
            var run = await CommandRun.Of(["map", "bands", Frames[^1], .. more]);
            Assert.Equal(ExitCode.Fine, run.Code);
            return [.. run.Output.Split('\n').Where(l => l.Length > 0 && char.IsAsciiDigit(l[0])).Select(l => l.Split(',')[2]).Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
        }
    }
}
