using ScottPlot;
using SkiaSharp;

namespace Fickian.Figures.Print;

/// <summary>One thing that ScottPlot places and we draw: a whole series is one path, which keeps vector files small.</summary>
internal sealed class Drawing(Action<SKCanvas, Func<double, double, SKPoint>, PixelRect> draw) : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        ArgumentNullException.ThrowIfNull(rp);
        draw(rp.Canvas, (x, y) => new SKPoint(Axes.GetPixelX(x), Axes.GetPixelY(y)), rp.DataRect);
    }
}
