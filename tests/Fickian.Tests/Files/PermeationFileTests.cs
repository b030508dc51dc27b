using Fickian.Files;

namespace Fickian.Tests.Files;

public sealed class PermeationFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // Values read from the sheets by two independent readers.
    [Theory]
    [InlineData("RUN_H_25C-50bar.xlsx", 10001, 100000, 0.977, 143.311)]
    [InlineData("RUN_H_25C-100bar_7.xlsx", 6168, 61670, 0.488, 184.57)]
    [InlineData("RUN_H_50C-50bar.xlsx", 8789, 87880, 1.953, 285.889)]
    [InlineData("RUN_H_75C-50bar.xlsx", 10001, 100000, 11.475, 636.475)]
    public void The_real_spreadsheets_are_read_by_their_headings(string file, int points, double end, double first, double last)
    {
        var run = PermeationFile.Read(Repository.Shared($"fixtures/permeation/recode-permeation-analysis-app/{file}"));
        Assert.Equal((points, end, "ppm"), (run.Flux.Count, run.Flux.X.Span[^1], run.Flux.YQuantity.Unit.Symbol));
        Assert.Equal((first, last), (run.Flux.Y.Span[0], run.Flux.Y.Span[^1]));
        Assert.Contains("left out", Assert.Single(run.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_with_a_flux_is_read_as_well()
    {
        var path = Path.Combine(folder, "run.csv");
        File.WriteAllText(path, "time / min,flux / mol m-2 s-1\n0,0\n1,2e-9\n");
        var run = PermeationFile.Read(path);
        Assert.Equal((60, 2e-9), (run.Flux.X.Span[1], run.Flux.Y.Span[1]));
    }

    [Theory]
    [InlineData("time / min,temperature\n0,0\n1,1\n", "a column 'flux'")]
    [InlineData("hour,flux\n0,0\n1,1\n", "a column 't / s'")]
    [InlineData("time / s,flux\n1,0\n0,1\n", "ascending times")]
    public void Text_without_such_columns_gets_one_sentence(string text, string sentence)
    {
        var path = Path.Combine(folder, "run.csv");
        File.WriteAllText(path, text);
        Assert.Contains(sentence, Assert.Throws<DataFileException>(() => PermeationFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_workbook_is_refused()
    {
        var bytes = File.ReadAllBytes(Repository.Shared("fixtures/permeation/recode-permeation-analysis-app/RUN_H_25C-100bar_7.xlsx"));
        var path = Path.Combine(folder, "damaged.xlsx");
        foreach (var length in new[] { 10, 1000, bytes.Length / 2, bytes.Length - 100 })
        {
            File.WriteAllBytes(path, bytes[..length]);
            Assert.Throws<DataFileException>(() => PermeationFile.Read(path));
        }
    }
}
