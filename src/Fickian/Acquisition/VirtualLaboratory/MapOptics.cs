namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>The picture of a block on the camera: turned by the angle of its edge, blurred by the point spread, averaged over each pixel.</summary>
/// <remarks>The block is sampled at eight points a pixel in each direction; the Gaussian is cut at four standard deviations.</remarks>
internal sealed class MapOptics
{
    private const int Samples = 8;
    private const double Reach = 4;

    private readonly MapRecipe recipe;
    private readonly double[] kernel;
    private readonly int margin;
    private readonly int width;
    private readonly int height;

    public MapOptics(MapRecipe recipe)
    {
        this.recipe = recipe;
        var step = recipe.PixelSize / Samples;
        margin = (int)Math.Ceiling(Reach * recipe.PointSpread / step);
        kernel = [.. Enumerable.Range(-margin, (2 * margin) + 1).Select(i => recipe.PointSpread > 0 ? Math.Exp(-0.5 * Math.Pow(i * step / recipe.PointSpread, 2)) : 1)];
        var sum = kernel.Sum();
        kernel = Array.ConvertAll(kernel, k => k / sum);
        (width, height) = ((recipe.Columns * Samples) + (2 * margin), (recipe.Rows * Samples) + (2 * margin));
    }

    /// <summary>Distance of a point of the picture from the edge, m, positive inside, and its place along the edge, m, from the middle.</summary>
    /// <param name="x">Position across the columns, m.</param>
    /// <param name="y">Position across the rows, m.</param>
    public (double Inside, double Along) Place(double x, double y)
    {
        var (sine, cosine) = Math.SinCos(recipe.EdgeAngle);
        var (dx, dy) = (x - recipe.EdgePosition, y - (0.5 * recipe.Rows * recipe.PixelSize));
        return ((dx * cosine) + (dy * sine), (dy * cosine) - (dx * sine));
    }

    /// <summary>Mean of a function of the block over each pixel, blurred; 0 outside the block, [rows × columns].</summary>
    /// <param name="inside">The function, of the distance from the edge and the distance from the middle along it, m.</param>
    public double[] Picture(Func<double, double, double> inside)
    {
        var step = recipe.PixelSize / Samples;
        var field = new double[width * height];
        for (var i = 0; i < field.Length; i++)
        {
            var (u, v) = Place(((i % width) - margin + 0.5) * step, ((i / width) - margin + 0.5) * step);
            field[i] = u > 0 ? inside(u, Math.Abs(v)) : 0;
        }

        return Binned(Blurred(Blurred(field, width, 1), height, width));
    }

    // Convolution along one direction; near the border of the field, which no pixel sees, the kernel is cut.
    private double[] Blurred(double[] field, int length, int stride)
    {
        var result = new double[field.Length];
        for (var i = 0; i < field.Length; i++)
        {
            var at = i / stride % length;
            var sum = 0.0;
            for (var k = Math.Max(-margin, -at); k <= Math.Min(margin, length - 1 - at); k++)
                sum += kernel[k + margin] * field[i + (k * stride)];
            result[i] = sum;
        }

        return result;
    }

    private double[] Binned(double[] field)
    {
        var pixels = new double[recipe.Rows * recipe.Columns];
        for (var row = 0; row < recipe.Rows * Samples; row++)
        {
            for (var column = 0; column < recipe.Columns * Samples; column++)
                pixels[(row / Samples * recipe.Columns) + (column / Samples)] += field[((row + margin) * width) + column + margin] / (Samples * Samples);
        }

        return pixels;
    }
}
