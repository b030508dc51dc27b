using System.Globalization;
using Fickian.Thermal;

namespace Fickian.Figures;

/// <summary>Micrographs of a body at several times, side by side at one scale, each with the outline that was found in it.</summary>
public static class OutlineFigure
{
    // Size of a window over that of the largest body; space between windows, and places of words and bar, over the width of a window.
    private const double Zoom = 1.1;
    private const double Gap = 0.04;
    private const double Words = 0.045;
    private const double Bar = 0.045;

    // Pixels of all windows and corners of an outline that keep a page light.
    private const int MostPixels = 22_000;
    private const int MostCorners = 240;
    private const double Brightest = 255;

    /// <summary>Draws the pictures: the outline of each in vermilion, that of the first in blue behind the others, centred on them.</summary>
    /// <param name="title">What is seen.</param>
    /// <param name="provenance">How the pictures were obtained: a picture does not tell by itself.</param>
    /// <param name="pictures">The words above each picture, the picture, and its outline.</param>
    /// <exception cref="ArgumentException">There are no pictures.</exception>
    public static Figure Of(string title, Provenance provenance, params (string Words, Micrograph Picture, Outline Outline)[] pictures)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        if (pictures.Length == 0)
            throw new ArgumentException("At least one picture with its outline was expected.", nameof(pictures));
        var frames = Array.ConvertAll(pictures, p => new OutlineFrame(p.Picture, p.Outline));
        var (width, height) = (Zoom * frames.Max(f => f.Width), Zoom * frames.Max(f => f.Height));
        var block = frames.Max(f => f.BlockFor(width, height, MostPixels / frames.Length));
        var highest = Math.Max(Brightest, frames.Max(f => f.Brightest));
        var figure = new Figure(title).WithoutAxes().Width(frames.Length > 1 ? FigureWidth.Double : FigureWidth.Single);
        foreach (var (i, frame) in frames.Index())
        {
            var left = i * width * (1 + Gap);
            figure = figure.Heatmap(frame.Cut(width, height, left, block, provenance), ColourMap.Grey, 0, highest);
            if (i > 0)
                figure = Traced(figure, frames[0], left + (0.5 * width), 0.5 * height, Colour.DeepBlue);
            figure = Traced(figure, frame, left + (0.5 * width), 0.5 * height, Colour.Vermilion)
                .Label(left, height + (Words * width), pictures[i].Words, TextAlignment.Left);
        }

        return WithBar(figure, width);
    }

    private static Figure Traced(Figure figure, OutlineFrame frame, double x, double y, Colour colour)
    {
        var corners = frame.Corners(MostCorners);
        return figure.Polygon([.. corners.Select(c => x + c.X)], [.. corners.Select(c => y + c.Y)], fill: null, outline: colour);
    }

    // The largest power of ten that fits, under the first picture.
    private static Figure WithBar(Figure figure, double width)
    {
        var length = Math.Pow(10, Math.Floor(Math.Log10(0.7 * width)));
        var words = length >= 1e-3 ? $"{(length * 1e3).ToString("0.#", CultureInfo.InvariantCulture)} mm" : $"{(length * 1e6).ToString("0.#", CultureInfo.InvariantCulture)} µm";
        return figure
            .Rectangle(0, -1.3 * Bar * width, length, -0.9 * Bar * width, Colour.Black, Colour.Black)
            .Label(length + (0.02 * width), -1.1 * Bar * width, words, TextAlignment.Left);
    }
}
