using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Files;

/// <summary>Variants of SPC files of which no file is at hand.</summary>
public sealed class SpcLayoutTests
{
    private const byte New = 0x4B;
    private const byte BigEndian = 0x4C;
    private const byte Old = 0x4D;

    [Theory]
    [InlineData(New, 2, 4)]
    [InlineData(BigEndian, 2, 4)]
    [InlineData(New, -3, 0.125)]
    [InlineData(BigEndian, -3, 0.125)]
    public void Integers_have_a_signed_exponent_in_either_byte_order(byte version, int exponent, double factor)
    {
        var spectrum = Read(new SpcWriter(version, 0).Head(exponent, 4, 4000, 1000, 1).SubHead(99, 0).Ints(1 << 31, -(1 << 30), 0, 1 << 30)).The<Spectrum>();
        Assert.Equal([-0.5 * factor, -0.25 * factor, 0, 0.25 * factor], spectrum.Values.ToArray());
        Assert.Equal((4000, 3000, 1000, InfraredQuantity.Wavenumber, InfraredQuantity.Absorbance), (spectrum.Axis[0], spectrum.Axis[1], spectrum.Axis[3], spectrum.Axis.Quantity, spectrum.Value));
    }

    [Theory]
    [InlineData(New)]
    [InlineData(BigEndian)]
    public void Short_integers_are_fractions_of_sixteen_bits(byte version)
    {
        var spectrum = Read(new SpcWriter(version, 0x01).Head(1, 3, 1, 3, 1).SubHead(0, 0).Shorts(-32768, 16384, 1)).The<Spectrum>();
        Assert.Equal([-1, 0.5, Math.Pow(2, -15)], spectrum.Values.ToArray());
    }

    [Fact]
    public void Sub_files_have_their_own_exponent_and_their_time()
    {
        // Even planes in minutes from the first and its successor.
        var series = Read(new SpcWriter(New, 0x04).Head(7, 2, 1000, 2000, 3, z: 5)
            .SubHead(1, 0, 1, 1.5f).Ints(1 << 30, 0).SubHead(-1, 1).Ints(1 << 30, 4).SubHead(-128, 2).Singles(3, 4)).The<SpectralMap>();
        Assert.Equal([60, 90, 120], series.Frames.Values.ToArray());
        Assert.Equal((Quantity.Time, "series"), (series.Frames.Quantity, series.Kind));
        Assert.Equal((0.5, 0.125, 4), (series.At(0, 0, 0, 0), series.At(0, 0, 0, 1), series.At(0, 0, 1, 2)));
    }

    [Theory]
    [InlineData(New)]
    [InlineData(BigEndian)]
    public void Sub_files_may_have_their_own_abscissae(byte version)
    {
        SpcWriter writer = new(version, 0x44 | 0x80);
        const uint First = 512, Second = First + 32 + (8 * 3), Directory = Second + 32 + (8 * 2);
        writer.Head(0, Directory, 0, 0, 2)
            .SubHead(-128, 0, points: 3).Singles(1, 2, 4).Singles(10, 20, 40)
            .SubHead(2, 1, points: 2).Singles(7, 5).Ints(1 << 30, 1 << 29)
            .UInt32(First).UInt32(0).Single(0).UInt32(Second).UInt32(0).Single(1);
        var sets = Read(writer).DataSets.Cast<Spectrum>().ToArray();
        Assert.Equal([1, 2, 4], sets[0].Axis.Values.ToArray());
        Assert.Equal([10, 20, 40], sets[0].Values.ToArray());
        Assert.Equal([7, 5], sets[1].Axis.Values.ToArray());
        Assert.Equal([1, 0.5], sets[1].Values.ToArray());
    }

    [Fact]
    public void A_single_sub_file_with_its_own_abscissa_needs_no_directory()
    {
        var spectrum = Read(new SpcWriter(New, 0x40).Head(-128, 0, 0, 0, 1).SubHead(0, 0, points: 2).Singles(3, 8).Singles(5, 6)).The<Spectrum>();
        Assert.Equal((3, 8, 5, 6), (spectrum.Axis[0], spectrum.Axis[1], spectrum.At(0), spectrum.At(1)));
    }

