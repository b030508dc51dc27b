using Fickian.Infrared;

namespace Fickian.Tests.Files;

/// <summary>No file of an instrument may be had, so the readers are held to the published layout.</summary>
public sealed class PerkinElmerFileTests
{
    [Fact]
    public void A_spectrum_is_read_by_its_blocks()
    {
        var contents = InMemory.Open(PerkinElmerBytes.Sp(4000, 3996, [0.1, 0.2, 0.3, 0.4, 0.5]), "film.sp");
        var spectrum = contents.The<Spectrum>();
        Assert.Equal(("perkinelmer-sp", "film"), (contents.Format, spectrum.Name));
        Assert.Equal([4000, 3999, 3998, 3997, 3996], spectrum.Axis.Values.ToArray());
        Assert.Equal([0.1, 0.2, 0.3, 0.4, 0.5], spectrum.Values.ToArray());
        Assert.Equal((InfraredQuantity.Wavenumber, InfraredQuantity.Absorbance), (spectrum.Axis.Quantity, spectrum.Value));
        Assert.Contains("unverified", Assert.Single(spectrum.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Units_and_lengths_that_do_not_fit_are_told()
    {
        var spectrum = InMemory.Open(PerkinElmerBytes.Sp(1, 3, [0.1, 0.2, 0.3], x: "furlong", y: "%T")).The<Spectrum>();
        Assert.Equal(InfraredQuantity.TransmittancePercent, spectrum.Value);
        Assert.Contains(spectrum.Findings, f => f.Message.Contains("'furlong', is not known", StringComparison.Ordinal));
        Assert.Contains("7 ordinates were expected and 3 were found", InMemory.Refusal(PerkinElmerBytes.Sp(1, 3, [1, 2, 3], points: 7)), StringComparison.Ordinal);
        Assert.Contains("truncated", InMemory.Refusal(PerkinElmerBytes.Sp(1, 3, [1, 2, 3])[..^9]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4000, 3996)]
    [InlineData(3996, 4000)]
    public void A_map_is_read_with_x_fastest(double first, double last)
    {
        // Each value holds its own place: row, column, point.
        float[] values = [.. Enumerable.Range(0, 2 * 3 * 5).Select(i => (100 * (i / 15)) + (10 * (i / 5 % 3)) + (i % 5))];
        var contents = InMemory.Open(PerkinElmerBytes.Fsm(3, 2, first, last, 5, values), "map.fsm");
        var map = contents.The<SpectralMap>();
        Assert.Equal(("perkinelmer-fsm", "shard"), (contents.Format, map.Name));
        Assert.Equal((2, 3, 5), (map.Rows.Count, map.Columns.Count, map.Wavenumbers.Count));
        Assert.Equal(124, map.At(1, 2, 4));
        Assert.Equal((first, last), (map.Wavenumbers.First, map.Wavenumbers.Last));
        Assert.Equal((-100e-6, -87.5e-6), (map.Columns.First, map.Columns.Last));
        Assert.Equal((50e-6, 62.5e-6), (map.Rows.First, map.Rows.Last));
        Assert.Contains(map.Findings, f => f.Message.Contains("unverified", StringComparison.Ordinal));
        Assert.Contains("3 × 2 spectra of 5 points were expected", InMemory.Refusal(PerkinElmerBytes.Fsm(3, 2, first, last, 5, values)[..^26]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3\r\n4000\r\n3998\r\n1\r\n2\r\n4\r\n0.1\r\n0.2\r\n0.3\r\n")]
    [InlineData("3\n4000\n3998\n1\n2\n4\n0.1\n0.2\n0.3")]
    public void Text_with_six_lines_of_head_is_read(string text)
    {
        var contents = InMemory.Open(text, "film.asp");
        Assert.Equal("perkinelmer-asp", contents.Format);
        Assert.Equal([4000, 3999, 3998], contents.The<Spectrum>().Axis.Values.ToArray());
        Assert.Equal([0.1, 0.2, 0.3], contents.The<Spectrum>().Values.ToArray());
        Assert.Contains("3 was found", Assert.Throws<DataFileException>(() => InMemory.Open(text[..text.IndexOf("0.3", StringComparison.Ordinal)])).Message, StringComparison.Ordinal);
    }
}
