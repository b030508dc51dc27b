using Fickian.Diffraction;
using Fickian.Files;

namespace Fickian.Tests.Files;

public sealed class DiffractogramLayoutTests
{
    [Fact]
    public void Old_RAW_files_are_read_range_by_range_and_say_that_their_layout_is_unchecked()
    {
        foreach (var (bytes, version) in new[] { (PatternBytes.Raw1(3, 4, 2), "1"), (PatternBytes.Raw2(3, 4, 2), "2") })
        {
            var contents = InMemory.Open(bytes, "old.raw");
            Assert.Equal($"version {version}", contents.Variant);
            Assert.Contains("published descriptions", Assert.Single(contents.Findings).Message, StringComparison.Ordinal);
            var sets = contents.DataSets.Cast<Diffractogram>().ToArray();
            Assert.Equal([3, 4, 2], sets.Select(s => s.Count));
            Assert.All(sets, s => Assert.Equal((10, 10.5, 1, 2, 2), (s.TwoTheta[0], s.TwoTheta[1], s.At(0), s.At(1), s.CountingTime)));
            Assert.Equal((1.5406, 0.5), (sets[0].Radiation!.Wavelength * 1e10, sets[0].Radiation!.SecondRatio), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-6 && a.Item2 == b.Item2);
        }
    }

    [Fact]
    public void RAW4_files_hold_several_ranges_and_are_refused_when_obfuscated_or_cut()
    {
        var sets = InMemory.Open(PatternBytes.Raw4(4, 3, 5), "new.raw").DataSets.Cast<Diffractogram>().ToArray();
        Assert.Equal([3, 5], sets.Select(s => s.Count));
        Assert.Equal((1.5406e-10, "powder", 12), (sets[1].Radiation!.Wavelength, sets[1].Metadata["sample"], sets[1].TwoTheta.Last), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-16 && a.Item2 == b.Item2 && a.Item3 == b.Item3);
        Assert.Contains("obfuscated", InMemory.Refusal(PatternBytes.Raw4(8, 3)), StringComparison.Ordinal);
        Assert.Contains("truncated", InMemory.Refusal(PatternBytes.Raw4(4, 3)[..^4]), StringComparison.Ordinal);
        Assert.Contains("no Bruker version", InMemory.Refusal([.. "RAW_1.06"u8, .. new byte[80]]), StringComparison.Ordinal);
    }

    [Fact]
    public void XRDML_2_has_counts_several_scans_lists_of_positions_and_attenuation()
    {
        var contents = InMemory.Open(PatternBytes.Xrdml, "scans.xrdml");
        Assert.Equal("xrdml", contents.Format);
        Assert.Contains("1 of 3 scans", Assert.Single(contents.Findings).Message, StringComparison.Ordinal);
        var (first, second) = ((Diffractogram)contents.DataSets[0], (Diffractogram)contents.DataSets[1]);
        Assert.Equal(([10, 10.5, 11], [1, 2, 3], 2), (first.TwoTheta.Values.ToArray(), first.Intensity.ToArray(), first.CountingTime), (a, b) => a.Item1.SequenceEqual(b.Item1) && a.Item2.SequenceEqual(b.Item2) && a.Item3 == b.Item3);
        Assert.Equal([10, 10.5, 11.5], second.TwoTheta.Values.ToArray());
        Assert.Equal([1, 2, 30], second.Intensity.ToArray());

        // √3 counts behind an absorber of 10.
        Assert.Equal(10 * Math.Sqrt(3), second.StandardDeviation!.Value.Span[2], 1e-12);
        Assert.Equal(["The scan is marked 'Aborted': it may be incomplete.", "Intensities were multiplied by the attenuation of the beam, up to 10."], second.Findings.Select(f => f.Message));
    }

