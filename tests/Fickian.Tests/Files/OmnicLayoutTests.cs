using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Files;

/// <summary>Kinds of OMNIC files of which no file is at hand, written by the layout that descriptions give.</summary>
public sealed class OmnicLayoutTests
{
    [Fact]
    public void A_group_gives_its_spectra_with_titles_and_times()
    {
        var writer = new OmnicWriter(extended: false)
            .Block(2, OmnicWriter.Head(3)).Block(3, OmnicWriter.Singles(1, 2, 3)).Block(107, OmnicWriter.Title("first", 3784622058))
            .Block(2, OmnicWriter.Head(3, value: 16)).Block(107, OmnicWriter.Title("second", 3784622000)).Block(3, OmnicWriter.Singles(4, 5, 6));
        var contents = Read("a.spg", writer.ToArray());
        Assert.Equal("omnic-spg", contents.Format);
        Assert.Equal(["first", "second"], contents.DataSets.Select(s => s.Name));
        Assert.Equal((6, InfraredQuantity.TransmittancePercent, "2019-12-05T11:53:20Z"), (contents.DataSets[1].At(2), contents.DataSets[1].Value, contents.DataSets[1].Metadata["date"]));
        Assert.Contains(contents.Findings, f => f.Message.Contains("unverified", StringComparison.Ordinal));
    }

    [Fact]
    public void A_time_series_has_its_times_in_seconds()
    {
        var contents = Read("a.srs", OmnicWriter.Numbered(OmnicWriter.Times(0.5f, 2.5f, 3), 3).ToArray());
        Assert.Equal("omnic-srs", contents.Format);
        var series = contents.The<SpectralMap>();
        Assert.Equal(("series", "test series"), (series.Kind, series.Name));
        Assert.Equal([30, 90, 150], series.Frames.Values.ToArray());
        Assert.Equal((800, 4000, 203), (series.Wavenumbers.First, series.Wavenumbers.Last, series.At(0, 0, 3, 2)));
        Assert.Contains(series.Findings, f => f.Message.Contains("unverified", StringComparison.Ordinal));
    }

    [Fact]
    public void A_grid_map_takes_its_places_from_the_layout_where_no_list_is()
    {
        // 3 columns, 2 rows: y0, y1, dy, x0, x1, dx.
        var map = Read("a.map", OmnicWriter.Numbered(OmnicWriter.Layout([10, 30, 20, 100, 140, 20], 6), 6).ToArray()).The<SpectralMap>();
        Assert.Equal((2, 3, "test map"), (map.Rows.Count, map.Columns.Count, map.Name));
        Assert.Equal([100e-6, 120e-6, 140e-6], map.Columns.Values.ToArray().Select(x => Math.Round(x, 12)));
        Assert.Equal([10e-6, 30e-6], map.Rows.Values.ToArray().Select(y => Math.Round(y, 12)));
        Assert.Equal(401, map.At(1, 1, 1));
    }

