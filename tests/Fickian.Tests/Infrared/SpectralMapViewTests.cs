using Fickian.Infrared;
using Fickian.Tests.Files;

namespace Fickian.Tests.Infrared;

public sealed class SpectralMapViewTests
{
    private static readonly SpectralMap Map = SampleMaps.Numbered(rows: 5, columns: 4, wavenumbers: 3, frames: 2);

    [Fact]
    public void Parts_hold_the_values_of_the_whole()
    {
        var region = Map.Region(1..4, 2..4).Crop(3984, 3992);
        Assert.Equal((3, 2, 2, 2), (region.Rows.Count, region.Columns.Count, region.Wavenumbers.Count, region.Frames.Count));
        Assert.Equal(Map.At(3, 3, 2, 1), region.At(2, 1, 1, 1));
        Assert.Equal((Map.Rows[1], Map.Columns[2], 3992.0), (region.Rows.First, region.Columns.First, region.Wavenumbers.First));
        Assert.Throws<ArgumentException>(() => Map.Crop(100, 200));
        Assert.Throws<ArgumentException>(() => Map.Region(1..1, ..));
        Assert.Throws<ArgumentOutOfRangeException>(() => Map.Region(1..9, ..));
    }

    [Fact]
    public void A_frame_and_whole_rows_share_the_memory_of_the_map()
    {
        var frame = Map.Frame(1);
        Assert.True(frame.Values.Span.Overlaps(Map.Values.Span));
        Assert.True(frame.Region(2..4, ..).Values.Span.Overlaps(Map.Values.Span));
        Assert.Equal((60.0, 1123.0 - 1), (frame.Frames.First, frame.Region(1..2, ..).At(0, 2, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Map.Frame(2));
    }

    [Fact]
    public void Bins_average_usable_pixels_and_say_what_is_left_out()
    {
        var masked = Map with { Usable = PixelMask.Where(5, 4, (r, c) => (r, c) != (0, 0)) };
        var binned = masked.Bin(2);
        Assert.Equal((2, 2), (binned.Rows.Count, binned.Columns.Count));

        // Of 0, 10, 100 and 110 the first is masked.
        Assert.Equal((10 + 100 + 110) / 3f, binned.At(0, 0, 0, 0));
        Assert.Equal((200 + 210 + 300 + 310) / 4.0 + 1002, binned.At(1, 0, 2, 1));
        Assert.Equal(12.5e-6, binned.Rows.First, 1e-18);
        Assert.Contains(binned.Findings, f => f.Message.StartsWith("1 rows and 0 columns", StringComparison.Ordinal));
    }

    [Fact]
    public void The_mean_is_over_the_pixels_of_the_mask()
    {
        var mean = Map.Mean(PixelMask.Where(5, 4, (r, c) => r == 2 && c < 2), frame: 1);
        Assert.Equal([1205, 1206, 1207], mean.Values.ToArray());
        Assert.Throws<ArgumentException>(() => Map.Mean(PixelMask.Where(5, 4, (_, _) => false)));
        Assert.Throws<ArgumentException>(() => Map.Mean(PixelMask.Where(4, 5, (_, _) => true)));
    }

    [Fact]
    public void Ascending_turns_every_spectrum_and_nothing_else()
    {
        var ascending = Map.Ascending();
        Assert.True(ascending.Wavenumbers.Ascending);
        Assert.Equal((Map.At(3, 1, 0, 1), Map.At(3, 1, 2, 1)), (ascending.At(3, 1, 2, 1), ascending.At(3, 1, 0, 1)));
        Assert.Same(ascending, ascending.Ascending());
    }

    [Fact]
    public void Masks_find_saturated_dead_missing_and_outlying_pixels()
    {
        var values = new float[6 * 6 * 4];
        for (var i = 0; i < values.Length; i++)
            values[i] = 1 + (0.01f * (i % 7)) + (0.1f * (i % 4));
        values[(4 * 3) + 1] = float.NaN;
        values.AsSpan(4 * 8, 4).Fill(0.5f);
        values.AsSpan(4 * 20, 4).Clear();
        values[4 * 20] = 900;
        values[(4 * 30) + 2] = 2.1f;
        var map = new SpectralMap(values, Axis.Linear(InfraredQuantity.Wavenumber, 1000, 1003, 4), Axis.Index("row", 6), Axis.Index("column", 6));
        var (working, below) = (map.Working(limit: 25), map.BelowSaturation(2));
        Assert.Equal([3, 8, 20], Enumerable.Range(0, 36).Where(i => !working[i]));
        Assert.Equal([20, 30], Enumerable.Range(0, 36).Where(i => !below[i]));
        Assert.Equal(32, working.And(below).Count);
        Assert.Equal(36, map.BelowSaturation(2, 1003, 1003).Count);
    }

    [Fact]
    public void Large_room_is_mapped_and_given_back()
    {
        Assert.False(FloatStore.IsMapped(FloatStore.Allocate(10)));
        Assert.Equal(0, FloatStore.Allocate(0).Length);
        var room = MappedFloats.Temporary(1000).Memory;
        Assert.True(FloatStore.IsMapped(room));
        room.Span[999] = 7;
        Assert.Equal(7, room[900..].Span[99]);
        FloatStore.Release(room);
        Assert.Throws<ObjectDisposedException>(() => room.Span[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => FloatStore.Allocate(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => FloatStore.Allocate(FloatStore.Largest + 1));
    }
}
