using ScottPlot;

namespace Fickian.Figures.Print;

/// <summary>The legend: one line for each named series, where it covers least.</summary>
internal static class Legends
{
    public static void Add(Plot plot, Figure figure, PlotFrame frame, float width, float height)
    {
        var items = Style.Of(figure).Where(s => s.Mark.Name.Length > 0 && s.Mark is not HeatmapMark).Select(Item).ToArray();
        if (!figure.HasLegend || items.Length == 0)
            return;
        var legend = plot.Legend;
        legend.DisplayPlottableLegendItems = false;
        legend.ManualItems.AddRange(items);
        legend.IsVisible = true;
        legend.Alignment = figure.LegendCorner is { } corner ? ToScottPlot(corner) : LegendPlace.Emptiest(figure, frame, width, height);
        legend.FontName = Typefaces.Family;
        legend.FontSize = Theme.LegendText;
        legend.OutlineWidth = 0;
        legend.BackgroundColor = Colors.White.WithAlpha(0.75);
        legend.ShadowColor = Colors.Transparent;
        legend.Margin = new PixelPadding(2);
        legend.Padding = new PixelPadding(2);
        legend.InterItemPadding = new PixelPadding(1, 1, 0.5f, 0.5f);
        legend.SymbolWidth = 12;
        legend.SymbolHeight = 7;
        legend.SymbolPadding = 3;
    }

    private static Alignment ToScottPlot(Corner corner) => corner switch
    {
        Corner.UpperLeft => Alignment.UpperLeft,
        Corner.UpperRight => Alignment.UpperRight,
        Corner.LowerLeft => Alignment.LowerLeft,
        _ => Alignment.LowerRight,
    };

    private static LegendItem Item(Style style)
    {
        var item = new LegendItem { LabelText = style.Mark.Name, LabelFontName = Typefaces.Family, LabelFontSize = Theme.LegendText };
        switch (style.Mark)
        {
            case PointsMark:
                item.MarkerStyle = new MarkerStyle(style.Marker, Theme.Marker, style.Colour.ToScottPlot()) { LineColor = style.Colour.ToScottPlot(), LineWidth = style.Marker == MarkerShape.Eks ? 0.25f * Theme.Marker : 0 };
                break;
            case BandMark:
                item.FillStyle = new FillStyle { Color = style.Colour.ToScottPlot(0.22), IsVisible = true };
                break;
            default:
                item.LineStyle = new LineStyle(style.Mark is RuleMark ? Theme.Frame : style.Mark is LineMark { Thin: true } ? Theme.ThinLine : Theme.Line, style.Colour.ToScottPlot())
                {
                    Pattern = style.Mark is RuleMark or LineMark { Dashed: true } ? new LinePattern(style.Mark is RuleMark ? [2, 2] : [3, 2], 0, "print") : LinePattern.Solid,
                };
                break;
        }
        return item;
    }
}