    [Fact]
    public void A_line_profile_without_places_is_counted_and_says_so()
    {
        var contents = Read("a.map", OmnicWriter.Numbered(OmnicWriter.Layout([10, 30, 20, 100, 140, 20], 4, wordsApart: 150), 4).ToArray());
        var map = contents.The<SpectralMap>();
        Assert.Equal(("omnic-map", 1, 4), (contents.Format, map.Rows.Count, map.Columns.Count));
        Assert.Contains(map.Findings, f => f.Message.Contains("counted from 0", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_of_places_decides_and_places_off_a_grid_are_kept()
    {
        (float, float)[] line = [(0, 0), (10, 5), (20, 10), (30, 15)];
        var map = Read("a.map", OmnicWriter.Numbered(OmnicWriter.Layout([0, 0, 0, 0, 0, 0], 4, wordsApart: 150), 4).Block(6, OmnicWriter.Positions(line)).ToArray()).The<SpectralMap>();
        Assert.Equal((1, 4), (map.Rows.Count, map.Columns.Count));
        Assert.Equal((20e-6, 10e-6), (Math.Round(map.Places[2].X, 12), Math.Round(map.Places[2].Y, 12)));
    }

    [Fact]
    public void Rows_that_are_stored_from_above_keep_their_direction()
    {
        (float, float)[] grid = [(0, 40), (10, 40), (0, 20), (10, 20), (0, 0), (10, 0)];
        var map = Read("a.map", OmnicWriter.Numbered(OmnicWriter.Layout([0, 0, 0, 0, 0, 0], 6), 6).Block(6, OmnicWriter.Positions(grid)).ToArray()).The<SpectralMap>();
        Assert.Equal((3, 2, false), (map.Rows.Count, map.Columns.Count, map.Rows.Ascending));
        Assert.Equal(200, map.At(1, 0, 0));
    }

    [Fact]
    public void Files_without_a_block_of_spectra_are_refused_by_their_keys()
    {
        var writer = new OmnicWriter(extended: true).Block(110, [1, 2]).Block(112, [3]);
        Assert.Contains("110, 112", Assert.Throws<DataFileException>(() => Read("a.srs", writer.ToArray())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2u, 22u, "point", "V")]
    [InlineData(32u, 31u, "ramanShift", "1")]
    [InlineData(4u, 20u, "wavelength", "1")]
    [InlineData(77u, 99u, "abscissa", "1")]
    public void Codes_of_units_are_kept_or_found(uint abscissa, uint value, string axis, string unit)
    {
        var set = Read("a.spa", new OmnicWriter(extended: false).Block(3, OmnicWriter.Singles(1, 2)).Block(2, OmnicWriter.Head(2, abscissa, value)).ToArray()).The<Spectrum>();
        Assert.Equal((axis, unit), (set.Axis.Quantity.Name, set.Value.Unit.Symbol));
        Assert.Equal(abscissa == 77 ? 2 : 0, set.Findings.Length);
    }

    [Fact]
    public void Times_of_pixels_are_read_whatever_the_language_of_the_month()
    {
        DateTime start = new(2019, 12, 31, 22, 0, 0, DateTimeKind.Utc);
        var time = OmnicTitle.Time("map - Spectrum #37 Position (X,Y): 1,5, -2 \xD7\xF2 \xDF\xED\xE2 01 02:56:52 2020 (GMT+03:00)", start);
        Assert.Equal(new DateTimeOffset(2020, 1, 1, 2, 56, 52, TimeSpan.FromHours(3)), time);
        Assert.Equal((1.5, -2), OmnicTitle.Position("(X,Y): 1,5, -2"));
        Assert.Null(OmnicTitle.Time("no time", start));
        Assert.Null(OmnicTitle.Time("Feb 31 02:56:52 2020 (GMT+03:00)", start.AddYears(50)));
    }

    [Fact]
    public void Damaged_files_get_a_result_or_one_sentence()
    {
        HostileBytes.Check("a.spa", new OmnicWriter(extended: false).Block(2, OmnicWriter.Head(4)).Block(3, OmnicWriter.Singles(1, 2, 3, 4)).Block(102, OmnicWriter.Singles(1, 2)).Block(27, "history\n"u8.ToArray()).ToArray("Position (X,Y): 1.0, 2.0 Dec 05 14:56:52 2019 (GMT+03:00)"), OmnicFile.Read);
        HostileBytes.Check("a.map", OmnicWriter.Numbered(OmnicWriter.Layout([10, 30, 20, 100, 140, 20], 6), 6).Block(6, OmnicWriter.Positions((0, 0), (10, 0), (20, 0), (0, 9), (10, 9), (20, 9))).Block(2, OmnicWriter.Head(4), 0, 1).Block(3, OmnicWriter.Singles(1, 2, 3, 4), 0, 1).Block(107, OmnicWriter.Title("background", 5), 0, 1).ToArray(), OmnicFile.Read);
        HostileBytes.Check("a.srs", OmnicWriter.Numbered(OmnicWriter.Times(0, 2, 3), 3).ToArray(), OmnicFile.Read);
    }

    private static FileContents Read(string name, byte[] bytes)
    {
        var contents = DataFile.Open(FileSource.InMemory(name, bytes));
        Assert.Equal(contents.Format, DataFile.FormatOf(FileSource.InMemory(name, bytes)).Name);
        return contents;
    }
}
