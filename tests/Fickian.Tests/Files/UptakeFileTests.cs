using Fickian.Files;

namespace Fickian.Tests.Files;

public sealed class UptakeFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("time / s,uptake\n0,0\n60,0.5\n", 60, 0.5)]
    [InlineData("Time (min);M/M∞\n0;0\n1,5;0,25\n", 90, 0.25)]
    [InlineData("t [h]\tband area / cm-1\n0\t0\n0.5\t3e-1\n", 1800, 0.3)]
    [InlineData("uptake (mg/g),\"note, quoted\",time/min\n0,1,0\n2,2,3\n", 180, 2)]
    [InlineData("time;uptake\nmin;cm-1\n0;0\n2;1.5\n", 120, 1.5)]
    [InlineData("\uFEFFtime / s,uptake\r\n# remark\r\n\r\n0,0\r\n60,+5.0E-001\r\n", 60, 0.5)]
    public void Delimited_text_is_read_by_its_heading(string text, double lastTime, double lastUptake)
    {
        var run = UptakeFile.Read(Write(text));
        Assert.Equal(2, run.Uptake.Count);
        Assert.Equal(lastTime, run.Uptake.X.Span[^1], 1e-12);
        Assert.Equal(lastUptake, run.Uptake.Y.Span[^1], 1e-15);
        Assert.Equal(Provenance.Measured, run.Provenance);
    }

    [Theory]
    [InlineData("", "holds none")]
    [InlineData("# only a remark\n", "holds none")]
    [InlineData("0 0\n1 1\n", "part the columns")]
    [InlineData("time / s,uptake\n0,0\n1,abc\n", "line 3: a finite number was expected in column 'uptake' and 'abc' was found")]
    [InlineData("time / s,uptake\n0,0\n1,\n", "line 3: a finite number was expected in column 'uptake' and an empty cell was found")]
    [InlineData("time / s,uptake\n0,0\n1,NaN\n", "'NaN' was found")]
    [InlineData("time / s,uptake\n0,0\n2,1\n1,2\n", "line 4: ascending times were expected and 1 follows 2")]
    [InlineData("time / s,uptake\n0,0\n1,1\n1,2\n", "line 4: ascending times were expected and 1 stands there twice")]
    [InlineData("time / s,uptake\n0,0\n", "at least 2 points was expected and 1 was found")]
    [InlineData("time / s,uptake\n", "0 were found")]
    [InlineData("time / fortnight,uptake\n0,0\n1,1\n", "'fortnight' was found")]
    [InlineData("time,uptake\n0,0\n1,1\n", "a unit of time was expected")]
    [InlineData("time / s,temperature\n0,0\n1,1\n", "'temperature' were found")]
    [InlineData("time / s,uptake,loading\n0,0,0\n1,1,1\n", "one column of uptake was expected and 2 were found")]
    [InlineData("time / s,uptake\n0,0\n1,5,0,5\n", "a decimal comma is ambiguous")]
    [InlineData("time / s;uptake\n0;0\n1,5;0.5\n", "decimal commas and decimal points are mixed")]
    [InlineData("time / s,uptake,standard deviation\n0,0,0\n1,1,-1\n", "a standard deviation of at least 0 was expected")]
    [InlineData("time / s,uptake\0\n0,0\n", "binary file")]
    public void Bad_input_gets_one_sentence_that_says_what_and_where(string text, string sentence)
    {
        var failure = Assert.Throws<DataFileException>(() => UptakeFile.Read(Write(text)));
        Assert.Contains(sentence, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_named() =>
        Assert.All([Path.Combine(folder, "none.csv"), folder], p => Assert.StartsWith(p, Assert.Throws<DataFileException>(() => UptakeFile.Read(p)).Message, StringComparison.Ordinal));

    [Fact]
    public void A_unit_of_time_may_be_stated_where_the_heading_has_none() =>
        Assert.Equal(3600, UptakeFile.Read(Write("time,uptake\n0,0\n1,1\n"), timeUnit: "h").Uptake.X.Span[1]);

    [Fact]
    public void Columns_that_are_neither_time_nor_uptake_are_left_out_with_a_finding() =>
        Assert.Contains("temperature", Assert.Single(UptakeFile.Read(Write("time / s,uptake,temperature / K\n0,0,298\n1,1,298\n")).Findings).Message, StringComparison.Ordinal);

    [Fact]
    public void Latin_1_text_is_read_when_it_is_not_valid_UTF_8()
    {
        var path = Path.Combine(folder, "latin.csv");
        File.WriteAllBytes(path, [.. "# gas: CO2 at 20 "u8, 0xB0, .. "C\ntime / s,uptake\n0,0\n1,1\n"u8]);
        Assert.Equal("CO2 at 20 °C", UptakeFile.Read(path).Gas);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var curve = new Curve([0, 1.5, 3], [0, 0.25, 0.123456789012], [0, 0.01, 0.02])
        {
            YQuantity = Quantity.Uptake with { Unit = Unit.PerCentimetre },
            Provenance = Provenance.Simulated,
        };
        var path = Path.Combine(folder, "written.csv");
        UptakeFile.Write(path, curve, [new("sample", "glass"), new("gas", "CO2")]);
        var run = UptakeFile.Read(path);
        Assert.Equal(curve.X.ToArray(), run.Uptake.X.ToArray());

        // Ten decimals are written.
        Assert.All(curve.Y.ToArray().Zip(run.Uptake.Y.ToArray()), p => Assert.Equal(p.First, p.Second, 5e-11));
        Assert.Equal(curve.StandardDeviation!.Value.ToArray(), run.Uptake.StandardDeviation!.Value.ToArray());
        Assert.Equal(("glass", "CO2", Provenance.Simulated, "cm⁻¹"), (run.Sample, run.Gas, run.Provenance, run.Uptake.YQuantity.Unit.Symbol));
    }

    [Fact]
    public void The_real_transients_are_read_with_their_standard_deviations()
    {
        var files = Directory.GetFiles(Repository.Shared("fixtures/uptake/diffusionpy"), "*.csv");
        Assert.Equal(8, files.Length);
        Assert.Equal(6, files.Count(f => UptakeFile.Read(f).Uptake.StandardDeviation is not null));
        Assert.All(files, f => Assert.Equal("g g-1", UptakeFile.Read(f).Uptake.YQuantity.Unit.Symbol));
    }

    private string Write(string text)
    {
        var path = Path.Combine(folder, "run.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
