using System.Globalization;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Files;

public sealed class AgilentFixtureTests
{
    // The means were accumulated in single precision.
    private const double SinglePrecision = 1e-7;
    private const string Folder = "fixtures/agilent-fpa/python-agilent-file-formats/";

    [Fact]
    public void Every_tile_and_mosaic_of_the_reference_files_agrees_with_two_independent_readers()
    {
        var rows = FixtureRow.Of("agilent-fpa").Where(r => !r.Format.EndsWith("parameters", StringComparison.Ordinal)).ToArray();
        foreach (var row in rows)
        {
            var contents = DataFile.Open(row.Location);
            Assert.Equal("agilent-fpa", contents.Format);
            // A tile of a mosaic gives the mosaic first and itself second.
            var map = Assert.IsType<SpectralMap>(contents.DataSets[row.Format.Contains("mosaic tile", StringComparison.Ordinal) ? 1 : 0]);
            row.CheckSpots(i => map.At(i[1], i[2], i[0]));
            Assert.Equal((double)map.Wavenumbers.Count, row.Counts.First(c => c is 9 or 311));
            if (row.AxisFirst.Length > 0)
                row.CheckAxis(map.Wavenumbers, map.Wavenumbers.Count);
            Assert.Equal(row.ValueUnit switch { "absorbance" => InfraredQuantity.Absorbance, "single beam" => InfraredQuantity.SingleBeam, _ => InfraredQuantity.Interferogram }, map.Value);
            Assert.Equal(double.Parse(row.Told("mean"), CultureInfo.InvariantCulture), Mean(map), SinglePrecision);
            Assert.Empty(map.Findings);
        }

        Assert.Equal(8, rows.Length);
    }

    [Fact]
    public void Parameters_tell_the_axis()
    {
        foreach (var row in FixtureRow.Of("agilent-fpa parameters"))
        {
            var metadata = DataFile.Open(row.Location).Metadata;
            var told = row.SpotText.Split(';', StringSplitOptions.TrimEntries).ToDictionary(s => s.Split('=')[0], s => double.Parse(s.Split('=')[1], CultureInfo.InvariantCulture));
            Assert.Equal((told["first index"], told["points"], told["spacing"]), (Number("firstIndex"), Number("points"), Number("spacing")));
            Assert.Equal("15798.0039", metadata["Effective Laser Wavenumber"]);

            double Number(string name) => double.Parse(metadata[name]!, CultureInfo.InvariantCulture);
        }
    }

    [Theory]
    [InlineData("5_mosaic_agg1024.dmt", 176, 8, 4)]
    [InlineData("4_noimage_agg256.seq", 88, 8, 8)]
    public void Pixels_have_their_size_and_rows_run_upwards(string file, double pitch, int rows, int columns)
    {
        var map = AgilentFile.Read(Repository.Shared(Folder + file)).The<SpectralMap>();
        Assert.Equal((rows, columns), (map.Rows.Count, map.Columns.Count));
        Assert.Equal(pitch * 1e-6, map.Rows[1] - map.Rows[0], 1e-12);
        Assert.Equal(pitch / 2 * 1e-6, map.Columns[0], 1e-12);
    }

    [Fact]
    public void Rows_and_tiles_stand_as_in_the_upstream_tests()
    {
        var map = AgilentFile.Read(Repository.Shared(Folder + "5_Mosaic_agg1024_0000_0001.dmd")).The<SpectralMap>();
        Assert.Equal((1.1479218f, 1.14063489f), ((float)map.At(0, 1, 1), (float)map.At(0, 2, 2)));
        var interferograms = AgilentFile.Read(Repository.Shared(Folder + "4_noimage_agg256.bsp")).The<SpectralMap>();
        Assert.Equal((0.64558595f, 0.5792696f), ((float)interferograms.At(1, 1, 0), (float)interferograms.At(2, 2, 0)));
    }

    [Fact]
    public void A_missing_tile_is_masked()
    {
        Dictionary<string, byte[]> files = new(StringComparer.OrdinalIgnoreCase);
        foreach (var name in new[] { "5_mosaic_agg1024.dmt", "5_Mosaic_agg1024_0000_0000.dmd", "IrMosaicInfo.cfg" })
            files[name] = File.ReadAllBytes(Repository.Shared(Folder + name));
        var contents = AgilentFile.Read(FileSource.InMemory("5_mosaic_agg1024.dmt", files["5_mosaic_agg1024.dmt"], files));
        var map = contents.The<SpectralMap>();
        Assert.Equal((8, 4, 16), (map.Rows.Count, map.Columns.Count, map.Usable!.Count));
        Assert.True(double.IsNaN(map.At(3, 0, 0)) && map.At(4, 0, 0) == 0.149686739f);
        Assert.Contains(map.Findings, f => f.Message.StartsWith("1 of 2 tiles", StringComparison.Ordinal));
    }

    private static double Mean(SpectralMap map)
    {
        var sum = 0.0;
        foreach (var value in map.Values.Span)
            sum += value;
        return sum / map.Values.Length;
    }
}
