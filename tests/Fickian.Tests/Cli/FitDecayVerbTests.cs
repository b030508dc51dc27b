using System.Text.Json;
using Fickian.Cli;

namespace Fickian.Tests.Cli;

public sealed class FitDecayVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Fit_decay_gives_plateau_time_constant_and_the_time_for_a_loss()
    {
        var run = await CommandRun.Of("fit", "decay", Course(9), "--predict", "0.10", "--json");
        Assert.Equal(ExitCode.Fine, run.Code);
        var estimates = JsonDocument.Parse(run.Output).RootElement.GetProperty("estimates");
        Assert.Equal(0.16, Value("finalLoss"), 1e-6);
        Assert.Equal(1980, Value("timeConstant"), 0.05);
        Assert.Equal(-1980 * Math.Log(1 - (0.10 / 0.16)), Value("temperingTime"), 0.05);

        double Value(string name) => estimates.GetProperty(name).GetProperty("value").GetDouble();
    }

    [Fact]
    public async Task The_plateau_can_be_held_and_the_laws_be_ranked()
    {
        var held = await CommandRun.Of("fit", "decay", Course(9), "--plateau", "0.16", "--json");
        Assert.False(JsonDocument.Parse(held.Output).RootElement.GetProperty("estimates").TryGetProperty("finalLoss", out _));
        var ranked = await CommandRun.Of("fit", "decay", Course(9), "--stretched", "--compare", "--json");
        var json = JsonDocument.Parse(ranked.Output).RootElement;
        Assert.Equal(("stretched exponential", 2), (json.GetProperty("model").GetString(), json.GetProperty("comparison").GetArrayLength()));
        var few = await CommandRun.Of("fit", "decay", Course(5), "--compare", "--json");
        Assert.Contains("too few", JsonDocument.Parse(few.Output).RootElement.GetProperty("findings").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_is_drawn_and_several_files_get_one_each()
    {
        var figure = Path.Combine(folder, "loss.svg");
        var run = await CommandRun.Of("fit", "decay", Course(6), Course(9), "--figure", figure);
        Assert.Equal(ExitCode.Fine, run.Code);
        Assert.True(File.Exists(Path.Combine(folder, "loss-course6.svg")) && File.Exists(Path.Combine(folder, "loss-course9.svg")));
    }

    [Fact]
    public async Task Volumes_come_from_outlines_in_micrographs()
    {
        var files = new[] { 1.0, 0.97, 0.95, 0.944, 0.9435 }.Select((s, i) =>
        {
            var path = Path.Combine(folder, $"{i}.bmp");
            File.WriteAllBytes(path, Bitmap(160, 120, (x, y) => Math.Clamp(130 + (25 * (Math.Sqrt(Math.Pow((x - 79) / 1.5, 2) + Math.Pow(y - 60, 2)) - (30 * s))), 60, 220)));
            return path;
        }).ToArray();
        var run = await CommandRun.Of(["fit", "decay", .. files, "--outline", "0s,15min,30min,1h,2h", "--json"]);
        Assert.Equal(ExitCode.Fine, run.Code);

        // The last body has lost 1 − 0.9435³ = 16.0 % of its volume.
        Assert.Equal(0.16, JsonDocument.Parse(run.Output).RootElement.GetProperty("estimates").GetProperty("finalLoss").GetProperty("value").GetDouble(), 0.01);
        Assert.Equal(ExitCode.BadInput, (await CommandRun.Of(["fit", "decay", .. files, "--outline", "0s,15min"])).Code);
    }

    [Theory]
    [InlineData("--predict", "0.3")]
    [InlineData("--predict", "-1")]
    [InlineData("--plateau", "much")]
    public async Task What_cannot_be_gets_one_sentence(string option, string value)
    {
        var run = await CommandRun.Of("fit", "decay", Course(6), option, value);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    private string Course(int points)
    {
        var path = Path.Combine(folder, $"course{points}.csv");
        var times = Enumerable.Range(1, points).Select(i => 14400.0 * i / points / 1.3);
        File.WriteAllLines(path, times.Select(t => FormattableString.Invariant($"{t},{0.16 * (1 - Math.Exp(-t / 1980))}")).Prepend("time / s,relative volume loss"));
        return path;
    }

    // 24 bits without compression, rows from the bottom.
    private static byte[] Bitmap(int width, int height, Func<int, int, double> grey)
    {
        var stride = ((3 * width) + 3) / 4 * 4;
        var bytes = new byte[54 + (stride * height)];
        using var writer = new BinaryWriter(new MemoryStream(bytes));
        writer.Write("BM"u8);
        writer.Write(bytes.Length);
        writer.Write(0);
        writer.Write(54);
        writer.Write(40);
        writer.Write(width);
        writer.Write(height);
        writer.Write((short)1);
        writer.Write((short)24);
        for (var i = 0; i < 6; i++)
            writer.Write(0);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                bytes.AsSpan(54 + (y * stride) + (3 * x), 3).Fill((byte)grey(x, height - 1 - y));
        }

        return bytes;
    }
}
