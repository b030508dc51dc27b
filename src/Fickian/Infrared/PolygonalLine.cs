namespace Fickian.Infrared;

/// <summary>Straight lines between chosen points of a spectrum, level beyond the outermost.</summary>
internal static class PolygonalLine
{
    /// <summary>Fills a line.</summary>
    /// <param name="x">Positions in one direction, [n].</param>
    /// <param name="y">Ordinates, [n]; read at the corners only.</param>
    /// <param name="corners">Indices of the corners, ascending, at least one.</param>
    /// <param name="line">Receives the ordinates of the line, [n]; may be y.</param>
    public static void Fill(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> corners, Span<double> line)
    {
        // The ordinates of the next corner are read before they may be overwritten.
        var (from, to) = (y[corners[0]], y[corners[^1]]);
        line[..corners[0]].Fill(from);
        line[(corners[^1] + 1)..].Fill(to);
        for (var k = 0; k + 1 < corners.Length; k++)
        {
            var (a, b) = (corners[k], corners[k + 1]);
            var (ya, yb) = (y[a], y[b]);
            var slope = (yb - ya) / (x[b] - x[a]);
            for (var i = a; i < b; i++)
                line[i] = ya + (slope * (x[i] - x[a]));
        }

        line[corners[^1]] = to;
    }
}
