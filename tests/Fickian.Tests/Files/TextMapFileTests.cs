using CsCheck;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Files;

public sealed class TextMapFileTests
{
    [Theory]
    [InlineData("\t\t1000\t1001\t1002\n0\t0\t1\t2\t3\n1\t0\t4\t5\t6\n0\t2\t7\t8\t9\n1\t2\t10\t11\t12\n")]
    [InlineData("\t\t1000\t1001\t1002\n0\t0\t1\t2\t3\n0\t2\t7\t8\t9\n1\t0\t4\t5\t6\n1\t2\t10\t11\t12\n")]
    [InlineData("x;y;1000;1001;1002\r\n0;0;1,0;2;3\r\n1;0;4;5;6\r\n0;2;7;8;9\r\n1;2;10;11;12\r\n")]
    [InlineData("y / µm,x / µm,1000,1001,1002\n0,0,1,2,3\n0,1,4,5,6\n2,0,7,8,9\n2,1,10,11,12\n")]
    [InlineData("1000 1001 1002\n0 0 1 2 3\n1 0 4 5 6\n0 2 7 8 9\n1 2 10 11 12\n")]
    public void Rows_of_coordinates_and_spectra_make_a_grid(string text)
    {
        var contents = InMemory.Open(text, "map.xyz");
        var map = contents.The<SpectralMap>();
        Assert.Equal("text-map", contents.Format);
        Assert.Equal([1000, 1001, 1002], map.Wavenumbers.Values.ToArray());
        Assert.Equal([0, 2 / 1e6], map.Rows.Values.ToArray());
        Assert.Equal([0, 1 / 1e6], map.Columns.Values.ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], map.Values.ToArray());
    }

    [Fact]
    public void Pixels_that_fill_no_grid_stand_in_one_row()
    {
        var map = InMemory.Open("x / mm,y / mm,1000,1001\n0,0,1,2\n1,0,4,5\n0.5,2,7,nan\n").The<SpectralMap>();
        Assert.Equal((1, 3), (map.Rows.Count, map.Columns.Count));
        Assert.Equal([(0, 0), (1e-3, 0), (0.5e-3, 2e-3)], map.Places);
        Assert.Equal([1, 2, 4, 5, 7, float.NaN], map.Values.ToArray());
        Assert.Contains(map.Findings, f => f.Message.Contains("do not fill a grid", StringComparison.Ordinal));
        Assert.Contains(map.Findings, f => f.Message.StartsWith("1 cells hold no value", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\t\t1000\t1001\n0\t0\t1\t2\n1\t0\t4\n", "line 3: 4 cells were expected, as in most rows, and 3 were found")]
    [InlineData("\t\t1000\t1001\n0\t0\t1.5\t2\n1\t0\t4\t5,5\n", "points and commas are mixed")]
    [InlineData("\t\t1000\t1001\n0\t0\t1\t2\n1\t\t4\t5\n", "line 3, column 2: a finite number with a decimal point was expected and an empty cell was found")]
    public void Bad_rows_get_one_sentence(string text, string sentence) => Assert.Contains(sentence, InMemory.Refusal(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("map.csv")]
    [InlineData("map.xyz")]
    public void Every_value_that_is_written_is_read_back(string name) =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[2, 6], Gen.Single.Array[144], Gen.Bool).Sample((rows, columns, points, noise, irregular) =>
        {
            var values = noise.Select(v => float.IsInfinity(v) ? 0 : v).Take(rows * columns * points).ToArray();
            var wavenumbers = new Axis(InfraredQuantity.Wavenumber, [.. Enumerable.Range(0, points).Select(i => 4000 - (i / 3.0))]);
            var map = irregular
                ? new SpectralMap(values, wavenumbers, Axis.Index("row", 1), Axis.Index("pixel", rows * columns)) { Places = [.. Enumerable.Range(0, rows * columns).Select(i => (i * 1.5e-6, i * i * 2.5e-6))], Value = InfraredQuantity.Absorbance }
                : new SpectralMap(values, wavenumbers, Axis.Linear(InfraredQuantity.Y, 1e-4, -5e-5, rows), Axis.Linear(InfraredQuantity.X, -3e-5, 7e-5, columns)) { Value = InfraredQuantity.TransmittancePercent, Provenance = Provenance.Simulated };
            var read = InMemory.Written(name, path => TextMapFile.Write(map, path)).The<SpectralMap>();
            Assert.Equal(values, read.Values.ToArray());
            Assert.Equal(wavenumbers.Values.ToArray(), read.Wavenumbers.Values.ToArray());
            if (map.Places.IsEmpty)
                SamePlaces(map.Rows, read.Rows, map.Columns, read.Columns);
            if (name.EndsWith("csv", StringComparison.Ordinal))
                Assert.Equal((map.Value, map.Provenance, map.Wavenumbers.Quantity), (read.Value, read.Provenance, read.Wavenumbers.Quantity));
        }, iter: 40, seed: "0000000000001");

    [Fact]
    public void Counted_pixels_come_back_counted()
    {
        var map = new SpectralMap(new float[] { 1, 2, 3, 4, 5, 6 }, Axis.Linear(InfraredQuantity.Wavenumber, 1000, 1001, 2), Axis.Index("row", 1), Axis.Index("column", 3));
        var read = InMemory.Written("map.csv", path => TextMapFile.Write(map, path)).The<SpectralMap>();
        Assert.Equal(("row", "column"), (read.Rows.Quantity.Name, read.Columns.Quantity.Name));
        Assert.Equal([0, 1, 2], read.Columns.Values.ToArray());
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void One_frame_of_a_series_is_written()
    {
        var map = new SpectralMap(new float[] { 1, 2, 3, 4 }, Axis.Linear(InfraredQuantity.Wavenumber, 1000, 1001, 2), Axis.Index("row", 1), Axis.Index("column", 1), new Axis(Quantity.Time, [0, 60]));
        Assert.Equal([3, 4], InMemory.Written("map.csv", path => TextMapFile.Write(map, path, frame: 1)).The<SpectralMap>().Values.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => TextMapFile.Write(map, "map.csv", frame: 2));
    }

    // Metres to micrometres and back round twice.
    private static void SamePlaces(Axis rows, Axis foundRows, Axis columns, Axis foundColumns)
    {
        foreach (var (a, b) in rows.Values.ToArray().Zip(foundRows.Values.ToArray()).Concat(columns.Values.ToArray().Zip(foundColumns.Values.ToArray())))
            Assert.Equal(a, b, 4e-16 * Math.Abs(a));
    }
}