    [Fact]
    public void Old_files_store_the_high_word_first()
    {
        var contents = Read(new SpcWriter(Old, 0x04).OldHead(0, 2, 4000, 2000).SubHead(2, 0, 0, 1).SwappedInts(1 << 30, 0x00012345).SubHead(-2, 1).SwappedInts(-(1 << 30), 0));
        var series = contents.The<SpectralMap>();
        Assert.Equal((1, (float)(0x12345 * Math.Pow(2, -30)), -0.0625), (series.At(0, 0, 0, 0), (float)series.At(0, 0, 1, 0), series.At(0, 0, 0, 1)));
        Assert.Equal(("old", "old comment", "1994-03-31T23:59"), (contents.Variant, contents.Metadata["comment"], contents.Metadata["date"]));
    }

    [Fact]
    public void Old_files_may_hold_short_integers()
    {
        var spectrum = Read(new SpcWriter(Old, 0x01).OldHead(3, 2, 1, 2).SubHead(0, 0).Shorts(16384, -8192)).The<Spectrum>();
        Assert.Equal([2, -1], spectrum.Values.ToArray());
    }

    [Fact]
    public void Date_log_and_comment_become_metadata()
    {
        const uint LogAt = 512 + 32 + 8;
        const uint Date = 33 | (14 << 6) | (28 << 11) | (2 << 16) | (2024u << 20);
        var contents = Read(new SpcWriter(New, 0).Head(-128, 2, 1, 2, 1, logAt: LogAt, date: Date).SubHead(0, 0).Singles(1, 2).Log("GAIN = 4\r\nfree text\r\n"));
        Assert.Equal(("2024-02-28T14:33", "4", "free text", "comment", "IFS 66", "4 cm-1"), (contents.Metadata["date"], contents.Metadata["GAIN"], contents.Metadata["note"], contents.Metadata["comment"], contents.Metadata["instrument"], contents.Metadata["resolution"]));
    }

    [Fact]
    public void A_series_that_breaks_off_gives_its_whole_sub_files()
    {
        var contents = Read(new SpcWriter(New, 0x04).Head(0, 2, 1, 2, 5).SubHead(-128, 0).Singles(1, 2).SubHead(-128, 1, 1).Singles(3, 4).SubHead(-128, 2).Singles(5));
        Assert.Equal(2, contents.The<SpectralMap>().Frames.Count);
        Assert.Contains(contents.Findings, f => f.Message.StartsWith("Incomplete: 2 of 5", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_and_other_files_are_not_taken_for_it()
    {
        Assert.False(SpcFile.Format.Recognises(FileSource.InMemory("a.spc", [.. Enumerable.Repeat((byte)'K', 600)])));
        // A bitmap begins with BM, and M is the old version.
        byte[] bitmap = [(byte)'B', (byte)'M', 0xB6, 0x64, 2, 0, 0, 0, 0, 0, 0x36, 0, 0, 0, 0x28, 0, 0, 0, 0x8C, 0, 0, 0, 0x18, 1, .. new byte[600]];
        Assert.False(SpcFile.Format.Recognises(FileSource.InMemory("a.bmp", bitmap)));
        Assert.Contains("EPR", Assert.Throws<DataFileException>(() => SpcFile.Read(FileSource.InMemory("a.spc", new byte[4096]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_files_get_a_result_or_one_sentence()
    {
        const uint LogAt = 512 + (3 * (32 + 8));
        HostileBytes.Check("a.spc", new SpcWriter(New, 0x04).Head(0, 2, 1, 2, 3, logAt: LogAt).SubHead(-128, 0).Singles(1, 2).SubHead(0, 1, 1).Ints(3, 4).SubHead(-128, 2).Singles(5, 6).Log("A=1\n").ToArray(), SpcFile.Read);
        HostileBytes.Check("b.spc", new SpcWriter(New, 0x44).Head(0, 512 + 32 + 24, 0, 0, 1).SubHead(-128, 0, points: 3).Singles(1, 2, 4).Singles(10, 20, 40).UInt32(512).UInt32(0).Single(0).ToArray(), SpcFile.Read);
        HostileBytes.Check("c.spc", new SpcWriter(Old, 0x04).OldHead(0, 2, 4000, 2000).SubHead(2, 0, 0, 1).SwappedInts(1, 2).SubHead(-2, 1).SwappedInts(3, 4).ToArray(), SpcFile.Read);
    }

    private static FileContents Read(SpcWriter writer) => DataFile.Open(FileSource.InMemory("a.spc", writer.ToArray()));
}
