using Fickian.Files;

namespace Fickian.Tests.Files;

public sealed class VolumeLossFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("time / h,relative volume loss\n0,0\n1,0.1\n2,0.15\n")]
    [InlineData("time / h;V/V0\n0;1\n1;0,9\n2;0,85\n")]
    [InlineData("t (h)\tvolume / mm3\n0\t2\n1\t1.8\n2\t1.7\n")]
    [InlineData("time / s,volume loss / %\n3600,10\n7200,15\n")]
    public void Losses_are_read_however_they_are_stated(string content)
    {
        var curve = VolumeLossFile.Read(Written(content));
        Assert.Equal([3600, 7200], curve.X.ToArray());
        Assert.Equal(0.10, curve.Y.Span[0], 1e-12);
        Assert.Equal(0.15, curve.Y.Span[1], 1e-12);
        Assert.Equal(Provenance.Measured, curve.Provenance);
    }

    [Fact]
    public void Errors_of_volumes_go_into_those_of_the_losses()
    {
        var curve = VolumeLossFile.Read(Written("# provenance: simulated\ntime / s,volume / mm3,standard deviation / mm3\n0,2,0.02\n600,1.8,0.01\n"));
        Assert.Equal(0.9 * Math.Sqrt(Math.Pow(0.01, 2) + Math.Pow(0.01 / 1.8, 2)), curve.StandardDeviation!.Value.Span[0], 1e-9);
        Assert.Equal(Provenance.Simulated, curve.Provenance);
    }

    [Theory]
    [InlineData("time,volume\n0,1\n1,1\n", "time / s")]
    [InlineData("time / s,mass\n0,1\n1,1\n", "relative volume loss")]
    [InlineData("time / s,volume / mm3\n60,1\n120,1\n", "time 0")]
    [InlineData("time / s,V/V0\n60,1\n30,1\n", "ascend")]
    [InlineData("time / s,V/V0,sd\n60,1,-1\n", "at least 0")]
    public void Other_tables_get_one_sentence(string content, string said) =>
        Assert.Contains(said, Assert.Throws<DataFileException>(() => VolumeLossFile.Read(Written(content))).Message, StringComparison.Ordinal);

    private string Written(string content)
    {
        var path = Path.Combine(folder, "loss.csv");
        File.WriteAllText(path, content);
        return path;
    }
}
