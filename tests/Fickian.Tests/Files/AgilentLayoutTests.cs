using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Files;

/// <summary>Agilent tiles and mosaics of other shapes than the reference files have.</summary>
public sealed class AgilentLayoutTests
{
    private const int Bands = 5;

    [Fact]
    public void A_tile_is_turned_to_have_its_bands_together()
    {
        var map = Read("tile.dat", Single()).The<SpectralMap>();
        Assert.Equal((2, 3, Bands), (map.Rows.Count, map.Columns.Count, map.Wavenumbers.Count));
        for (var band = 0; band < Bands; band++)
            Assert.Equal(Value(band, 1, 2), map.At(1, 2, band));
        Assert.Equal((1000, 1040, "absorbance"), (map.Wavenumbers.First, map.Wavenumbers.Last, map.Value.Name));
        Assert.Equal((44e-6, 132e-6), (Math.Round(map.Columns[0], 12), Math.Round(map.Columns[1], 12)));
        Assert.Equal(("2018-01-02T14:01:52", "128 x 128 Lancer MCT"), (map.Metadata["date"], map.Metadata["detector"]));
    }

    [Fact]
    public void Any_file_of_the_set_may_be_opened()
    {
        var set = Single();
        Assert.Equal("absorbance", Read("TILE.BSP", set).The<SpectralMap>().Value.Name);
        var interferograms = Read("tile.seq", set).The<SpectralMap>();
        Assert.Equal((-2, 4, InfraredQuantity.Interferogram), (interferograms.Wavenumbers.First, interferograms.Wavenumbers.Last, interferograms.Value));
    }

    [Fact]
    public void A_square_tile_without_a_head_takes_its_shape_from_the_parameters()
    {
        var map = Read("tile.dat", new() { ["tile.bsp"] = AgilentWriter.Parameters(10, 100, Bands), ["tile.dat"] = AgilentWriter.Tile(Bands, 3, 3, Value, stated: false) }).The<SpectralMap>();
        Assert.Equal((3, 3, (double)Value(4, 2, 1)), (map.Rows.Count, map.Columns.Count, map.At(2, 1, 4)));
    }

    [Fact]
    public void A_tile_alone_is_counted_and_says_so()
    {
        var map = Read("tile.dat", new() { ["tile.dat"] = AgilentWriter.Tile(Bands, 2, 3, Value) }).The<SpectralMap>();
        Assert.Equal(("band", "row"), (map.Wavenumbers.Quantity.Name, map.Rows.Quantity.Name));
        Assert.Contains(map.Findings, f => f.Message.Contains("not beside the file", StringComparison.Ordinal));
    }

    [Fact]
    public void Tiles_of_higher_number_lie_lower()
    {
        // Two tiles across, three down; each value names its tile.
        var files = Mosaic(2, 3);
        foreach (var name in new[] { "map.dmt", "Map_0001_0002.dmd" })
        {
            var map = Read(name, files).The<SpectralMap>();
            Assert.Equal((6, 6, null), (map.Rows.Count, map.Columns.Count, map.Usable));
            for (var x = 0; x < 2; x++)
            {
                for (var y = 0; y < 3; y++)
                    Assert.Equal((1000 * x) + (10000 * y) + Value(3, 1, 2), map.At((2 * (2 - y)) + 1, (3 * x) + 2, 3));
            }
        }
    }

