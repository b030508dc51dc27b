using Fickian.Infrared;

namespace Fickian.Figures;

/// <summary>A map laid over the picture of the sample, with the marked places and where the transformation takes them.</summary>
public static class RegistrationFigure
{
    private const int MostPixels = 40_000;

    /// <summary>Draws the picture in grey, the map in colours over it, places as they were marked (blue) and as they come out (vermilion); counted in pixels of the picture, upwards from its lower edge.</summary>
    /// <param name="title">What is seen.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="map">A value per pixel of the map, at the positions that were matched.</param>
    /// <param name="fit">The transformation from places of the map to columns and rows of the picture.</param>
    /// <param name="marked">Marked places in the picture.</param>
    /// <param name="provenance">How the picture was obtained: it does not tell by itself.</param>
    /// <exception cref="ArgumentException">No pixel of the picture lies below the map.</exception>
    public static Figure Of(string title, Micrograph picture, Image map, RegistrationFit fit, IReadOnlyList<(double X, double Y)> marked, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(marked);
        var last = picture.Rows - 1;
        double Up(double row) => last - row;
        double[] x = [.. marked.Select(p => p.X)], y = [.. marked.Select(p => Up(p.Y))];
        double[] takenX = [.. marked.Select((p, i) => p.X - fit.Residuals[i].X)], takenY = [.. marked.Select((p, i) => Up(p.Y - fit.Residuals[i].Y))];
        return new Figure(title).X("column / px").Y("row from below / px").Width(FigureWidth.Double)
            .Heatmap(Grey(picture, Around(map, fit.Transform, picture), provenance), ColourMap.Grey, 0, Math.Max(255, picture.ToGrey().Max()))
            .Overlay(Laid(picture, map, fit.Transform.Inverse()))
            .ColourBar(map.Quantity.AxisLabel)
            .With(figure => Drawn(figure, x, y, Colour.SkyBlue))
            .With(figure => Drawn(figure, takenX, takenY, Colour.Vermilion));
    }

    private static Figure With(this Figure figure, Func<Figure, Figure> draw) => draw(figure);

    private static Figure Drawn(Figure figure, double[] x, double[] y, Colour colour)
    {
        for (var i = 0; i < x.Length; i++)
            figure = figure.Disc(x[i], y[i], 0.7, colour);
        return figure;
    }

    // Columns and rows of the picture as far beyond the map as it is wide.
    private static (int Left, int Right, int Top, int Bottom) Around(Image map, RegistrationTransform transform, Micrograph picture, double beyond = 1)
    {
        var corners = new[] { map.X.Span[0], map.X.Span[^1] }.SelectMany(x => new[] { map.Y.Span[0], map.Y.Span[^1] }.Select(y => transform.Apply(x, y))).ToArray();
        var margin = 2 + (beyond * Math.Max(corners.Max(c => c.X) - corners.Min(c => c.X), corners.Max(c => c.Y) - corners.Min(c => c.Y)));
        int Inside(double value, int count) => Math.Clamp((int)Math.Round(value), 0, count - 1);
        var found = (Left: Inside(corners.Min(c => c.X) - margin, picture.Columns), Right: Inside(corners.Max(c => c.X) + margin, picture.Columns), Top: Inside(corners.Min(c => c.Y) - margin, picture.Rows), Bottom: Inside(corners.Max(c => c.Y) + margin, picture.Rows));
        return found.Right - found.Left < 1 || found.Bottom - found.Top < 1
            ? throw new ArgumentException("A map that lies within the picture was expected and it lies beside it; check the marked places.", nameof(map))
            : found;
    }

    // Every so many pixels of a large picture, so that the page stays light.
    private static Image Grey(Micrograph picture, (int Left, int Right, int Top, int Bottom) window, Provenance provenance)
    {
        var step = Math.Max(1, (int)Math.Ceiling(Math.Sqrt((window.Bottom - window.Top + 1.0) * (window.Right - window.Left + 1.0) / MostPixels)));
        var grey = picture.ToGrey();
        int[] columns = [.. Every(window.Left, window.Right, step)], rows = [.. Every(window.Top, window.Bottom, step).Reverse()];
        return new([.. rows.SelectMany(r => columns.Select(c => grey[(r * picture.Columns) + c]))], [.. columns.Select(c => (double)c)], [.. rows.Select(r => (double)(picture.Rows - 1 - r))]) { Quantity = picture.Value, Provenance = provenance };
    }

    private static IEnumerable<int> Every(int from, int to, int step) => Enumerable.Range(0, ((to - from) / step) + 1).Select(i => from + (i * step));

    // The value of the map's pixel that covers each pixel of the picture; only the part of the picture that the map reaches.
    private static Image Laid(Micrograph picture, Image map, RegistrationTransform back)
    {
        var (left, right, top, bottom) = Around(map, back.Inverse(), picture, beyond: 0);
        int[] columns = [.. Enumerable.Range(left, right - left + 1)], rows = [.. Enumerable.Range(top, bottom - top + 1).Reverse()];
        return new([.. rows.SelectMany(r => columns.Select(c => At(map, back.Apply(c, r))))], [.. columns.Select(c => (double)c)], [.. rows.Select(r => (double)(picture.Rows - 1 - r))]) { Quantity = map.Quantity, Provenance = map.Provenance };
    }

    private static double At(Image map, (double X, double Y) place)
    {
        var (column, row) = (Nearest(map.X.Span, place.X), Nearest(map.Y.Span, place.Y));
        return column < 0 || row < 0 ? double.NaN : map[row, column];
    }

    // Index of the pixel that holds a place on an even axis; −1 outside.
    private static int Nearest(ReadOnlySpan<double> axis, double at)
    {
        var index = (int)Math.Round((at - axis[0]) / (axis[^1] - axis[0]) * (axis.Length - 1));
        return index >= 0 && index < axis.Length ? index : -1;
    }
}
