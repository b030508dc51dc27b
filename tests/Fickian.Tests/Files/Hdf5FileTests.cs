using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Files;

public sealed class Hdf5FileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_map_that_is_written_is_read_back(int frames)
    {
        var map = SampleMaps.Numbered(3, 2, 5, frames) with { Usable = new PixelMask(3, 2, [true, false, true, true, true, true]) };
        var read = RoundTrip(map).The<SpectralMap>();
        Assert.Equal(map.Values.ToArray(), read.Values.ToArray());
        foreach (var (a, b) in map.Axes.Zip(read.Axes))
        {
            Assert.Equal(a.Quantity, b.Quantity);
            Assert.Equal(a.Values.ToArray(), b.Values.ToArray());
        }

        Assert.Equal((map.Name, map.Value, map.Provenance, map.Kind), (read.Name, read.Value, read.Provenance, read.Kind));
        Assert.Equal(map.Metadata.Entries, read.Metadata.Entries);
        Assert.Equal(map.Findings, read.Findings);
        Assert.Equal(5, read.Usable!.Count);
    }

    [Fact]
    public void Spectra_tables_and_pictures_are_read_back_in_order()
    {
        var spectrum = SampleMaps.Numbered(3, 2, 5, 1).Mean();
        var picture = new Micrograph(new float[] { 1, 2, 3, 4, 5, 6 }, 2, 3, 1) { PixelSize = (1e-6, 2e-6) };
        var read = RoundTrip(spectrum, SampleMaps.Table(), picture).DataSets;
        Assert.Equal(["spectrum", "table", "picture"], read.Select(s => s.Kind));
        Assert.Equal(spectrum.Values.ToArray(), ((Spectrum)read[0]).Values.ToArray());
        Assert.Equal(("Mass / mg", double.NaN, 4.5), (((Table)read[1]).Columns[1].Heading, read[1].At(1, 1), read[1].At(2, 1)));
        Assert.Equal(((1e-6, 2e-6), 6.0), (((Micrograph)read[2]).PixelSize, read[2].At(1, 2, 0)));
    }

    [Fact]
    public void Deflated_chunks_and_positions_in_micrometres_are_understood()
    {
        using var source = FileSource.InMemory("other.h5", SampleFiles.ChunkedHdf5(Path.Combine(folder, "other.h5")));
        var map = DataFile.Open(source).The<SpectralMap>();
        Assert.Equal((3, 4, 50), (map.Rows.Count, map.Columns.Count, map.Wavenumbers.Count));
        Assert.Equal(Enumerable.Range(0, 600).Select(i => (float)i), map.Values.ToArray());
        Assert.Equal((InfraredQuantity.Wavenumber, "absorbance"), (map.Wavenumbers.Quantity, map.Value.Name));
        Assert.Equal(30e-6, map.Columns.Last, 1e-18);
    }

    [Fact]
    public void A_photothermal_file_gives_maps_and_points_and_says_that_it_is_unverified()
    {
        using var source = FileSource.InMemory("points.ptir", SampleFiles.Photothermal(Path.Combine(folder, "points.ptir")));
        var contents = DataFile.Open(source);
        Assert.Equal("photothermal", contents.Variant);
        var map = (SpectralMap)contents.DataSets[0];
        Assert.Equal((3, 2, 4, 23.0), (map.Rows.Count, map.Columns.Count, map.Wavenumbers.Count, map.At(2, 1, 3)));
        Assert.Equal(1300, map.Wavenumbers.Last);

        // Micrometres times 10⁻⁶, to the last digit of a double.
        Assert.Equal(7e-6, map.Columns.Last, 1e-20);
        Assert.Equal(5e-6, map.Rows.Last, 1e-20);
        Assert.Equal(12e-6, ((SpectralMap)contents.DataSets[1]).Columns.First, 1e-20);
        Assert.All(contents.DataSets, s => Assert.Contains(s.Findings, f => f.Message.Contains("not checked", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_truncated_file_gets_a_sentence()
    {
        RoundTrip(SampleMaps.Numbered(3, 2, 5, 1));
        var bytes = File.ReadAllBytes(Path.Combine(folder, "file.h5"));
        using var source = FileSource.InMemory("file.h5", bytes[..(bytes.Length / 2)]);
        Assert.Contains("damaged", Assert.Throws<DataFileException>(() => DataFile.Open(source)).Message, StringComparison.Ordinal);
    }

    private FileContents RoundTrip(params IDataSet[] sets)
    {
        var path = Path.Combine(folder, "file.h5");
        Hdf5File.Write(path, sets);
        return DataFile.Open(path);
    }
}
