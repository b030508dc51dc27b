namespace Fickian.Thermal;

/// <summary>The scale bar in a micrograph, and the size of a pixel that follows from its length.</summary>
/// <remarks>
/// A bar is a connected, filled rectangle of one shade, level, at least eight times as long as high. Of several, the longest counts.
/// s = L/n, n = pixels from end to end. Each end lies somewhere within its pixel, so u(n) = √2/√12 = 0.41 pixels; the stated length is taken as exact.
/// </remarks>
/// <param name="Left">Column of its first pixel.</param>
/// <param name="Top">Row of its first pixel.</param>
/// <param name="Pixels">Its length, pixels.</param>
/// <param name="Height">Its height, pixels.</param>
public sealed record ScaleBar(int Left, int Top, int Pixels, int Height)
{
    private const int LeastLength = 16;
    private const double Slenderness = 8;

    // Of each of the two shades at its ends: how much a pixel may differ from the bar's own.
    private const double Evenness = 0.15;

    /// <summary>Finds the bar; null if there is none.</summary>
    /// <param name="picture">The picture.</param>
    public static ScaleBar? Find(Micrograph picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var grey = picture.ToGrey();
        var (low, high) = (grey.Min(), grey.Max());
        ScaleBar? best = null;
        for (var row = 0; row < picture.Rows; row++)
        {
            for (var start = 0; start < picture.Columns;)
            {
                var end = Run(grey, picture, row, start, Evenness * (high - low));
                if (end - start >= Math.Max(LeastLength, best?.Pixels + 1 ?? 0) && Bar(grey, picture, row, start, end, Evenness * (high - low)) is { } bar)
                    best = bar;
                start = end;
            }
        }

        return best;
    }

    /// <summary>Size of a pixel, m.</summary>
    /// <param name="length">Length that the bar stands for, m.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is not positive.</exception>
    public Estimate PixelSize(double length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        var size = length / Pixels;
        return new(size, size * Math.Sqrt(1 / 6.0) / Pixels, Unit.Metre) { Name = "pixelSize" };
    }

    // End of the even stretch of a row.
    private static int Run(double[] grey, Micrograph picture, int row, int start, double slack)
    {
        var at = row * picture.Columns;
        var end = start + 1;
        while (end < picture.Columns && Math.Abs(grey[at + end] - grey[at + start]) <= slack)
            end++;
        return end;
    }

    // The rectangle that begins with a stretch: as many rows as share it, with another shade all around.
    private static ScaleBar? Bar(double[] grey, Micrograph picture, int row, int start, int end, double slack)
    {
        var shade = grey[(row * picture.Columns) + start];
        bool Same(int r, int c) => Math.Abs(grey[(r * picture.Columns) + c] - shade) <= slack;
        bool All(int r) => Enumerable.Range(start, end - start).All(c => Same(r, c));
        bool None(int r) => r >= 0 && r < picture.Rows && Enumerable.Range(start, end - start).All(c => !Same(r, c));
        if (start == 0 || end == picture.Columns || !None(row - 1))
            return null;
        var bottom = row;
        while (bottom < picture.Rows && All(bottom) && !Same(bottom, start - 1) && !Same(bottom, end))
            bottom++;
        var height = bottom - row;
        return height > 0 && None(bottom) && end - start >= Slenderness * height ? new(start, row, end - start, height) : null;
    }
}
