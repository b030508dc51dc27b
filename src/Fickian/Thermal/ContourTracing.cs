using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>The contour of a body between pixels: marching squares.</summary>
/// <remarks>
/// Between a pixel p inside and its neighbour q outside, the contour crosses where the grey, taken as linear between the two centres, reaches the threshold: at f_p/(f_p − f_q) from p to q.
/// The contour is followed from crossing to crossing with the body to the right. Exact for straight edges whose blur is wider than a pixel; where edges are sharp the crossing lies in the middle.
/// Source: W. E. Lorensen and H. E. Cline, Computer Graphics 21, 163 (1987), in two dimensions.
/// </remarks>
internal static class ContourTracing
{
    // A crossing stays clear of the centres of pixels, where two crossings would coincide.
    private const double Least = 1e-6;

    /// <summary>The outer contour of a body, closed, in pixels from the centre of the top left pixel.</summary>
    /// <param name="excess">How far the grey lies on the body's side of the threshold, [rows × columns].</param>
    /// <param name="body">The body.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    public static ImmutableArray<(double X, double Y)> Trace(double[] excess, ConnectedBody body, int rows, int columns)
    {
        bool Inside(int r, int c) => r >= 0 && c >= 0 && r < rows && c < columns && body.Inside[(r * columns) + c];

        // Holes and other bodies count with the sign of what they are taken for; beyond the border lies a background as far from the threshold as the pixel itself.
        (double X, double Y) Crossing(int r, int c, int nr, int nc)
        {
            var inner = Math.Max(Math.Abs(excess[(r * columns) + c]), double.Epsilon);
            var (qr, qc) = (r + nr, c + nc);
            var outer = qr >= 0 && qc >= 0 && qr < rows && qc < columns ? Math.Max(Math.Abs(excess[(qr * columns) + qc]), double.Epsilon) : inner;
            var at = Math.Clamp(inner / (inner + outer), Least, 1 - Least);
            return (c + (nc * at), r + (nr * at));
        }

        var first = Array.IndexOf(body.Inside, true);
        var (row, column) = (first / columns, first % columns);

        // The pixel above the first one of the body is outside: normal up, forward to the right.
        var (normalRow, normalColumn, forwardRow, forwardColumn) = (-1, 0, 0, 1);
        var (startRow, startColumn) = (row, column);
        var points = ImmutableArray.CreateBuilder<(double, double)>();
        do
        {
            points.Add(Crossing(row, column, normalRow, normalColumn));
            if (!Inside(row + forwardRow, column + forwardColumn))
            {
                (normalRow, normalColumn, forwardRow, forwardColumn) = (forwardRow, forwardColumn, -normalRow, -normalColumn);
            }
            else
            {
                (row, column) = (row + forwardRow, column + forwardColumn);
                if (Inside(row + normalRow, column + normalColumn))
                {
                    (row, column) = (row + normalRow, column + normalColumn);
                    (normalRow, normalColumn, forwardRow, forwardColumn) = (-forwardRow, -forwardColumn, normalRow, normalColumn);
                }
            }
        }
        while (row != startRow || column != startColumn || normalRow != -1);
        return points.ToImmutable();
    }
}
