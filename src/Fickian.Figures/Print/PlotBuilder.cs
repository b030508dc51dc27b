using ScottPlot;
using ScottPlot.AxisPanels;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Fickian.Figures.Print;

/// <summary>From a figure to a ScottPlot plot.</summary>
internal static class PlotBuilder
{
    // Room for a colour bar with its numbers and label beside a drawing.
    private const float BarRoom = 48;
    private const float BarGap = 5;

    /// <summary>Height that suits what is drawn, mm; null if any height does.</summary>
    public static double? NaturalHeight(Figure figure)
    {
        if (figure.Marks.Length == 0 || (figure.HasAxes && !HasSquarePixels(figure)))
            return null;
        var frame = PlotFrame.Of(figure);
        var aspect = Math.Abs((frame.Top - frame.Bottom) / (frame.Right - frame.Left));
        var width = figure.WidthMillimetres - (figure.HasAxes ? (figure.ColourBarLabel is null ? 14 : 29) : figure.ColourBarLabel is null ? 2 : 17);
        return Math.Clamp((width * aspect) + (figure.HasAxes ? 15 : 7), 15, 240);
    }

    /// <summary>Whether a picture must not be stretched: a drawing, or a map whose axes have one unit.</summary>
    public static bool HasSquarePixels(Figure figure)
    {
        if (!figure.HasAxes)
            return true;
        if (!figure.Marks.Any(m => m is HeatmapMark))
            return false;
        return UnitWord(figure.XAxis.Label) is { } x && x == UnitWord(figure.YAxis.Label);

        static string? UnitWord(string? label) => label is null || !label.Contains(" / ", StringComparison.Ordinal) ? null : label[(label.LastIndexOf(" / ", StringComparison.Ordinal) + 3)..];
    }

    public static Plot Build(Figure figure, float width, float height, bool inset)
    {
        Typefaces.Register();
        if (figure.Marks.Length == 0)
            throw new InvalidOperationException($"The figure \"{figure.Title}\" is empty; add data with Points, Line, Band or Heatmap, or draw with Rectangle, Arrow or Text.");
        var frame = PlotFrame.Of(figure);
        var plot = new Plot();
        Theme.Apply(plot, inset);
        foreach (var style in Style.Of(figure))
        {
            if (style.Mark is HeatmapMark heatmap)
                Heatmaps.Add(plot, figure, heatmap, frame);
            else if (MarkPainter.Plottable(style, frame) is { } plottable)
                plot.PlottableList.Add(plottable);
        }
        plot.Axes.SetLimits(frame.Left, frame.Right, frame.Bottom, frame.Top);
        SetAxes(plot, figure, frame, width, height, inset);
        if (!inset)
            Legends.Add(plot, figure, frame, width, height);
        return plot;
    }

    private static void SetAxes(Plot plot, Figure figure, PlotFrame frame, float width, float height, bool inset)
    {
        if (!figure.HasAxes)
        {
            plot.HideAxesAndGrid();
            plot.Axes.Right.IsVisible = figure.ColourBarLabel is not null;
            ((AxisBase)plot.Axes.Right).MinimumSize = BarGap;
            plot.Axes.Right.FrameLineStyle.Width = 0;
            plot.Layout.Fixed(new PixelPadding(3, figure.ColourBarLabel is null ? 3 : BarRoom, 3, 3));
            return;
        }
        var roomX = inset ? 26 : 36;
        var roomY = inset ? 12 : 20;
        plot.Axes.Bottom.Label.Text = frame.XLabel;
        plot.Axes.Left.Label.Text = frame.YLabel;
        plot.Axes.Bottom.TickGenerator = figure.XAxis.Categories is { Length: > 0 } words
            ? new NumericManual([.. words.Select((w, i) => Tick.Major(i, w))])
            : Marked(frame.Left, frame.Right, figure.XAxis.Scale, (int)((width - (inset ? 30 : 40)) / roomX));
        plot.Axes.Left.TickGenerator = Marked(frame.Bottom, frame.Top, figure.YAxis.Scale, (int)((height - (inset ? 24 : 30)) / roomY));
        // Half a label may stand out beyond the last mark of an axis.
        var last = plot.Axes.Bottom.TickGenerator.Ticks.LastOrDefault(t => t.IsMajor).Label ?? "";
        var right = figure.ColourBarLabel is not null ? 5 : Math.Max(inset ? 5 : 8, (0.5f * Words.Width(last, Theme.TickText)) + 1);
        foreach (var (axis, size) in new[] { ((AxisBase)plot.Axes.Right, right), ((AxisBase)plot.Axes.Top, inset ? 4 : 3) })
            (axis.MinimumSize, axis.SizeWhenNoData) = (size, size);
    }

    private static NumericManual Marked(double from, double to, AxisScale scale, int most)
    {
        var map = new AxisMap(new(1), scale);
        var ends = new[] { Printed(from, scale), Printed(to, scale) };
        return new NumericManual(Ticks.Between(ends.Min(), ends.Max(), map.Scale, most));
    }

    private static double Printed(double placed, AxisScale scale) => scale switch
    {
        AxisScale.Logarithmic => Math.Pow(10, placed),
        AxisScale.SquareRoot => placed * placed,
        _ => placed,
    };

    /// <summary>Draws a plot; pixels of a picture stay square by giving up width or height.</summary>
    /// <remarks>The layout is found by drawing nowhere first: ScottPlot draws again when its limits settle, and a vector file would keep both.</remarks>
    public static PixelRect Draw(Plot plot, Figure figure, SKCanvas canvas, PixelRect area)
    {
        using var nowhere = new SKNoDrawCanvas((int)area.Right + 1, (int)area.Bottom + 1);
        plot.Render(nowhere, area);
        var data = plot.LastRender.DataRect;
        plot.Layout.Fixed(HasSquarePixels(figure) ? Square(plot, data, !figure.HasAxes) : data);
        plot.Render(nowhere, area);
        plot.Render(canvas, area);
        return plot.LastRender.DataRect;
    }

    private static PixelRect Square(Plot plot, PixelRect data, bool centred)
    {
        var limits = plot.Axes.GetLimits();
        var aspect = (float)Math.Abs(limits.VerticalSpan / limits.HorizontalSpan);
        var width = Math.Min(data.Width, data.Height / aspect);
        // A map keeps to the left for its colour bar; a drawing is centred.
        var left = data.Left + (centred ? 0.5f * (data.Width - width) : 0);
        return new PixelRect(left, left + width, data.Top + (width * aspect), data.Top);
    }
}
