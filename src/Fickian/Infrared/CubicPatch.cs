namespace Fickian.Infrared;

/// <summary>Cubic convolution between the sixteen pixels around a place: value and slopes.</summary>
/// <remarks>Source: R. G. Keys, IEEE Trans. Acoust. Speech Signal Process. 29, 1153 (1981).</remarks>
internal static class CubicPatch
{
    /// <summary>Value and slopes by row and column; NaN within one pixel of the border or beside a NaN.</summary>
    /// <param name="image">Values, row by row, [rows × columns].</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="row">Row.</param>
    /// <param name="column">Column.</param>
    public static (double Value, double ByRow, double ByColumn) At(ReadOnlySpan<double> image, int rows, int columns, double row, double column)
    {
        var (r, c) = ((int)Math.Floor(row), (int)Math.Floor(column));
        // The last whole pixel but one serves as the left neighbour too.
        (r, c) = (r == rows - 2 && row == r ? r - 1 : r, c == columns - 2 && column == c ? c - 1 : c);
        if (r < 1 || c < 1 || r > rows - 3 || c > columns - 3)
            return (double.NaN, double.NaN, double.NaN);
        Span<double> down = stackalloc double[8];
        Span<double> right = stackalloc double[8];
        Weights(row - r, down);
        Weights(column - c, right);
        var (value, byRow, byColumn) = (0.0, 0.0, 0.0);
        for (var i = 0; i < 4; i++)
        {
            var (along, slope) = (0.0, 0.0);
            for (var j = 0; j < 4; j++)
            {
                var pixel = image[((r + i - 1) * columns) + c + j - 1];
                (along, slope) = (along + (right[j] * pixel), slope + (right[4 + j] * pixel));
            }

            (value, byRow, byColumn) = (value + (down[i] * along), byRow + (down[4 + i] * along), byColumn + (down[i] * slope));
        }

        return (value, byRow, byColumn);
    }

    // Weights of the four pixels and their slopes, t from the second pixel.
    private static void Weights(double t, Span<double> weights)
    {
        var (t2, t3) = (t * t, t * t * t);
        weights[0] = 0.5 * (-t3 + (2 * t2) - t);
        weights[1] = 0.5 * ((3 * t3) - (5 * t2) + 2);
        weights[2] = 0.5 * ((-3 * t3) + (4 * t2) + t);
        weights[3] = 0.5 * (t3 - t2);
        weights[4] = 0.5 * ((-3 * t2) + (4 * t) - 1);
        weights[5] = 0.5 * ((9 * t2) - (10 * t));
        weights[6] = 0.5 * ((-9 * t2) + (8 * t) + 1);
        weights[7] = 0.5 * ((3 * t2) - (2 * t));
    }
}
