using Fickian.Files;

namespace Fickian.Tests.Files;

public sealed class ProfileFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("x / um,c (10 min),c (1 h)")]
    [InlineData("depth (um);10 min;60 min")]
    [InlineData("position [um]\tc at 600 s\tc at 1h")]
    [InlineData("x / um,c / mol m-3 (600 s),c / mol m-3 (3600 s)")]
    [InlineData("r / µm,t = 600 s,t = 3600 s")]
    public void Columns_with_their_times_are_profiles(string heading)
    {
        var separator = heading.Contains('\t') ? '\t' : heading.Contains(';') ? ';' : ',';
        var run = Read($"# gas: CO2\n{heading}\n{Rows(6, separator, i => [i, 10 + i, 20 + i])}");
        Assert.Equal([600.0, 3600.0], run.Profiles.Select(p => p.Time));
        Assert.Equal(5e-6, run.Profiles[1].Profile.X.Span[5], 1e-20);
        Assert.Equal([10, 15, 20, 25], [run.Profiles[0].Profile.Y.Span[0], run.Profiles[0].Profile.Y.Span[5], run.Profiles[1].Profile.Y.Span[0], run.Profiles[1].Profile.Y.Span[5]]);
        Assert.Equal(("CO2", heading.Contains("mol", StringComparison.Ordinal) ? "mol m-3" : "1"), (run.Gas, run.Profiles[0].Profile.YQuantity.Unit.Symbol));
        Assert.Empty(run.Profiles[0].Profile.Findings);
    }

    [Fact]
    public void A_long_table_is_parted_by_its_times()
    {
        var run = Read($"# provenance: simulated\nx / mm,t / min,c,sd,remark\n{Rows(12, ',', i => [i % 6, i < 6 ? 10 : 20, i, 0.1, 7])}");
        Assert.Equal([600.0, 1200.0], run.Profiles.Select(p => p.Time));
        Assert.Equal((1e-3, 7, 0.1), (run.Profiles[1].Profile.X.Span[1], run.Profiles[1].Profile.Y.Span[1], run.Profiles[1].Profile.StandardDeviation!.Value.Span[1]));
        Assert.Equal((Provenance.Simulated, "Column 'remark' is neither position nor concentration and was left out."), (run.Provenance, Assert.Single(run.Profiles[0].Profile.Findings).Message));
    }

    [Fact]
    public void Standard_deviations_belong_to_the_profile_of_their_time()
    {
        var run = Read($"x / um,c (1 h),sd (2 h),c (2 h),sd (1 h)\n{Rows(5, ',', i => [i, i, 0.2, 2 * i, 0.1])}");
        Assert.Equal([0.1, 0.2], run.Profiles.Select(p => p.Profile.StandardDeviation!.Value.Span[0]));
    }

    [Fact]
    public void The_time_of_one_profile_may_be_stated_in_the_file_or_beside_it()
    {
        var rows = Rows(5, ',', i => [i, 5 - i]);
        Assert.Equal(7200, Assert.Single(Read($"# time: 2 h\nx / um,c\n{rows}").Profiles).Time);
        Assert.Equal(5400, Assert.Single(Read($"x / um,c\n{rows}", "90min").Profiles).Time);
        Assert.Contains("leave the time out", Assert.Throws<ArgumentException>(() => Read($"x / um,c (1 h)\n{rows}", "2h")).Message, StringComparison.Ordinal);
        Assert.Contains("write for example 2h", Assert.Throws<ArgumentException>(() => Read($"x / um,c\n{rows}", "2")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("t / s,c\n", "a column 'x / um'")]
    [InlineData("x / um,colour\n", "a column 'c'")]
    [InlineData("x,c (1 h)\n", "a unit of length")]
    [InlineData("x / mile,c (1 h)\n", "'mile'")]
    [InlineData("x / um,c\n", "the time of the profile")]
    [InlineData("x / um,c (1 h),c\n", "has none")]
    [InlineData("x / um,c (1 h),c (60 min)\n", "2 were found for 3600 s")]
    [InlineData("x / um,c (0 s)\n", "a positive time")]
    [InlineData("x / um,t,c\n", "a unit of time")]
    [InlineData("# time: soon\nx / um,c\n", "'soon'")]
    public void Headings_that_do_not_do_get_one_sentence(string head, string sentence)
    {
        var columns = head.Trim().Split('\n')[^1].Split(',').Length;
        var error = Assert.Throws<DataFileException>(() => Read(head + Rows(6, ',', i => [.. Enumerable.Repeat((double)i, columns)])));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "rows of numbers")]
    [InlineData("0,1\n1,1\n2,1\n3,1\n", "4 were found at 3600 s")]
    [InlineData("0,1\n2,1\n1,1\n3,1\n4,1\n", "line 4")]
    [InlineData("0,1\n1,x\n", "line 3")]
    [InlineData("0,1\n1,NaN\n", "line 3")]
    public void Rows_that_do_not_do_get_one_sentence(string rows, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<DataFileException>(() => Read("x / um,c (1 h)\n" + rows)).Message, StringComparison.Ordinal);

    private ProfileRun Read(string text, string? time = null)
    {
        var path = Path.Combine(folder, "profile.csv");
        File.WriteAllText(path, text);
        return ProfileFile.Read(path, time);
    }

    private static string Rows(int count, char separator, Func<int, double[]> cells) =>
        string.Concat(Enumerable.Range(0, count).Select(i => string.Join(separator, cells(i)) + "\n"));
}
