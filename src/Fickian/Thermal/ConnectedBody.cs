namespace Fickian.Thermal;

/// <summary>The largest connected body of a picture: which pixels belong to it, holes filled.</summary>
/// <remarks>Pixels of the body touch along their sides, not at corners only; background is what reaches the border of the picture, so that bright spots inside count as body.</remarks>
/// <param name="Inside">Whether a pixel belongs to the body, [rows × columns].</param>
/// <param name="TouchesBorder">Whether it reaches the border of the picture and may go on behind it.</param>
internal sealed record ConnectedBody(bool[] Inside, bool TouchesBorder)
{
    /// <summary>The largest body among pixels.</summary>
    /// <param name="excess">How far the grey lies on the body's side of the threshold, [rows × columns].</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <exception cref="ArgumentException">No pixel lies on the body's side.</exception>
    public static ConnectedBody Largest(double[] excess, int rows, int columns)
    {
        var labels = new int[excess.Length];
        var (bodies, largest, size) = (0, 0, 0);
        for (var i = 0; i < excess.Length; i++)
        {
            if (excess[i] <= 0 || labels[i] != 0)
                continue;
            var count = Flood(labels, i, ++bodies, columns, rows, p => excess[p] > 0);
            if (count > size)
                (size, largest) = (count, bodies);
        }

        if (size == 0)
            throw new ArgumentException("A body was expected and no pixel lies on its side of the threshold; set another threshold or exchange dark and bright.", nameof(excess));
        var outside = new int[excess.Length];
        foreach (var i in Border(rows, columns))
        {
            if (labels[i] != largest && outside[i] == 0)
                Flood(outside, i, 1, columns, rows, p => labels[p] != largest, corners: true);
        }

        return new([.. outside.Select(o => o == 0)], Border(rows, columns).Any(i => labels[i] == largest));
    }

    /// <summary>Pixels along the border.</summary>
    private static IEnumerable<int> Border(int rows, int columns)
    {
        for (var c = 0; c < columns; c++)
        {
            yield return c;
            yield return ((rows - 1) * columns) + c;
        }

        for (var r = 1; r < rows - 1; r++)
        {
            yield return r * columns;
            yield return (r * columns) + columns - 1;
        }
    }

    // Labels what is connected with a pixel and counts it.
    private static int Flood(int[] labels, int start, int label, int columns, int rows, Func<int, bool> belongs, bool corners = false)
    {
        Stack<int> open = new([start]);
        labels[start] = label;
        var count = 0;
        while (open.TryPop(out var pixel))
        {
            count++;
            var (row, column) = (pixel / columns, pixel % columns);
            for (var dr = -1; dr <= 1; dr++)
            {
                for (var dc = -1; dc <= 1; dc++)
                {
                    var (r, c) = (row + dr, column + dc);
                    if ((!corners && dr != 0 && dc != 0) || r < 0 || c < 0 || r >= rows || c >= columns)
                        continue;
                    var next = (r * columns) + c;
                    if (labels[next] == 0 && belongs(next))
                    {
                        labels[next] = label;
                        open.Push(next);
                    }
                }
            }
        }

        return count;
    }
}
