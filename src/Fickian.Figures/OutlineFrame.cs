using System.Collections.Immutable;
using Fickian.Thermal;

namespace Fickian.Figures;

/// <summary>A picture about the middle of the body in it, in metres.</summary>
internal sealed class OutlineFrame
{
    private readonly Micrograph picture;
    private readonly Outline outline;
    private readonly double[] grey;
    private readonly double size;
    private readonly double column;
    private readonly double row;

    public OutlineFrame(Micrograph picture, Outline outline)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(outline);
        (this.picture, this.outline, grey, size) = (picture, outline, picture.ToGrey(), outline.PixelSize.Value);
        var (left, right) = (outline.Points.Min(p => p.X), outline.Points.Max(p => p.X));
        var (top, bottom) = (outline.Points.Min(p => p.Y), outline.Points.Max(p => p.Y));
        (column, row) = (0.5 * (left + right), 0.5 * (top + bottom));
        (Width, Height) = ((right - left) * size, (bottom - top) * size);
    }

    /// <summary>Width of the body, m.</summary>
    public double Width { get; }

    /// <summary>Height of the body, m.</summary>
    public double Height { get; }

    /// <summary>Brightness of the brightest pixel.</summary>
    public double Brightest => grey.Max();

    /// <summary>Side of the blocks of pixels, counted in pixels, that keep a window below a number of blocks.</summary>
    public int BlockFor(double width, double height, int most) => Math.Max(1, (int)Math.Ceiling(Math.Sqrt(width * height / (size * size) / most)));

    /// <summary>Corners of the outline about the middle of the body, m, y upwards.</summary>
    public ImmutableArray<(double X, double Y)> Corners(int most)
    {
        var step = Math.Max(1, (outline.Points.Length + most - 1) / most);
        return [.. outline.Points.Where((_, i) => i % step == 0).Select(p => ((p.X - column) * size, (row - p.Y) * size))];
    }

    /// <summary>A window about the middle of the body: means over blocks of pixels in whole grey levels, NaN beside the picture.</summary>
    public Image Cut(double width, double height, double left, int block, Provenance provenance)
    {
        var (columns, rows) = (Blocks(width, block), Blocks(height, block));
        var (firstColumn, firstRow) = ((int)Math.Round(column - (0.5 * columns * block) + 0.5), (int)Math.Round(row - (0.5 * rows * block) + 0.5));
        var values = new double[columns * rows];
        for (var i = 0; i < values.Length; i++)
            values[i] = Mean(firstColumn + (i % columns * block), firstRow + ((rows - 1 - (i / columns)) * block), block);
        double[] x = [.. Enumerable.Range(0, columns).Select(k => left + (0.5 * width) + (Centre(firstColumn, k, block, column) * size))];
        double[] y = [.. Enumerable.Range(0, rows).Select(k => (0.5 * height) - (Centre(firstRow, rows - 1 - k, block, row) * size))];
        return new(values, x, y) { Quantity = picture.Value, Provenance = provenance };
    }

    private int Blocks(double length, int block) => Math.Max(2, (int)Math.Ceiling(length / size / block));

    // Where the middle of a block lies from that of the body, pixels.
    private static double Centre(int first, int index, int block, double middle) => first + ((index + 0.5) * block) - 0.5 - middle;

    private double Mean(int left, int top, int block)
    {
        var (sum, count) = (0.0, 0);
        for (var r = Math.Max(0, top); r < Math.Min(picture.Rows, top + block); r++)
        {
            for (var c = Math.Max(0, left); c < Math.Min(picture.Columns, left + block); c++)
                (sum, count) = (sum + grey[(r * picture.Columns) + c], count + 1);
        }

        return count == 0 ? double.NaN : Math.Round(sum / count);
    }
}
