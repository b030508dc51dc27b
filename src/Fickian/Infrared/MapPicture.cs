namespace Fickian.Infrared;

/// <summary>A number per pixel as an image with ascending positions, whatever the stored order.</summary>
internal static class MapPicture
{
    /// <summary>Makes the image.</summary>
    /// <param name="value">Value of a pixel, counted row by row as stored.</param>
    /// <param name="rows">Position of each row.</param>
    /// <param name="columns">Position of each column.</param>
    /// <param name="quantity">What the values are.</param>
    /// <param name="provenance">How they were obtained.</param>
    public static Image Of(Func<int, double> value, Axis rows, Axis columns, Quantity quantity, Provenance provenance)
    {
        var (y, x) = (Ascending(rows), Ascending(columns));
        var values = new double[y.Length * x.Length];
        for (var i = 0; i < y.Length; i++)
        {
            for (var j = 0; j < x.Length; j++)
                values[(i * x.Length) + j] = value((y[i] * columns.Count) + x[j]);
        }

        return new(values, Array.ConvertAll(x, j => columns[j]), Array.ConvertAll(y, i => rows[i])) { Quantity = quantity, Provenance = provenance };
    }

    private static int[] Ascending(Axis axis)
    {
        int[] places = [.. Enumerable.Range(0, axis.Count)];
        if (!axis.Ascending)
            Array.Reverse(places);
        return places;
    }
}
