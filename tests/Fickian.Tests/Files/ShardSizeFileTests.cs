using Fickian.Files;

namespace Fickian.Tests.Files;

public sealed class ShardSizeFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_losses_of_the_simulated_shards_are_those_of_the_file_beside_them()
    {
        var shards = ShardSizeFile.Read(Repository.Data["simulated/tempering/dimensions.csv"]);
        var losses = VolumeLossFile.Read(Repository.Data["simulated/tempering/volume-loss.csv"]);
        Assert.Equal(Provenance.Simulated, shards.Provenance);
        Assert.Equal(losses.X.ToArray(), shards.Losses.X.ToArray());

        // The files round dimensions to 10 nm and losses to 1e-6.
        const double Rounding = 1e-5;
        for (var i = 0; i < losses.Count; i++)
        {
            Assert.Equal(losses.Y.Span[i], shards.Losses.Y.Span[i], Rounding);
            Assert.Equal(losses.StandardDeviation!.Value.Span[i], shards.Losses.StandardDeviation!.Value.Span[i], Rounding);
        }
    }

    [Fact]
    public void Units_are_converted_and_sizes_without_errors_are_exact()
    {
        var shard = ShardSizeFile.Read(Written("time / h,length before / mm,width before / mm,thickness before / um,length after / mm,width after / mm,thickness after / um\n2,4,3,700,3.8,2.85,665\n")).Shards[0];
        Assert.Equal(("1", 7200), (shard.Name, shard.Time));
        Assert.Equal(4e-3 * 3e-3 * 0.7e-3, shard.Before.Volume.Value, 1e-20);
        Assert.Equal(1 - Math.Pow(0.95, 3), shard.Loss.Value, 1e-12);
        Assert.Equal(0.05, shard.ThicknessLoss.Value, 1e-12);
        Assert.Equal(0, shard.Loss.StandardError);
    }

    [Fact]
    public void An_error_of_one_dimension_is_that_of_the_volume_in_relation()
    {
        var shard = ShardSizeFile.Read(Written("shard,time / s,length before / m,length before standard deviation / m,width before / m,thickness before / m,length after / m,width after / m,thickness after / m\nA,60,4e-3,4e-5,3e-3,7e-4,4e-3,3e-3,7e-4\n")).Shards[0];
        Assert.Equal("A", shard.Name);
        Assert.Equal(0.01, shard.Before.Volume.StandardError / shard.Before.Volume.Value, 1e-9);

        // V/V₀ is not linear in L₀: second order of 1 %.
        Assert.Equal(0.01, shard.Loss.StandardError, 1e-5);
    }

    [Theory]
    [InlineData("shard,size\n1,1\n", "time / s")]
    [InlineData("time / s,length before / mm\n60,4\n", "width before / mm")]
    [InlineData("time / s,length before\n60,4\n", "unit of length")]
    [InlineData("time / s,length before / mm,width before / mm,thickness before / mm,length after / mm,width after / mm,thickness after / mm\n60,4,3,0,4,3,1\n", "above 0")]
    [InlineData("time / s,length before / mm,width before / mm,thickness before / mm,length after / mm,width after / mm,thickness after / mm\n60,4,3,1,4,3,1\n30,4,3,1,4,3,1\n", "ascend")]
    public void Other_tables_get_one_sentence(string content, string said) =>
        Assert.Contains(said, Assert.Throws<DataFileException>(() => ShardSizeFile.Read(Written(content))).Message, StringComparison.Ordinal);

    private string Written(string content)
    {
        var path = Path.Combine(folder, "shards.csv");
        File.WriteAllText(path, content);
        return path;
    }
}
