using ScottPlot;
using ScottPlot.AxisPanels;
using ScottPlot.TickGenerators;

namespace Fickian.Figures.Print;

/// <summary>How figures look in print. Lengths and text sizes are in points of 1/72 inch, the unit of every drawing here.</summary>
internal static class Theme
{
    public const float PointsPerMillimetre = 72f / 25.4f;
    public const float TickText = 6.5f;
    public const float LabelText = 7;
    public const float TitleText = 7;
    public const float LetterText = 9;
    public const float BadgeText = 6;
    public const float LegendText = 6.5f;
    public const float InsetText = 6;
    public const float Frame = 0.6f;
    public const float Line = 1;
    public const float ThinLine = 0.5f;
    public const float Whisker = 0.6f;
    public const float Marker = 3.4f;
    public const float Strip = 13;

    public static MarkerShape[] Markers { get; } =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond, MarkerShape.FilledTriangleDown, MarkerShape.Eks];

    /// <summary>Colours after those of the gases.</summary>
    public static Colour[] Palette { get; } =
        [Colour.DeepBlue, Colour.Vermilion, Colour.BluishGreen, Colour.ReddishPurple, Colour.Orange, Colour.SkyBlue, Colour.Black];

    public static ScottPlot.Color ToScottPlot(this Colour colour, double opacity = 1) =>
        new(colour.Red, colour.Green, colour.Blue, (byte)Math.Round(255 * opacity));

    public static SkiaSharp.SKColor ToSkia(this Colour colour, double opacity = 1) =>
        new(colour.Red, colour.Green, colour.Blue, (byte)Math.Round(255 * opacity));

    public static IColormap ToScottPlot(this ColourMap map) => map switch
    {
        ColourMap.Viridis => new ScottPlot.Colormaps.Viridis(),
        ColourMap.Grey => new ScottPlot.Colormaps.Grayscale(),
        _ => new ScottPlot.Colormaps.CustomInterpolated([.. BlueToRed.Select(c => c.ToScottPlot())]),
    };

    /// <summary>From blue through pale to red; equal steps in lightness on both sides (ColorBrewer RdYlBu, reversed).</summary>
    public static Colour[] BlueToRed { get; } =
    [
        new(49, 54, 149), new(69, 117, 180), new(116, 173, 209), new(171, 217, 233), new(224, 243, 248), new(255, 255, 191),
        new(254, 224, 144), new(253, 174, 97), new(244, 109, 67), new(215, 48, 39), new(165, 0, 38),
    ];

    /// <summary>Sizes, strokes and white ground of a new plot.</summary>
    public static void Apply(Plot plot, bool inset)
    {
        plot.FigureBackground.Color = inset ? Colors.White : Colors.Transparent;
        plot.DataBackground.Color = Colors.White;
        plot.HideGrid();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.Axes.Title.IsVisible = false;
        plot.Axes.Top.TickGenerator = new EmptyTickGenerator();
        plot.Axes.Right.TickGenerator = new EmptyTickGenerator();
        foreach (var axis in plot.Axes.GetAxes().OfType<AxisBase>())
            Apply(axis, inset);
    }

    /// <summary>Sizes and strokes of an axis.</summary>
    public static void Apply(AxisBase axis, bool inset)
    {
        axis.EmptyLabelPadding = new PixelPadding(0);
        // ScottPlot leaves a gap between ticks and their labels that it does not count on vertical axes.
        var (between, outside) = inset ? (0.5f, 0f) : (1f, 0.5f);
        axis.PaddingBetweenTickAndAxisLabels = axis.Edge is Edge.Left or Edge.Right ? new PixelPadding(between + 3.3f) : new PixelPadding(between);
        axis.PaddingOutsideAxisLabels = new PixelPadding(outside);
        axis.FrameLineStyle.Width = Frame;
        axis.MajorTickStyle.Width = Frame;
        axis.MajorTickStyle.Length = inset ? 2 : 3;
        axis.MinorTickStyle.Width = 0.4f;
        axis.MinorTickStyle.Length = inset ? 1 : 1.6f;
        axis.TickLabelStyle.FontName = Typefaces.Family;
        axis.TickLabelStyle.FontSize = inset ? InsetText : TickText;
        axis.TickLabelStyle.ForeColor = Colors.Black;
        axis.LabelStyle.FontName = Typefaces.Family;
        axis.LabelStyle.FontSize = inset ? InsetText : LabelText;
        axis.LabelStyle.Bold = false;
        axis.LabelStyle.ForeColor = Colors.Black;
    }
}
