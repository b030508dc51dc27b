namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>One direction of a block: widths of its cells and what passes between them.</summary>
internal sealed class MapBlockAxis
{
    /// <summary>Divides a direction into cells.</summary>
    /// <param name="width">Width of each cell, m, [n].</param>
    /// <param name="diffusivity">D along this direction, m²/s.</param>
    /// <param name="isLowOpen">Whether gas enters at the low end; a plane of symmetry otherwise.</param>
    /// <param name="isHighOpen">Whether gas enters at the high end.</param>
    public MapBlockAxis(double[] width, double diffusivity, bool isLowOpen, bool isHighOpen)
    {
        Width = width;
        Centre = new double[width.Length];
        Conductance = new double[width.Length + 1];
        for (var i = 0; i < width.Length; i++)
        {
            Centre[i] = Length + (0.5 * width[i]);
            Length += width[i];
            Conductance[i] = i > 0 ? 2 * diffusivity / (width[i - 1] + width[i]) : isLowOpen ? 2 * diffusivity / width[0] : 0;
        }

        Conductance[^1] = isHighOpen ? 2 * diffusivity / width[^1] : 0;
    }

    /// <summary>Number of cells.</summary>
    public int Count => Width.Length;

    /// <summary>Sum of the widths, m.</summary>
    public double Length { get; }

    /// <summary>Width of each cell, m, [n].</summary>
    public double[] Width { get; }

    /// <summary>Middle of each cell, m, [n].</summary>
    public double[] Centre { get; }

    /// <summary>D over the distance between the middles on either side of each face, m/s; 0 at a plane of symmetry, [n + 1].</summary>
    public double[] Conductance { get; }

    /// <summary>Widths that grow from an open end at 0 towards the inside, from a first one by a ratio up to a largest one.</summary>
    /// <param name="length">Sum of the widths, m.</param>
    /// <param name="first">Width at the open end, m, before all are stretched to fit the length.</param>
    /// <param name="ratio">Width over that of the cell before, 1.</param>
    /// <param name="largest">Largest width, m.</param>
    public static double[] Graded(double length, double first, double ratio, double largest)
    {
        var widths = new List<double>();
        var (sum, width) = (0.0, first);
        while (sum < length)
        {
            widths.Add(width);
            sum += width;
            width = Math.Min(width * ratio, largest);
        }

        return [.. widths.Select(w => w * length / sum)];
    }
}
