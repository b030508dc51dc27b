using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Files;

/// <summary>Kinds of OPUS blocks of which no file is at hand, written by the layout that descriptions give.</summary>
public sealed class OpusLayoutTests
{
    private const int Absorbance = 4;

    [Fact]
    public void An_image_has_rows_columns_and_positions()
    {
        // 3 columns, 2 rows, 5 points; each value names its pixel and its point.
        var contents = Read(Image(Pixels(6), ("NPX", 3), ("NPY", 2), ("AOX", 1000.0), ("AOY", 500.0), ("DDX", 2.65), ("DDY", 2.65)));
        var map = Assert.IsType<SpectralMap>(Assert.Single(contents.DataSets));
        Assert.Equal((2, 3, 5, 1), (map.Rows.Count, map.Columns.Count, map.Wavenumbers.Count, map.Frames.Count));
        for (var pixel = 0; pixel < 6; pixel++)
        {
            for (var point = 0; point < 5; point++)
                Assert.Equal((100 * pixel) + point, map.At(pixel / 3, pixel % 3, point));
        }

        Assert.Equal((4000, 800), (map.Wavenumbers.First, map.Wavenumbers.Last));
        Assert.Equal([1000e-6, 1002.65e-6, 1005.3e-6], map.Columns.Values.ToArray().Select(x => Math.Round(x, 12)));
        Assert.Equal([500e-6, 502.65e-6], map.Rows.Values.ToArray().Select(y => Math.Round(y, 12)));
        Assert.Contains(map.Findings, f => f.Message.Contains("unverified", StringComparison.Ordinal));
        Assert.Contains(map.Findings, f => f.Message.Contains("direction of the rows", StringComparison.Ordinal));
    }

    [Fact]
    public void Spectra_with_growing_start_times_are_a_time_series()
    {
        var map = Read(Image(Pixels(4))).The<SpectralMap>();
        Assert.Equal(("series", 4), (map.Kind, map.Frames.Count));
        Assert.Equal([0, 1.5, 3, 4.5], map.Frames.Values.ToArray());
        Assert.Equal(302, map.At(0, 0, 2, 3));
    }

    [Fact]
    public void Several_images_are_a_series_of_images()
    {
        var map = Read(Image(Pixels(12), ("NPX", 3), ("NPY", 2), ("DDX", 1.0), ("DDY", 1.0))).The<SpectralMap>();
        Assert.Equal(("map series", 2), (map.Kind, map.Frames.Count));
        Assert.Equal((9.0, 1004), (map.Frames[1], map.At(1, 1, 4, 1)));
    }

    [Fact]
    public void A_series_that_was_stopped_gives_what_is_there()
    {
        var type = OpusWriter.Data(Absorbance, extension: 2);
        var block = OpusSeriesBlock.Of(9, Pixels(4), [0, 1, 2, 3]);
        var map = Read(new OpusWriter().Spectrum(type, block, [.. Points(), ("NPX", 3), ("NPY", 3)])).The<SpectralMap>();
        Assert.Equal(4, map.Frames.Count);
        Assert.Contains(map.Findings, f => f.Message.StartsWith("Incomplete: 4 of 9", StringComparison.Ordinal));
        Assert.Contains(map.Findings, f => f.Message.Contains("3 × 3", StringComparison.Ordinal));
    }

    [Fact]
    public void A_store_table_of_8000_pairs_puts_the_first_spectrum_at_64024()
    {
        var type = OpusWriter.Data(Absorbance, extension: 2);
        var block = OpusSeriesBlock.Of(2, Pixels(2), [0, 1], pairs: 8000);
        Assert.Equal(100, BitConverter.ToSingle(block, 64024 + 20 + 152));
        Assert.Equal(103, Read(new OpusWriter().Spectrum(type, block, Points())).The<SpectralMap>().At(0, 0, 3, 1));
    }

