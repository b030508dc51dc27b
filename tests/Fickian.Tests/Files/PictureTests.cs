using Fickian.Files;

namespace Fickian.Tests.Files;

public sealed class PictureTests
{
    [Theory]
    [InlineData(8, 1, false, 1)]
    [InlineData(16, 1, false, 5)]
    [InlineData(16, 1, true, 8)]
    [InlineData(32, 1, false, 8)]
    [InlineData(32, 3, true, 1)]
    public void A_tiff_keeps_its_numbers(int bits, int format, bool tiled, int compression)
    {
        var picture = Open("made.tif", SampleFiles.Tiff(33, 7, bits, format, tiled, compression)).The<Micrograph>();
        Assert.Equal((7, 33, 1), (picture.Rows, picture.Columns, picture.Channels));
        for (var i = 0; i < 7 * 33; i++)
            Assert.Equal(i, picture.At(i / 33, i % 33, 0));
        Assert.Null(picture.PixelSize);
        Assert.Contains(picture.Findings, f => f.Message.Contains("not to be trusted", StringComparison.Ordinal));
    }

    [Fact]
    public void A_scale_that_ImageJ_wrote_is_taken_and_said()
    {
        var picture = Open("made.tif", SampleFiles.Tiff(4, 3, 8, 1, false, 1, "ImageJ=1.53t\nunit=micron\n")).The<Micrograph>();
        Assert.Equal((2.5e-7, 2.5e-7), picture.PixelSize);
        Assert.Equal(3 * 2.5e-7, picture.Axes[1].Last, 1e-20);
    }

    [Fact]
    public void Rows_of_png_and_bmp_run_downwards()
    {
        var (png, bmp) = (Open("a.png", SampleFiles.Png(7, 5)).The<Micrograph>(), Open("a.bmp", SampleFiles.Bmp(7, 5)).The<Micrograph>());
        Assert.Equal((5, 7, 3), (png.Rows, png.Columns, png.Channels));
        Assert.Equal((32.0, 132.0, 232.0), (png.At(3, 2, 0), png.At(3, 2, 1), png.At(3, 2, 2)));
        Assert.Equal((32.0, 112.0, 192.0), (bmp.At(3, 2, 0), bmp.At(3, 2, 1), bmp.At(3, 2, 2)));
        Assert.Equal(132, png.ToGrey()[(3 * 7) + 2], 1e-12);
    }

    [Fact]
    public void A_picture_larger_than_its_file_can_hold_is_refused_before_it_is_decoded()
    {
        var bytes = SampleFiles.Png(7, 5);
        bytes[18] = 0x3F;
        bytes[22] = 0x10;
        Assert.Contains("× 4101", Assert.Throws<DataFileException>(() => Open("a.png", bytes)).Message, StringComparison.Ordinal);
        bytes[18] = 0x7F;
        Assert.Contains("at most 16384 pixels", Assert.Throws<DataFileException>(() => Open("a.png", bytes)).Message, StringComparison.Ordinal);
    }

    private static FileContents Open(string name, byte[] bytes)
    {
        using var source = FileSource.InMemory(name, bytes);
        return DataFile.Open(source);
    }
}
