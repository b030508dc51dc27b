using Fickian.Files;

namespace Fickian.Tests;

/// <summary>The types in which readers hand over what a file holds.</summary>
public sealed class DataSetTests
{
    [Fact]
    public void An_axis_keeps_its_order_and_its_ends()
    {
        var axis = Axis.Linear(Quantity.Time, 4000, 400, 7);
        Assert.Equal((4000.0, 400.0, false, 7), (axis.First, axis.Last, axis.Ascending, axis.Count));
        Assert.Equal((2, -1), (axis.Nearest(2700), Axis.Index("row", 0).Nearest(1)));
        Assert.Equal(1..3, axis.Between(2800, 3500));
        Assert.Equal(7..7, axis.Between(1, 2));
        Assert.Equal([3400.0, 2800], axis.Slice(1..3).Values.ToArray());
        Assert.Equal((double.NaN, true), (Axis.Index("row", 0).First, Axis.Index("row", 1).Ascending));
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => new Axis(Quantity.Time, [0, double.NaN])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_number_what_repeats_and_ignore_case()
    {
        var metadata = new Metadata([new("comment", "a"), new("Comment", "b"), new("comment", "c"), new("comment 2", "d")]);
        Assert.Equal(["comment", "Comment 2", "comment 3", "comment 2 2"], metadata.Entries.Select(e => e.Key));
        Assert.Equal(("a", "b", null), (metadata["COMMENT"], metadata["comment 2"], metadata["operator"]));
        Assert.Equal("e", metadata.With("comment", "e")["comment 4"]);
    }

    [Fact]
    public void A_table_has_columns_of_one_length()
    {
        var table = new Table("t", [new("Weight", "%", new double[] { 1, 2 }), new("Weight", "mg", new double[] { 3, 4 })]);
        Assert.Equal((2, 4.0, "%"), (table.Rows, table.At(1, 1), table["weight"]!.Unit));
        Assert.Equal(["Weight / %", "Weight / mg"], table.ToDataFrame().Columns.Select(c => c.Name));
        Assert.Throws<ArgumentException>(() => table.At(2, 0));
        Assert.Throws<ArgumentException>(() => new Table("t", [new("a", "", new double[] { 1 }), new("b", "", new double[] { 1, 2 })]));
        Assert.Equal(0, new Table("empty", []).Rows);
    }

    [Fact]
    public void A_source_gives_no_more_than_the_file_holds()
    {
        using var source = FileSource.InMemory("a.bin", [1, 2, 3], new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["B.bin"] = [9] });
        Assert.Equal([1, 2, 3], source.Head(10).ToArray());
        Assert.Equal(9, source.Beside("b.BIN")!.Head().Span[0]);
        Assert.Null(source.Beside("../B.bin"));
        foreach (var (offset, count) in new[] { (-1L, 1L), (3L, 1L), (0L, 4L), (1L, -1L), (long.MaxValue, 1L), (1L, long.MaxValue) })
            Assert.Throws<DataFileException>(() => source.Require(offset, count));
        Assert.Throws<DataFileException>(() => source.Singles(0, 1));
        Assert.Throws<DataFileException>(() => source.Singles(0, long.MaxValue));
    }

    [Fact]
    public void A_view_reads_both_byte_orders_and_stays_inside()
    {
        using var source = FileSource.InMemory("a.bin", [0x3F, 0x80, 0, 0, 0, 0, 0x80, 0x3F]);
        var (big, little) = (new ByteView(source, source.All(), bigEndian: true), new ByteView(source, source.All()));
        Assert.Equal((1f, 1f, 0x3F80, 0x80), (big.Single(0), little.Single(4), big.Int16(0), (int)little.Byte(6)));
        Assert.Equal(1f, big.Singles(0, 1)[0]);
        Assert.Throws<DataFileException>(() => little.Int64(1));
        Assert.Throws<DataFileException>(() => little.Singles(0, long.MaxValue));
        Assert.Equal("?", little.Text(0, 1));
    }
}
