namespace Fickian.Files;

/// <summary>The grid that the places of pixels fill.</summary>
/// <param name="Rows">Position of each row in the order in which they appear, m.</param>
/// <param name="Columns">Position of each column in the order in which they appear, m.</param>
/// <param name="Pixels">Place of each stored pixel in the grid, counted row by row; empty if they stand in that order.</param>
internal sealed record MapGrid(Axis Rows, Axis Columns, int[] Pixels)
{
    /// <summary>Finds the grid; null unless every crossing of a row and a column holds one pixel.</summary>
    /// <param name="x">Positions across, m, [n].</param>
    /// <param name="y">Positions down, m, [n].</param>
    /// <param name="across">What the positions across are.</param>
    /// <param name="down">What the positions down are.</param>
    public static MapGrid? Of(double[] x, double[] y, Quantity across, Quantity down)
    {
        var (columns, rows) = (Places(x), Places(y));
        if ((long)columns.Count * rows.Count != x.Length)
            return null;
        var pixels = new int[x.Length];
        var seen = new bool[x.Length];
        var ordered = true;
        for (var i = 0; i < pixels.Length; i++)
        {
            var at = pixels[i] = (rows[y[i]] * columns.Count) + columns[x[i]];
            if (seen[at])
                return null;
            seen[at] = true;
            ordered &= at == i;
        }

        return new(new(down, [.. rows.Keys]), new(across, [.. columns.Keys]), ordered ? [] : pixels);
    }

    /// <summary>Spectra in the order of the grid, [rows × columns × wavenumbers].</summary>
    public float[] Arrange(float[] spectra, int wavenumbers)
    {
        if (Pixels.Length == 0)
            return spectra;
        var arranged = new float[spectra.Length];
        for (var i = 0; i < Pixels.Length; i++)
            spectra.AsSpan(i * wavenumbers, wavenumbers).CopyTo(arranged.AsSpan(Pixels[i] * wavenumbers));
        return arranged;
    }

    private static OrderedDictionary<double, int> Places(double[] values)
    {
        OrderedDictionary<double, int> places = [];
        foreach (var value in values)
            places.TryAdd(value, places.Count);
        return places;
    }
}
