using System.Text.Json;
using Fickian.Cli;
using Fickian.Files;
using Fickian.Tests.Files;

namespace Fickian.Tests.Cli;

public sealed class InspectVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Inspect_tells_format_shape_axes_and_a_value()
    {
        var run = await CommandRun.Of("inspect", Map(frames: 1), "--json", "--at", "3985", "--pixel", "2,1");
        Assert.Equal(ExitCode.Fine, run.Code);
        var json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(["format", "kind", "shape", "axes", "valueUnit", "metadata", "findings", "values"], json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("envi", "map", "absorbance"), (json.GetProperty("format").GetString(), json.GetProperty("kind").GetString(), json.GetProperty("valueUnit").GetString()));
        Assert.Equal([3, 2, 5], json.GetProperty("shape").EnumerateArray().Select(e => e.GetInt32()));
        var axis = json.GetProperty("axes")[2];
        Assert.Equal(("wavenumber", "cm-1", 4000.0, 3968.0, 5), (axis.GetProperty("name").GetString(), axis.GetProperty("unit").GetString(), axis.GetProperty("first").GetDouble(), axis.GetProperty("last").GetDouble(), axis.GetProperty("count").GetInt32()));
        Assert.Equal(212, json.GetProperty("values")[0].GetProperty("absorbance").GetDouble());
    }

    [Fact]
    public async Task Inspect_prints_the_row_of_a_thermogram_nearest_to_a_time()
    {
        var path = Path.Combine(folder, "run.csv");
        File.WriteAllText(path, ThermalSamples.Table);
        Assert.Equal(["time / min\ttemperature / °C\tmass / mg\tDSC / mW/mg", "0.5\t35\t9.9\t-0.2"], (await CommandRun.Of("inspect", path, "--at", "0.6")).Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var json = JsonDocument.Parse((await CommandRun.Of("inspect", path, "--json")).Output).RootElement;
        Assert.Equal(("thermal-table", "thermogram"), (json.GetProperty("format").GetString(), json.GetProperty("kind").GetString()));
        Assert.Equal(["min", "°C", "mg", "mW/mg"], json.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("unit").GetString()));
    }

    [Fact]
    public async Task Inspect_prints_a_spectrum_and_a_table_for_people()
    {
        var spectrum = await CommandRun.Of("inspect", Map(frames: 3), "--spectrum", "1,1", "--frame", "2");
        Assert.Equal("3992\t2111", spectrum.Output.Split('\n')[2].Trim());
        var text = await CommandRun.Of("inspect", Map(frames: 3));
        Assert.Contains("3 × 2 × 5 × 3", text.Output, StringComparison.Ordinal);
        Assert.Contains("warning: made by a test", text.Error, StringComparison.Ordinal);
        Assert.Contains("2D", (await CommandRun.Of("inspect", Map(frames: 1), "--at", "1", "--pixel", "2D")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv", "map.csv")]
    [InlineData("json", "map.json")]
    [InlineData("hdf5", "map.h5")]
    [InlineData("envi", "map.hdr")]
    public async Task Convert_writes_whole_files_and_replaces_none_unasked(string to, string name)
    {
        var (source, target) = (Map(frames: 1), Path.Combine(folder, "out"));
        Directory.CreateDirectory(target);
        Assert.Equal(ExitCode.Fine, (await CommandRun.Of("convert", source, "--to", to, "--out", target)).Code);
        var path = Path.Combine(target, name);
        var first = File.ReadAllBytes(path);
        var again = await CommandRun.Of("convert", source, "--to", to, "--out", target);
        Assert.Equal(ExitCode.BadInput, again.Code);
        Assert.Contains("--force", again.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Fine, (await CommandRun.Of("convert", source, "--to", to, "--out", target, "--force")).Code);
        Assert.Equal(first.Length, new FileInfo(path).Length);
        Assert.DoesNotContain(Directory.GetFiles(target), f => f.EndsWith(".partial", StringComparison.Ordinal));
        switch (to)
        {
            case "csv":
                Assert.Equal("2,1,5E-05,2.5E-05,210,211,212,213,214", File.ReadAllLines(path)[6]);
                break;
            case "json":
                Assert.Equal(30, JsonDocument.Parse(first).RootElement.GetProperty("dataSets")[0].GetProperty("values").GetArrayLength());
                break;
            default:
                Assert.Equal(214, DataFile.Open(path).DataSets[0].At(2, 1, 4));
                break;
        }
    }

    [Fact]
    public async Task Convert_refuses_what_a_format_cannot_hold()
    {
        Assert.Contains("one frame", (await CommandRun.Of("convert", Map(frames: 2), "--to", "envi", "--out", Path.Combine(folder, "b.hdr"))).Error, StringComparison.Ordinal);
        Assert.Contains("csv, json, hdf5, envi", (await CommandRun.Of("convert", Map(frames: 1), "--to", "xls")).Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder, "b.*"));
    }

    private string Map(int frames)
    {
        var path = Path.Combine(folder, frames == 1 ? "map.hdr" : "map.h5");
        if (frames == 1)
            EnviFile.Write(path, SampleMaps.Numbered(3, 2, 5, 1));
        else
            Hdf5File.Write(path, SampleMaps.Numbered(3, 2, 5, frames));
        return path;
    }
}
