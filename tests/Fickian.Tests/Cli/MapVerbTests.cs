using System.Text.Json;
using Fickian.Cli;

namespace Fickian.Tests.Cli;

public sealed class MapVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    private static string[] Frames => [.. Directory.GetFiles(Repository.Data["simulated/maps/agZIF-62-P-CO2"], "*.hdr").Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Bands_writes_a_row_per_pixel_and_a_column_per_time()
    {
        var (table, figure) = (Path.Combine(folder, "b.csv"), Path.Combine(folder, "b.svg"));
        var run = await CommandRun.Of(["map", "bands", .. Frames, "--band", "2300..2400", "--out", table, "--figure", figure]);
        Assert.Equal(ExitCode.Fine, run.Code);
        var lines = await File.ReadAllLinesAsync(table, TestContext.Current.CancellationToken);
        Assert.Equal("# provenance: simulated", lines[0]);
        Assert.Equal(3 + 960, lines.Length);
        Assert.StartsWith("x / m,y / m,21,45,", lines[2], StringComparison.Ordinal);
        Assert.All(lines[3..], l => Assert.Equal(22, l.Split(',').Length));
        Assert.Contains("simulated", await File.ReadAllTextAsync(figure, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gas_in_a_host_is_found_under_the_bands_of_the_host()
    {
        // Solid CO₂ in a diamond, 4 × 9 pixels; the reference gives six of them, sum 7338.8 and largest value 256.31, to half a per cent.
        string[] pixels = [.. Enumerable.Range(37, 36).Select(n => Repository.Shared($"fixtures/omnic/co2-diamonds/7112_map_50_mkm00{n}.spa"))];
        var host = Repository.Shared("fixtures/omnic/co2-diamonds/HPHT-IIa-diamond/HPHT_IIa_diamond_spectrum_normalized.dat");
        var run = await CommandRun.Of(["map", "bands", .. pixels, "--host", host, "--fitted", "1750..2290,2440..2670", "--band", "2340..2435"]);
        Assert.Equal(ExitCode.Fine, run.Code);
        var areas = run.Output.Split('\n').Where(l => l.Length > 0 && char.IsAsciiDigit(l[0])).Select(l => double.Parse(l.Split(',')[2], System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(36, areas.Length);
        var expected = new Dictionary<int, double> { [0] = 194.92, [8] = 201.67, [13] = 193.41, [22] = 206.19, [27] = 195.09, [35] = 256.31 };
        Assert.All(expected, e => Assert.Equal(1, areas[e.Key] / e.Value, 0.005));
        Assert.Equal(7338.8, areas.Sum(), 0.005 * 7338.8);
        Assert.Contains("--fitted", (await CommandRun.Of(["map", "bands", .. pixels, "--host", host])).Error, StringComparison.Ordinal);
        Assert.Contains("leave out --baseline", (await CommandRun.Of(["map", "bands", .. pixels, "--host", host, "--baseline", "zero"])).Error, StringComparison.Ordinal);
        Assert.Contains("leave out --gas", (await CommandRun.Of(["map", "bands", .. pixels, "--measure", "height", "--path", "1mm"])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fit_gives_value_error_and_status_of_every_pixel()
    {
        var (table, figure) = (Path.Combine(folder, "d.csv"), Path.Combine(folder, "d.png"));
        var run = await CommandRun.Of(["map", "fit", .. Frames, "--baseline", "separate", "--geometry", "sheet", "--size", "200um", "--out", table, "--figure", figure, "--json"]);
        Assert.Equal(ExitCode.Fine, run.Code);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal("simulated", document.RootElement.GetProperty("provenance").GetString());
        Assert.Equal(960, document.RootElement.GetProperty("status").GetArrayLength());
        Assert.Equal(960, document.RootElement.GetProperty("parameters").GetProperty("diffusivity").GetProperty("standardErrors").GetArrayLength());
        var lines = await File.ReadAllLinesAsync(table, TestContext.Current.CancellationToken);
        Assert.Equal("x / m,y / m,diffusivity / m²/s,standard error,equilibriumUptake / cm⁻¹,standard error,rms,status", lines[2]);

        // The last column lies 270 µm from the edge: the sheet holds there to a few per cent.
        var inner = lines[3..].Select(l => l.Split(',')).Where(c => double.Parse(c[0], System.Globalization.CultureInfo.InvariantCulture) > 300e-6).ToArray();
        Assert.All(inner, c => Assert.Equal("determined", c[^1]));
        Assert.InRange(inner.Average(c => double.Parse(c[2], System.Globalization.CultureInfo.InvariantCulture)), 2.7e-12, 3.0e-12);
        Assert.True(new FileInfo(figure).Length > 5000);
    }

    [Fact]
    public async Task Fit_writes_hdf5_that_reads_back()
    {
        var path = Path.Combine(folder, "d.h5");
        Assert.Equal(ExitCode.Fine, (await CommandRun.Of(["map", "fit", .. Frames, "--baseline", "separate", "--geometry", "sheet", "--size", "200um", "--out", path])).Code);
        var table = Fickian.Files.DataFile.Open(path).The<Table>();
        Assert.Equal((960, "m²/s", "cm⁻¹"), (table.Rows, table["diffusivity"]!.Unit, table["equilibriumUptake"]!.Unit));
        Assert.Contains("1 ", table.Metadata["status"], StringComparison.Ordinal);
        Assert.Equal(960, table["status"]!.Values.ToArray().Count(double.IsInteger));
    }

    [Fact]
    public async Task Text_counts_the_pixels_by_status()
    {
        var run = await CommandRun.Of(["map", "fit", .. Frames, "--baseline", "separate", "--geometry", "sheet", "--size", "200um"]);
        Assert.Contains("plane sheet, 960 pixels, 20 times", run.Output, StringComparison.Ordinal);
        Assert.Contains("determined", run.Output, StringComparison.Ordinal);
        Assert.Contains("fitting 960 pixels", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--band", "2300", "Two wavenumbers")]
    [InlineData("--band", "10..20", "from 10 to 20")]
    [InlineData("--times", "1,2", "One time per file")]
    [InlineData("--times", "a", "Times in seconds")]
    [InlineData("--baseline", "round", "round")]
    public async Task What_cannot_be_is_said_in_one_sentence(string option, string value, string sentence)
    {
        var run = await CommandRun.Of(["map", "bands", .. Frames[..3], option, value]);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Frames_that_do_not_state_their_times_take_them_from_the_command_line()
    {
        var frames = Frames[..4].Select(f => Copy(f, "time since exposure", "remark")).ToArray();
        var refused = await CommandRun.Of(["map", "bands", .. frames]);
        Assert.Equal(ExitCode.BadInput, refused.Code);
        Assert.Contains("give the times of the files", refused.Error, StringComparison.Ordinal);
        var run = await CommandRun.Of(["map", "bands", .. frames, "--times", "30,10,20,40"]);
        Assert.Equal(ExitCode.Fine, run.Code);
        Assert.Contains(",10,20,30,40", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frame_of_another_shape_is_refused_by_name()
    {
        var other = Copy(Frames[1], "lines = 24", "lines = 23");
        var run = await CommandRun.Of("map", "bands", Frames[0], other);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(Path.GetFileName(other), run.Error, StringComparison.Ordinal);
        Assert.Contains("name only files of one series", run.Error, StringComparison.Ordinal);
    }

    private string Copy(string header, string find, string replace)
    {
        var path = Path.Combine(folder, Path.GetFileName(header));
        File.WriteAllText(path, File.ReadAllText(header).Replace(find, replace, StringComparison.Ordinal));
        File.Copy(Path.ChangeExtension(header, ".img"), Path.ChangeExtension(path, ".img"));
        return path;
    }
}
