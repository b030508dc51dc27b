using ScottPlot;
using ScottPlot.AxisPanels;
using ScottPlot.TickGenerators;

namespace Fickian.Figures.Print;

/// <summary>Images as colours, with their colour bar.</summary>
internal static class Heatmaps
{
    /// <summary>The values in the unit of the colour bar, row by row.</summary>
    public static double[] Printed(Figure figure, HeatmapMark mark)
    {
        var map = AxisMap.Of(figure.ColourBarLabel ?? mark.Image.Quantity.AxisLabel, figure.ColourBarUnit, AxisScale.Linear, mark.Image.Quantity);
        return Array.ConvertAll(mark.Image.Values.ToArray(), v => double.IsFinite(v) ? map.Of(v) : double.NaN);
    }

    /// <summary>Values of the first and last colour.</summary>
    public static (double Low, double High) Range(HeatmapMark mark, double[] printed)
    {
        var finite = printed.Where(double.IsFinite).ToArray();
        var (low, high) = (mark.Min ?? finite.Min(), mark.Max ?? finite.Max());
        return high > low ? (low, high) : (low - 0.5, low + 0.5);
    }

    public static void Add(Plot plot, Figure figure, HeatmapMark mark, PlotFrame frame)
    {
        var image = mark.Image;
        var printed = Printed(figure, mark);
        var (low, high) = Range(mark, printed);
        var cells = new double[image.Rows, image.Columns];
        for (var i = 0; i < printed.Length; i++)
            cells[image.Rows - 1 - (i / image.Columns), i % image.Columns] = printed[i];
        var heatmap = plot.Add.Heatmap(cells);
        var (left, right) = PlotFrame.Edges(image.X.Span);
        var (bottom, top) = PlotFrame.Edges(image.Y.Span);
        heatmap.Position = new CoordinateRect(frame.X.Of(left), frame.X.Of(right), frame.Y.Of(bottom), frame.Y.Of(top));
        heatmap.Colormap = mark.Map.ToScottPlot();
        heatmap.ManualRange = new(low, high);
        heatmap.NaNCellColor = mark.Opacity < 1 ? Colors.Transparent : Colors.White;
        heatmap.Opacity = mark.Opacity;
        heatmap.Smooth = false;
        // Maps side by side share one bar.
        if (figure.ColourBarLabel is not null && mark == figure.Marks.OfType<HeatmapMark>().Last())
            AddBar(plot, figure.ColourBarLabel, heatmap, low, high);
    }

    private static void AddBar(Plot plot, string label, ScottPlot.Plottables.Heatmap heatmap, double low, double high)
    {
        var bar = plot.Add.ColorBar(heatmap);
        bar.Width = 8;
        bar.Label = label;
        Theme.Apply((AxisBase)bar.Axis, inset: false);
        bar.Axis.MajorTickStyle.Length = 2;
        bar.Axis.TickGenerator = new NumericManual(Ticks.Between(low, high, AxisScale.Linear, 6));
    }
}