    [Theory]
    [InlineData("<startPosition>10.0</startPosition>", "", "a scan over 2Theta")]
    [InlineData("<listPositions>10 10.5 11.5</listPositions>", "<listPositions>10 10.5</listPositions>", "as many positions as intensities")]
    [InlineData("<counts unit=\"counts\">1 2 3</counts></dataPoints></scan>\n<scan scanAxis=\"2Theta\"", "<counts unit=\"counts\">1 two 3</counts></dataPoints></scan>\n<scan scanAxis=\"2Theta\"", "a finite number was expected at place 2 and 'two' was found")]
    [InlineData("</xrdMeasurements>", "", "well-formed XML")]
    [InlineData("<xrdMeasurements", "<!DOCTYPE a [<!ENTITY b \"c\">]><xrdMeasurements", "without a document type")]
    public void Damaged_XRDML_gets_a_sentence(string part, string instead, string sentence)
    {
        var text = PatternBytes.Xrdml.ReplaceLineEndings("\n");
        if (part.StartsWith("<startPosition", StringComparison.Ordinal))
            text = text.Replace("<listPositions>10 10.5 11.5</listPositions>", "", StringComparison.Ordinal);
        Assert.Contains(sentence, InMemory.Refusal(text.Replace(part, instead, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_that_nest_without_end_are_refused() =>
        Assert.Contains("at most 64 deep", InMemory.Refusal($"<xrdMeasurements>{string.Concat(Enumerable.Repeat("<a>", 5000))}"), StringComparison.Ordinal);

    [Fact]
    public void RAS_has_blocks_factors_and_scans_that_break_off()
    {
        var contents = InMemory.Open(PatternBytes.Ras, "scan.txt");
        Assert.Equal("rigaku-ras", contents.Format);
        var (first, second) = ((Diffractogram)contents.DataSets[0], (Diffractogram)contents.DataSets[1]);
        Assert.Equal([1, 2, 12], first.Intensity.ToArray());
        Assert.Equal((DiffractionQuantity.CountRate, "powder", true), (first.Value, first.Name, first.Radiation!.IsDoublet));
        Assert.Contains("attenuation factors of up to 4", Assert.Single(first.Findings).Message, StringComparison.Ordinal);
        Assert.Contains("breaks off behind 2 points", Assert.Single(second.Findings).Message, StringComparison.Ordinal);
        Assert.Contains("line 10: 2θ, intensity", InMemory.Refusal(PatternBytes.Ras.Replace("10.000 1 1.000", "10.000 one 1.000", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Archives_are_read_by_their_own_columns()
    {
        var rigaku = InMemory.Open(PatternBytes.Rasx, "scan.rasx");
        var bruker = InMemory.Open(PatternBytes.Brml, "scan.brml");
        Assert.Equal(("rigaku-rasx", "bruker-brml"), (rigaku.Format, bruker.Format));
        foreach (var pattern in new[] { rigaku, bruker }.Select(c => c.The<Diffractogram>()))
            Assert.Equal(([10, 10.5, 11], [1, 2, 3]), (pattern.TwoTheta.Values.ToArray(), pattern.Intensity.ToArray()), (a, b) => a.Item1.SequenceEqual(b.Item1) && a.Item2.SequenceEqual(b.Item2));
        Assert.Equal((1.5e-10, "powder"), (rigaku.The<Diffractogram>().Radiation!.Wavelength, rigaku.The<Diffractogram>().Name));
        Assert.Equal((96, true), (bruker.The<Diffractogram>().CountingTime, bruker.The<Diffractogram>().Radiation!.IsDoublet));
        Assert.Contains("processed data", Assert.Single(bruker.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Archives_in_an_archive_are_left_alone()
    {
        var outer = SampleFiles.Zip(new Dictionary<string, byte[]> { ["scan.brml"] = PatternBytes.Brml, ["a.xy"] = "2theta,counts\n10,1\n11,2\n12,3\n"u8.ToArray() });
        Assert.Equal("xrd-text", InMemory.Open(outer, "all.zip").Format);
    }

    [Theory]
    [InlineData("2theta / deg,intensity / counts\n10,1\n11,2\n12,3\n")]
    [InlineData("# 2-Theta Intensity\n10 1\n11 2\n12 3\n")]
    [InlineData("'Id: \"\" Scantype: \"Coupled TwoTheta/Theta\"\n10 1\n11 2\n12 3\n")]
    public void Text_that_names_2_theta_is_a_pattern(string text) => Assert.Equal([10, 11, 12], InMemory.Open(text).The<Diffractogram>().TwoTheta.Values.ToArray());

    [Theory]
    [InlineData("wavenumber / cm-1,absorbance\n10,1\n11,2\n12,3\n")]
    [InlineData("10 1\n11 2\n12 3\n")]
    public void Text_that_does_not_is_none(string text) => Assert.DoesNotContain(InMemory.Open(text).DataSets, s => s is Diffractogram);

    [Fact]
    public void A_pattern_that_was_written_as_text_is_read_as_the_same()
    {
        var pattern = new Diffractogram("powder", [10, 10.02, 10.05], [3, 4, double.NaN], [1, 2, 3]) { Value = DiffractionQuantity.Counts };
        var again = InMemory.Written("powder.csv", path => CsvFile.Write(path, pattern)).The<Diffractogram>();
        Assert.Equal(pattern.TwoTheta.Values.ToArray(), again.TwoTheta.Values.ToArray());
        Assert.Equal(pattern.Intensity.ToArray(), again.Intensity.ToArray());
        Assert.Equal((pattern.Value, 3), (again.Value, again.StandardDeviation!.Value.Span[2]));
    }

    [Fact]
    public void Errors_are_those_of_counting_or_of_the_scatter()
    {
        var counts = new Diffractogram("", [1, 2, 3], [0, 4, 100]) { Value = DiffractionQuantity.Counts };
        Assert.Equal([1, 2, 10], counts.ToCurve().StandardDeviation!.Value.ToArray());
        var rate = new Diffractogram("", [1, 2, 3], [0, 4, 100]) { Value = DiffractionQuantity.CountRate, CountingTime = 4 };
        Assert.Equal([0.25, 1, 5], rate.ToCurve().StandardDeviation!.Value.ToArray());

        // Counts times 3 in an unknown unit: σ² = 3·I within the scatter of a median over 5000 points, 3 %.
        var random = new Random(7);
        double[] y = [.. Enumerable.Range(0, 5000).Select(_ => 3.0 * MathNet.Numerics.Distributions.Poisson.Sample(random, 400))];
        var unknown = new Diffractogram("", [.. Enumerable.Range(0, 5000).Select(i => 0.01 * i)], y).ToCurve();
        Assert.Equal(3, Enumerable.Range(0, 5000).Average(i => Math.Pow(unknown.StandardDeviation!.Value.Span[i], 2) / y[i]), 0.1);
    }

    [Fact]
    public void Points_are_sorted_and_missing_ones_left_out()
    {
        var curve = new Diffractogram("", [3, 1, 2, 2], [30, 10, double.NaN, 20]) { Value = DiffractionQuantity.Counts }.ToCurve();
        Assert.Equal([1, 2, 3], curve.X.ToArray());
        Assert.Equal([10, 20, 30], curve.Y.ToArray());
        Assert.Empty(new Diffractogram("", [], []).ToCurve().X.ToArray());
        Assert.Throws<ArgumentException>(() => new Diffractogram("", [1], []));
    }
}