    [Fact]
    public void A_head_that_does_not_add_up_is_refused_with_the_blocks()
    {
        var type = OpusWriter.Data(Absorbance, extension: 2);
        var block = OpusSeriesBlock.Of(4, Pixels(4), [0, 1, 2, 3]);
        BitConverter.TryWriteBytes(block.AsSpan(12), 24);
        var message = Assert.Throws<DataFileException>(() => Read(new OpusWriter().Spectrum(type, block, Points()))).Message;
        Assert.Contains("absorbance (extension 2) at offset", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Integer_ordinates_are_scaled()
    {
        var integers = new[] { -3, 0, 7, 1 << 30, 5 }.SelectMany(BitConverter.GetBytes).ToArray();
        var spectrum = Read(new OpusWriter().Spectrum(OpusWriter.Data(Absorbance), integers, [("DPF", 2), ("CSF", 0.25), .. Points()])).The<Spectrum>();
        Assert.Equal([-0.75, 0, 1.75, (1 << 30) / 4.0, 1.25], spectrum.Values.ToArray());
    }

    [Fact]
    public void Compact_blocks_hold_their_ordinates_at_the_end()
    {
        var spectrum = Read(new OpusWriter().Spectrum(OpusWriter.Data(Absorbance, extension: 4), OpusWriter.Singles(9, 9, 9, 1, 2, 3, 4, 5), Points())).The<Spectrum>();
        Assert.Equal([1, 2, 3, 4, 5], spectrum.Values.ToArray());
    }

    [Fact]
    public void The_nth_status_block_belongs_to_the_nth_data_block_wherever_it_stands()
    {
        var type = OpusWriter.Data(Absorbance);
        var sets = Read(new OpusWriter()
            .Block(type, OpusWriter.Singles(1, 2, 3, 4, 5)).Block(type, OpusWriter.Singles(6, 7, 8, 0, 0, 0))
            .Block(OpusWriter.Status(type), OpusWriter.Parameters(Points())).Block(OpusWriter.Status(type), OpusWriter.Parameters([("NPT", 3), .. Points()[1..]]))).DataSets;
        Assert.Equal(["absorbance 2", "absorbance"], sets.Select(s => s.Name));
        Assert.Equal((3, 5), (sets[0].Axes[0].Count, sets[1].Axes[0].Count));
    }

    [Fact]
    public void What_is_doubtful_is_found()
    {
        var type = OpusWriter.Data(Absorbance);
        var contents = Read(new OpusWriter().Spectrum(type, OpusWriter.Singles(1, 2, 3, 4, 5), [.. Points()[..3], ("DXU", "XYZ"), ("MNY", 1.0), ("MXY", 6.0)])
            .Block(OpusWriter.Data(5), OpusWriter.Singles(1)).Block(OpusWriter.Status(OpusWriter.Data(12)), OpusWriter.Parameters(Points())));
        var spectrum = Assert.IsType<Spectrum>(Assert.Single(contents.DataSets));
        Assert.Contains(spectrum.Findings, f => f.Message.Contains("its label", StringComparison.Ordinal) || f.Message.Contains("their label says 1 to 6", StringComparison.Ordinal));
        Assert.Contains(spectrum.Findings, f => f.Message.Contains("'XYZ'", StringComparison.Ordinal));
        Assert.Contains(contents.Findings, f => f.Message.StartsWith("The block has no status block", StringComparison.Ordinal));
        Assert.Contains(contents.Findings, f => f.Message.StartsWith("The status block has no data", StringComparison.Ordinal));
    }

    [Fact]
    public void More_points_than_the_block_holds_are_refused()
    {
        var message = Assert.Throws<DataFileException>(() => Read(new OpusWriter().Spectrum(OpusWriter.Data(Absorbance), OpusWriter.Singles(1, 2), Points()))).Message;
        Assert.Contains("needs 20 bytes (NPT 5 × 4) and 8 remain", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_files_get_a_result_or_one_sentence()
    {
        var both = Image(Pixels(6), ("NPX", 3), ("NPY", 2), ("DDX", 2.0), ("DDY", 2.0))
            .Spectrum(OpusWriter.Data(1, 1), OpusWriter.Singles(1, 2, 3, 4, 5), Points())
            .Block(6u << 4, OpusWriter.Parameters(("INS", "Hyperion"), ("SNM", "sample")))
            .Block(0x40680000, "\0\0history\0more"u8.ToArray());
        HostileBytes.Check("a.0", both.ToArray(), OpusFile.Read);
    }

    private static FileContents Read(OpusWriter writer) => OpusFile.Read(FileSource.InMemory("a.0", writer.ToArray()));

    private static (string Key, object Value)[] Points() => [("NPT", 5), ("FXV", 4000.0), ("LXV", 800.0), ("DXU", "WN")];

    private static float[][] Pixels(int count) => [.. Enumerable.Range(0, count).Select(pixel => Enumerable.Range(0, 5).Select(point => (float)((100 * pixel) + point)).ToArray())];

    private static OpusWriter Image(float[][] pixels, params (string Key, object Value)[] geometry) =>
        new OpusWriter().Spectrum(OpusWriter.Data(Absorbance, extension: 2), OpusSeriesBlock.Of(pixels.Length, pixels, [.. pixels.Select((_, i) => 7 + (1.5 * i))]), [.. Points(), .. geometry]);
}
