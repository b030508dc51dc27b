using System.Buffers.Binary;
using System.Text;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Files;

public sealed class EnviFileTests
{
    private const int Lines = 3, Samples = 2, Bands = 5;

    /// <summary>Code of the type, bytes per number, whether the numbers may be negative.</summary>
    public static TheoryData<int, string, bool> Layouts
    {
        get
        {
            TheoryData<int, string, bool> layouts = [];
            foreach (var type in new[] { 1, 2, 3, 4, 5, 12, 13, 14, 15 })
            {
                foreach (var interleave in new[] { "bsq", "bil", "bip" })
                {
                    layouts.Add(type, interleave, false);
                    layouts.Add(type, interleave, true);
                }
            }

            return layouts;
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Every_type_interleave_and_byte_order_gives_the_same_cube(int type, string interleave, bool bigEndian)
    {
        var map = (SpectralMap)Read(Header(type, interleave, bigEndian), Data(type, interleave, bigEndian)).DataSets[0];
        Assert.Equal((Lines, Samples, Bands), (map.Rows.Count, map.Columns.Count, map.Wavenumbers.Count));
        for (var i = 0; i < Lines * Samples * Bands; i++)
            Assert.Equal(Value(i), map.At(i / (Samples * Bands), i / Bands % Samples, i % Bands));
    }

    [Fact]
    public void Data_larger_than_one_block_are_put_in_order()
    {
        // More than 2²² values, so that bands are read piece by piece.
        const int lines = 130, samples = 129, bands = 257;
        var bytes = new byte[4L * lines * samples * bands];
        for (var band = 0; band < bands; band++)
        {
            for (var pixel = 0; pixel < lines * samples; pixel++)
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * ((band * lines * samples) + pixel)), pixel + (band / 1024f));
        }

        var header = Header(4, "bsq", false).Replace("lines = 3", $"lines = {lines}", StringComparison.Ordinal).Replace("samples = 2", $"samples = {samples}", StringComparison.Ordinal).Replace("bands = 5", $"bands = {bands}", StringComparison.Ordinal);
        var map = (SpectralMap)Read(header[..header.IndexOf("wavelength", StringComparison.Ordinal)], bytes).DataSets[0];
        foreach (var (row, column, band) in new[] { (0, 0, 0), (129, 128, 256), (64, 3, 200), (1, 128, 7) })
            Assert.Equal((row * samples) + column + (band / 1024f), map.At(row, column, band));
    }

    [Theory]
    [InlineData("bands = 5", "bands = 6", "6 entries")]
    [InlineData("lines = 3", "lines = 4", "truncated")]
    [InlineData("lines = 3", "lines = -3", "at least 1")]
    [InlineData("samples = 2", "samples = 2000000000", "at most")]
    [InlineData("data type = 4", "data type = 6", "complex")]
    [InlineData("interleave = bip", "interleave = zip", "bsq, bil or bip")]
    [InlineData("header offset = 0", "header offset = 99999", "truncated")]
    [InlineData("3992", "nan", "a number was expected")]
    public void A_header_that_cannot_be_gets_a_sentence(string sound, string damaged, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<DataFileException>(() => Read(Header(4, "bip", false).Replace(sound, damaged, StringComparison.Ordinal), Data(4, "bip", false))).Message, StringComparison.Ordinal);

    [Fact]
    public void Header_and_data_find_each_other()
    {
        Dictionary<string, byte[]> files = new(StringComparer.OrdinalIgnoreCase) { ["Cube.HDR"] = Encoding.UTF8.GetBytes(Header(4, "bip", false)), ["cube.dat"] = Data(4, "bip", false) };
        using var data = FileSource.InMemory("cube.dat", files["cube.dat"], files);
        Assert.Equal(("envi", "Cube.HDR"), (DataFile.Open(data).Format, DataFile.Open(data).Path));
        using var alone = FileSource.InMemory("Cube.HDR", files["Cube.HDR"]);
        Assert.Contains("beside the header", Assert.Throws<DataFileException>(() => DataFile.Open(alone)).Message, StringComparison.Ordinal);
        using var archive = FileSource.InMemory("both.zip", SampleFiles.Zip(files));
        Assert.Single(DataFile.Open(archive).DataSets);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var folder = Directory.CreateTempSubdirectory("fickian").FullName;
        var map = SampleMaps.Numbered(3, 2, 5, frames: 1);
        EnviFile.Write(Path.Combine(folder, "map.hdr"), map);
        var read = EnviFile.Read(Path.Combine(folder, "map.hdr")).The<SpectralMap>();
        Assert.Equal(map.Values.ToArray(), read.Values.ToArray());
        Assert.Equal(map.Wavenumbers.Values.ToArray(), read.Wavenumbers.Values.ToArray());
        Assert.Equal((map.Wavenumbers.Quantity, map.Value), (read.Wavenumbers.Quantity, read.Value));
        Assert.Equal(map.Columns.Last, read.Columns.Last, 1e-18);
        Assert.Equal("nobody", read.Metadata["operator"]?.Trim('{', '}'));
        Assert.Equal(["map.dat", "map.hdr"], Directory.GetFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Assert.Throws<ArgumentException>(() => EnviFile.Write(Path.Combine(folder, "series.hdr"), SampleMaps.Numbered(1, 1, 2, frames: 2)));
        Directory.Delete(folder, recursive: true);
    }

    private static double Value(int i) => (i * 3) % 120;

    private static FileContents Read(string header, byte[] data)
    {
        Dictionary<string, byte[]> files = new(StringComparer.OrdinalIgnoreCase) { ["cube.hdr"] = Encoding.UTF8.GetBytes(header), ["cube"] = data };
        using var source = FileSource.InMemory("cube.hdr", files["cube.hdr"], files);
        return DataFile.Open(source);
    }

    private static string Header(int type, string interleave, bool bigEndian) => $$"""
        ENVI
        samples = 2
        lines = 3
        bands = 5
        header offset = 0
        data type = {{type}}
        interleave = {{interleave}}
        byte order = {{(bigEndian ? 1 : 0)}}
        ; a comment = 1
        wavelength units = Wavenumber
        wavelength = { 4000, 3992,
          3984, 3976, 3968 }
        """;

    private static byte[] Data(int type, string interleave, bool bigEndian)
    {
        List<byte> bytes = [];
        for (var n = 0; n < Lines * Samples * Bands; n++)
        {
            var (line, sample, band) = interleave switch
            {
                "bsq" => (n / Samples % Lines, n % Samples, n / (Samples * Lines)),
                "bil" => (n / (Samples * Bands), n % Samples, n / Samples % Bands),
                _ => (n / (Samples * Bands), n / Bands % Samples, n % Bands),
            };
            var value = Value((((line * Samples) + sample) * Bands) + band);
            byte[] one = type switch
            {
                1 => [(byte)value],
                2 or 12 => BitConverter.GetBytes((short)value),
                3 or 13 => BitConverter.GetBytes((int)value),
                4 => BitConverter.GetBytes((float)value),
                5 => BitConverter.GetBytes(value),
                _ => BitConverter.GetBytes((long)value),
            };
            bytes.AddRange(bigEndian ? one.Reverse() : one);
        }

        return [.. bytes];
    }
}
