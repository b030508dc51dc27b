using System.Globalization;
using Fickian.Diffraction;
using Fickian.Files;

namespace Fickian.Tests.Files;

public sealed class DiffractogramFixtureTests
{
    // Ends of the axes are printed with nine digits, or as sums of rounded steps; the table says which.
    private const double PrintedAngle = 1e-8;

    [Theory]
    [InlineData("xrdml", PrintedAngle, 3)]
    [InlineData("bruker-brml", PrintedAngle, 2)]
    [InlineData("bruker-raw", 1e-4, 2)]
    [InlineData("rigaku", 1e-9, 3)]
    [InlineData("xy-text with # header", 1e-9, 2)]
    public void A_pattern_has_the_stated_angles_and_intensities(string format, double angle, int files)
    {
        var rows = FixtureRow.Of(format);
        Assert.Equal(files, rows.Count);
        foreach (var row in rows)
            Check(row, DataFile.Open(row.Location).The<Diffractogram>(), angle);
    }

    [Theory]
    [InlineData("xy", 2)]
    [InlineData("xye", 2)]
    [InlineData("dat", 1)]
    public void Columns_of_text_are_a_pattern_on_the_callers_word(string format, int files)
    {
        var rows = FixtureRow.Of(format).Where(r => r.Format == format && r.Path.StartsWith("pxrd", StringComparison.Ordinal)).ToArray();
        Assert.Equal(files, rows.Length);
        foreach (var row in rows)
        {
            var pattern = DiffractogramFile.Read(row.Location).The<Diffractogram>();
            Check(row with { SpotText = string.Join(';', row.SpotText.Split(';').Where(s => !s.Contains("sigma", StringComparison.Ordinal))) }, pattern, 1e-9);
            if (row.SpotText.Split("sigma 0=") is [_, var sigma])
                Assert.Equal(double.Parse(sigma, CultureInfo.InvariantCulture), pattern.StandardDeviation!.Value.Span[0]);
            Assert.Equal(row.Shape.Contains("3 columns", StringComparison.Ordinal), pattern.StandardDeviation is not null);
        }
    }

    [Fact]
    public void A_heading_that_does_not_say_2_theta_is_doubted_and_one_that_does_is_recognised()
    {
        var asked = DiffractogramFile.Read(Repository.Shared("fixtures/pxrd/datalab/example_ocx.xy")).The<Diffractogram>();
        Assert.Contains("'theta'", Assert.Single(asked.Findings).Message, StringComparison.Ordinal);
        Assert.Equal("xrd-text", DataFile.Open(Repository.Shared("fixtures/pxrd/datalab/example_evadiffract.xy")).Format);
        Assert.NotEqual("xrd-text", DataFile.Open(Repository.Shared("fixtures/pxrd/datalab/example_ocx.xy")).Format);
    }

    [Fact]
    public void A_pattern_in_JCAMP_can_be_read_as_one()
    {
        var pattern = DiffractogramFile.Read(Repository.Shared("fixtures/jcamp/chem-spectra-app/Test_data_op_001_XRD.jdx")).The<Diffractogram>();

        // The file prints four decimals.
        Assert.Equal((928, 2, 48.6612, 14.2767), (pattern.Count, pattern.TwoTheta.First, pattern.At(0), pattern.At(927)), (a, b) => a.Item1 == b.Item1 && Math.Abs(a.Item2 - b.Item2) < 1e-9 && Math.Abs(a.Item3 - b.Item3) < 1e-4 && Math.Abs(a.Item4 - b.Item4) < 1e-4);
        Assert.Equal(DiffractionQuantity.Counts, pattern.Value);
    }

    [Fact]
    public void Wavelengths_and_counting_times_are_read()
    {
        Assert.Equal((1.540598, 62.23), Told("CG20396_jdb12-1.xrdml"), Near);
        Assert.Equal((1.5406, 124.8), Told("TiOF.brml"), Near);
        Assert.Equal((1.5406, 77.9), Told("TiO2.raw"), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-9 && Math.Abs(a.Item2 - b.Item2) < 0.05);
        Assert.Equal(1.540593, DataFile.Open(Repository.Shared("fixtures/pxrd/pyscattdata/ras/TiO2-1-3h.ras")).The<Diffractogram>().Radiation!.Wavelength * 1e10, 1e-9);
        var doublet = DataFile.Open(Repository.Shared("fixtures/pxrd/datalab/CG20396_jdb12-1.xrdml")).The<Diffractogram>().Radiation!;
        Assert.Equal((1.544426, 0.5), (doublet.SecondWavelength * 1e10, doublet.SecondRatio), Near);
        Assert.False(DataFile.Open(Repository.Shared("fixtures/pxrd/xrdtools/test_scan.xrdml")).The<Diffractogram>().Radiation!.IsDoublet);
    }

    [Fact]
    public void A_file_that_holds_no_pattern_is_refused_with_what_it_holds() =>
        Assert.Contains("structure was found", Assert.Throws<DataFileException>(() => DiffractogramFile.Read(Repository.Data["structures/zif-62-sites.csv"])).Message, StringComparison.Ordinal);

    private static bool Near((double First, double Second) a, (double First, double Second) b) => Math.Abs(a.First - b.First) < 1e-9 && Math.Abs(a.Second - b.Second) < 1e-6;

    private static (double Wavelength, double Time) Told(string file) =>
        DataFile.Open(Repository.Shared($"fixtures/pxrd/datalab/{file}")).The<Diffractogram>() is var d ? (d.Radiation!.Wavelength * 1e10, d.CountingTime) : default;

    private static void Check(FixtureRow row, Diffractogram pattern, double angle)
    {
        Assert.Equal(row.Counts[0], pattern.Count);
        Assert.Equal(double.Parse(row.AxisFirst, CultureInfo.InvariantCulture), pattern.TwoTheta.First, angle);
        Assert.Equal(double.Parse(row.AxisLast, CultureInfo.InvariantCulture), pattern.TwoTheta.Last, angle * 100);
        foreach (var (index, value) in row.Spots)
            Assert.Equal(double.Parse(value, CultureInfo.InvariantCulture), pattern.At(index[0]), 5e-9 * Math.Abs(double.Parse(value, CultureInfo.InvariantCulture)));
    }
}