    [Fact]
    public void Missing_tiles_are_masked_until_too_many_are_missing()
    {
        var files = Mosaic(2, 2);
        files.Remove("Map_0001_0000.dmd");
        var map = Read("map.dmt", files).The<SpectralMap>();
        Assert.Equal((18, false, true), (map.Usable!.Count, map.Usable[3, 5], map.Usable[0, 5]));
        files["IrMosaicInfo.cfg"] = "[GridInfo]\r\nIrCollectFilesX=9\r\nIrCollectFilesY=9\r\n"u8.ToArray();
        Assert.Contains("9 × 9 tiles", Assert.Throws<DataFileException>(() => Read("map.dmt", files)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tile_of_another_mosaic_is_refused()
    {
        var files = Mosaic(2, 1);
        files["Map_0001_0000.dmd"] = AgilentWriter.Tile(Bands, 2, 2, Value);
        Assert.Contains("belongs to another mosaic", Assert.Throws<DataFileException>(() => Read("map.dmt", files)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_widths_and_unknown_pixels_are_found()
    {
        var files = Mosaic(1, 1);
        files["IrMosaicInfo.cfg"] = "[MicronMeasurements]\nIrCollectWidthMicrons=700\n"u8.ToArray();
        Assert.Contains(Read("map.dmt", files).The<SpectralMap>().Findings, f => f.Message.Contains("700 µm wide", StringComparison.Ordinal));
        files["map.dmt"] = AgilentWriter.Parameters(10, 100, Bands, "Mystery", pixelSize: false);
        var findings = Read("map.dmt", files).The<SpectralMap>().Findings;
        Assert.Contains(findings, f => f.Message.Contains("size of a pixel", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Message.Contains("'Mystery'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_circle_of_sectors_ends()
    {
        var bytes = AgilentWriter.Parameters(10, 100, Bands, circular: true);
        Assert.Equal(Bands, Read("tile.dat", new() { ["tile.bsp"] = bytes, ["tile.dat"] = AgilentWriter.Tile(Bands, 2, 3, Value) }).The<SpectralMap>().Wavenumbers.Count);
    }

    [Fact]
    public void The_axis_is_taken_from_its_usual_place_where_there_is_no_stream()
    {
        var bytes = AgilentWriter.Parameters(10, 100, Bands);
        bytes[30] = 0;
        var axis = bytes.AsSpan().IndexOf("1.00"u8);
        bytes.AsSpan(axis, 40).ToArray().CopyTo(bytes, 2200);
        Assert.True(AgilentFile.Format.Recognises(FileSource.InMemory("tile.bsp", bytes)));
        var map = Read("tile.bsp", new() { ["tile.bsp"] = bytes, ["tile.dat"] = AgilentWriter.Tile(Bands, 2, 3, Value) }).The<SpectralMap>();
        Assert.Equal((1000, 1040), (map.Wavenumbers.First, map.Wavenumbers.Last));
        // A spreadsheet is a compound document as well.
        bytes[2200] = 0;
        Assert.False(AgilentFile.Format.Recognises(FileSource.InMemory("tile.xls", bytes)));
    }

    [Fact]
    public void Damaged_files_get_a_result_or_one_sentence()
    {
        HostileBytes.Check("tile.bsp", AgilentWriter.Parameters(10, 100, Bands), AgilentFile.Read, Single());
        HostileBytes.Check("tile.dat", AgilentWriter.Tile(Bands, 2, 3, Value), AgilentFile.Read, Single());
        HostileBytes.Check("Map_0000_0001.dmd", AgilentWriter.Tile(Bands, 2, 3, Value), AgilentFile.Read, Mosaic(2, 2));
    }

    private static float Value(int band, int row, int column) => (100 * row) + (10 * column) + band;

    private static FileContents Read(string name, Dictionary<string, byte[]> files) =>
        DataFile.Open(FileSource.InMemory(name, files.First(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value, files));

    private static Dictionary<string, byte[]> Single() => new()
    {
        ["tile.bsp"] = AgilentWriter.Parameters(10, 100, Bands),
        ["tile.dat"] = AgilentWriter.Tile(Bands, 2, 3, Value),
        ["tile.seq"] = AgilentWriter.Tile(7, 2, 3, Value),
    };

    private static Dictionary<string, byte[]> Mosaic(int across, int down)
    {
        Dictionary<string, byte[]> files = new() { ["map.dmt"] = AgilentWriter.Parameters(10, 100, Bands) };
        for (var i = 0; i < across * down; i++)
        {
            var (x, y) = (i % across, i / across);
            files[$"Map_{x:0000}_{y:0000}.dmd"] = AgilentWriter.Tile(Bands, 2, 3, (b, r, c) => (1000 * x) + (10000 * y) + Value(b, r, c));
        }

        return files;
    }
}
