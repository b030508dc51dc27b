using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Stage positions of a map's spectra, put into rows and columns.</summary>
/// <param name="Rows">Position of each row, m.</param>
/// <param name="Columns">Position of each column, m.</param>
/// <param name="Cells">Pixel of each spectrum, counted row by row.</param>
internal sealed record OmnicGrid(Axis Rows, Axis Columns, int[] Cells)
{
    private const double Micrometre = 1e-6;

    // Titles give positions to 0.01 µm, which may fall to either side.
    private const double Tolerance = 0.02;

    /// <summary>Whether spectra are stored row by row, one per pixel.</summary>
    public bool InOrder => Missing == 0 && !Cells.Where((cell, i) => cell != i).Any();

    /// <summary>Number of pixels without a spectrum.</summary>
    public int Missing => (Rows.Count * Columns.Count) - Cells.Length;

    /// <summary>Rows and columns of positions; null if they do not lie on a grid, or more of the grid is empty than filled.</summary>
    /// <param name="positions">Positions of the spectra, µm.</param>
    /// <param name="stored">Whether rows and columns keep the direction in which they are stored; else they ascend.</param>
    public static OmnicGrid? Of(IReadOnlyList<(double X, double Y)> positions, bool stored)
    {
        var x = Lines([.. positions.Select(p => p.X)], stored);
        var y = Lines([.. positions.Select(p => p.Y)], stored);
        if (positions.Count == 0 || (long)x.Length * y.Length > 2L * positions.Count)
            return null;
        var cells = new int[positions.Count];
        var taken = new bool[x.Length * y.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = (Nearest(y, positions[i].Y) * x.Length) + Nearest(x, positions[i].X);
            if (taken[cells[i]])
                return null;
            taken[cells[i]] = true;
        }

        return new(new(InfraredQuantity.Y, Array.ConvertAll(y, v => v * Micrometre)), new(InfraredQuantity.X, Array.ConvertAll(x, v => v * Micrometre)), cells);
    }

    /// <summary>Which pixels have a spectrum; null if all have.</summary>
    public PixelMask? Mask()
    {
        if (Missing == 0)
            return null;
        var usable = new bool[Rows.Count * Columns.Count];
        foreach (var cell in Cells)
            usable[cell] = true;
        return new(Rows.Count, Columns.Count, usable);
    }

    /// <summary>Spectra put into their pixels; NaN where there is none.</summary>
    public float[] Arrange(float[] spectra, int points)
    {
        if (InOrder)
            return spectra;
        var values = new float[(long)Rows.Count * Columns.Count * points];
        Array.Fill(values, float.NaN);
        for (var i = 0; i < Cells.Length; i++)
            spectra.AsSpan(i * points, points).CopyTo(values.AsSpan(Cells[i] * points));
        return values;
    }

    // Distinct values; descending if the file stores them so.
    private static double[] Lines(double[] values, bool stored)
    {
        var sorted = values.Order().ToArray();
        List<double> lines = [];
        foreach (var value in sorted)
        {
            if (lines.Count == 0 || value - lines[^1] > Tolerance)
                lines.Add(value);
        }

        if (stored && values.Length > 0 && lines.Count > 1 && Math.Abs(values[0] - lines[^1]) <= Tolerance)
            lines.Reverse();
        return [.. lines];
    }

    private static int Nearest(double[] lines, double value)
    {
        var ascending = lines[^1] >= lines[0];
        var (low, high) = (0, lines.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ascending ? lines[middle] + Tolerance >= value : lines[middle] - Tolerance <= value)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
