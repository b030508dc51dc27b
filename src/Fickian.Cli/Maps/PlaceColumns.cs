using Fickian.Infrared;

namespace Fickian.Cli.Maps;

/// <summary>Where and when each spectrum of a map was taken: the first columns of a table with one row per pixel and frame.</summary>
internal static class PlaceColumns
{
    /// <summary>Column, row and frame; pixels change fastest, line by line.</summary>
    public static TableColumn[] Of(SpectralMap map)
    {
        int[] places = [.. Enumerable.Range(0, map.Pixels * map.Frames.Count)];
        return
        [
            Column(map.Columns, i => i % map.Columns.Count),
            Column(map.Rows, i => i % map.Pixels / map.Columns.Count),
            Column(map.Frames, i => i / map.Pixels),
        ];

        TableColumn Column(Axis axis, Func<int, int> place) => new(axis.Quantity.Name, axis.Quantity.Unit.Symbol, Array.ConvertAll(places, i => axis[place(i)]));
    }
}
