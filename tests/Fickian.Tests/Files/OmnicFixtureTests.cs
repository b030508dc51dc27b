using System.Globalization;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Files;

public sealed class OmnicFixtureTests
{
    [Fact]
    public void Every_spectrum_of_the_reference_files_agrees_with_two_independent_readers()
    {
        var rows = FixtureRow.Of("omnic-spa").Where(r => r.Format == "omnic-spa").ToArray();
        foreach (var row in rows)
        {
            var contents = DataFile.Open(row.Location);
            Assert.Equal("omnic-spa", contents.Format);
            var spectrum = contents.The<Spectrum>();
            row.CheckAxis(spectrum.Axis, row.Counts[0]);
            row.CheckSpots(i => spectrum.At(i));
            Assert.Equal(InfraredQuantity.Wavenumber, spectrum.Axis.Quantity);
            Assert.Equal(row.ValueUnit switch { "absorbance" => InfraredQuantity.Absorbance, "single beam" => InfraredQuantity.SingleBeam, _ => InfraredQuantity.ReflectancePercent }, spectrum.Value);
            Assert.Contains($"scans {spectrum.Metadata["scans"]}", row.Derived, StringComparison.Ordinal);
            Assert.Empty(spectrum.Findings);
        }

        Assert.Equal(39, rows.Length);
    }

    [Fact]
    public void Interferograms_follow_the_spectrum()
    {
        var sets = OmnicFile.Read(Repository.Shared("fixtures/omnic/co2-diamonds/7112_map_50_mkm0037.spa")).DataSets;
        Assert.Equal(["sample interferogram", "background interferogram"], sets.Skip(1).Select(s => s.Name));
        Assert.All(sets.Skip(1), s => Assert.Equal(16384, s.Axes[0].Count));
    }

    [Fact]
    public void A_grid_map_agrees_with_the_export_of_the_instrument()
    {
        // The export is rounded to seven digits, of values up to 0.5.
        const double HalfDigit = 5.1e-8;
        var row = Assert.Single(FixtureRow.Of("omnic-map"));
        var contents = DataFile.Open(row.Location);
        Assert.Equal("omnic-map", contents.Format);
        var map = contents.The<SpectralMap>();
        row.CheckAxis(map.Wavenumbers, row.Counts[^1]);
        row.CheckSpots(i => map.At(i[0] / 3, i[0] % 3, i[1]));
        Assert.Equal((3, 3, InfraredQuantity.Absorbance), (map.Rows.Count, map.Columns.Count, map.Value));
        // Positions are single-precision micrometres.
        Assert.All([(-21931.98, map.Columns.First), (-21531.98, map.Columns.Last), (1463.20, map.Rows.First), (1863.20, map.Rows.Last)], p => Assert.Equal(p.Item1 * 1e-6, p.Item2, 0.01e-6));
        foreach (var number in new[] { 1, 5, 9 })
        {
            var export = Path.Combine(Path.GetDirectoryName(row.Location)!, $"IIa_map_HPHT_2_spectra000{number}.CSV");
            foreach (var (text, i) in File.ReadLines(export).Select((l, i) => (l.Split(','), i)))
                Assert.Equal(double.Parse(text[1], CultureInfo.InvariantCulture), map.At((number - 1) / 3, (number - 1) % 3, i), HalfDigit);
        }

        var backgrounds = contents.DataSets.OfType<Spectrum>().ToArray();
        Assert.Equal(5, backgrounds.Length);
        Assert.All(backgrounds, b => Assert.Equal(InfraredQuantity.SingleBeam, b.Value));
        Assert.Equal("2019-12-19T10:50:31Z", backgrounds[0].Metadata["date"]);
    }

    [Fact]
    public void Files_of_single_pixels_make_the_map()
    {
        var row = Assert.Single(FixtureRow.Of("omnic-spa map"));
        var map = OmnicFile.ReadMap(Pixels());
        Assert.Equal((row.Counts[0], row.Counts[1]), (map.Rows.Count, map.Columns.Count));
        Assert.Equal(double.Parse(row.AxisFirst, CultureInfo.InvariantCulture) * 1e-6, map.Columns.First, 1e-12);
        Assert.Equal(double.Parse(row.AxisLast, CultureInfo.InvariantCulture) * 1e-6, map.Columns.Last, 1e-12);
        Assert.Equal((1664.38e-6, 1814.38e-6), (Math.Round(map.Rows.First, 12), Math.Round(map.Rows.Last, 12)));
        Assert.Null(map.Usable);
        foreach (var (path, i) in Pixels().Select((p, i) => (p, i)))
        {
            var alone = OmnicFile.Read(path).The<Spectrum>();
            Assert.Equal(alone.Values.Span[1763], map.At(i / 9, i % 9, 1763));
        }

        // By their titles: pixel 37 at 14:56:52, pixel 38 four seconds later, the earliest (51) at 14:50:42.
        var times = map.Metadata["pixelTimes"]!.Split(' ').Select(t => double.Parse(t, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal((36, 370, 374, 0), (times.Length, times[0], times[1], times[14]));
        var pixel = OmnicFile.Read(Pixels()[0]).The<Spectrum>();
        Assert.Equal(("2019-12-05T11:56:52Z", "18509.2 µm", "1664.38 µm"), (pixel.Metadata["pixelDate"], pixel.Metadata["positionX"], pixel.Metadata["positionY"]));
    }

    [Fact]
    public void A_pixel_without_a_file_is_masked()
    {
        var map = OmnicFile.ReadMap(Pixels().Where((_, i) => i != 12).Reverse());
        Assert.Equal((4, 9, 35), (map.Rows.Count, map.Columns.Count, map.Usable!.Count));
        Assert.False(map.Usable[1, 3]);
        Assert.True(double.IsNaN(map.At(1, 3, 0)));
        Assert.Contains(map.Findings, f => f.Message.StartsWith("1 pixels", StringComparison.Ordinal));
    }

    [Fact]
    public void A_spectrum_that_is_no_pixel_is_refused_in_a_map()
    {
        string[] paths = [.. Pixels().Take(2), Repository.Shared("fixtures/omnic/co2-diamonds/HPHT-IIa-diamond/HPHT_IIa_diamond.SPA")];
        Assert.Contains("as in the other pixels", Assert.Throws<DataFileException>(() => OmnicFile.ReadMap(paths)).Message, StringComparison.Ordinal);
        Assert.Contains("Position (X,Y)", Assert.Throws<DataFileException>(() => OmnicFile.ReadMap([paths[2]])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => OmnicFile.ReadMap([]));
    }

    private static string[] Pixels() =>
        [.. Enumerable.Range(37, 36).Select(n => Repository.Shared($"fixtures/omnic/co2-diamonds/7112_map_50_mkm00{n}.spa"))];
}
