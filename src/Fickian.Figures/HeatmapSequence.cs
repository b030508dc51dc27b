using System.Collections.Immutable;

namespace Fickian.Figures;

/// <summary>Maps of one thing at several times, side by side in one figure: one colour scale, one colour bar, one length to measure by.</summary>
public static class HeatmapSequence
{
    // Space between maps and height of a line of words, over the width of a map.
    private const double Gap = 0.06;
    private const double Line = 0.16;

    /// <summary>Draws the maps in rows, the first above on the left.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="maps">The words above each map, for example its time, and the map; all of one size.</param>
    /// <param name="columns">Maps side by side.</param>
    /// <param name="label">Label of the colour bar, ending in the printed unit.</param>
    /// <param name="scaleBar">Length of the bar in the first map, m; 0 for none.</param>
    /// <param name="scaleBarText">Words under the bar, for example <c>100 µm</c>.</param>
    /// <param name="min">Value of the first colour, in the printed unit; null for the least value of all maps.</param>
    /// <param name="max">Value of the last colour, in the printed unit; null for the greatest value of all maps.</param>
    /// <param name="colours">How values become colours.</param>
    /// <exception cref="ArgumentException">There are no maps, or they differ in size.</exception>
    public static Figure Of(string title, IEnumerable<(string Title, Image Map)> maps, int columns, string label, double scaleBar = 0, string scaleBarText = "", double? min = null, double? max = null, ColourMap colours = ColourMap.BlueToRed)
    {
        ArgumentNullException.ThrowIfNull(maps);
        ImmutableArray<(string Title, Image Map)> all = [.. maps];
        if (all.IsEmpty || columns < 1)
            throw new ArgumentException("A sequence needs at least one map and one column.", nameof(maps));
        var first = all[0].Map;
        if (all.Any(m => (m.Map.Rows, m.Map.Columns) != (first.Rows, first.Columns)))
            throw new ArgumentException($"Maps of one size were expected, {first.Rows} × {first.Columns}; found another.", nameof(maps));
        var figure = new Figure(title).WithoutAxes().Width(FigureWidth.Double).ColourBar(label);
        var printed = all.SelectMany(m => Print.Heatmaps.Printed(figure, new HeatmapMark(m.Map, "", colours, null, null))).Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var (low, high) = (min ?? printed.Min(), max ?? printed.Max());
        var (width, height) = (Pitch(first.X.Span) * first.Columns, Pitch(first.Y.Span) * first.Rows);
        foreach (var (i, (words, map)) in all.Index())
        {
            var (left, bottom) = (i % columns * width * (1 + Gap), -(i / columns) * (height + (width * (Gap + Line))));
            figure = figure.Heatmap(Moved(map, left, bottom), colours, low, high).Label(left, bottom + height + (0.45 * Line * width), words, TextAlignment.Left);
        }

        return scaleBar > 0 ? WithBar(figure, width, height, scaleBar, scaleBarText) : figure;
    }

    private static Figure WithBar(Figure figure, double width, double height, double length, string words)
    {
        var (left, y) = (0.95 * width - length, 0.12 * height);
        return figure
            .Rectangle(left, y, left + length, y + (0.025 * height), Colour.Black, Colour.Black)
            .Label(left + (0.5 * length), y + (0.12 * height), words, TextAlignment.Centre);
    }

    private static double Pitch(ReadOnlySpan<double> centres) => centres[1] - centres[0];

    // The corner of the map, not the middle of its first pixel, lies at the place.
    private static Image Moved(Image map, double left, double bottom)
    {
        var (x, y) = (map.X.Span[0] - (0.5 * Pitch(map.X.Span)), map.Y.Span[0] - (0.5 * Pitch(map.Y.Span)));
        return new(map.Values.ToArray(), [.. map.X.ToArray().Select(v => v - x + left)], [.. map.Y.ToArray().Select(v => v - y + bottom)]) { Quantity = map.Quantity, Provenance = map.Provenance };
    }
}
