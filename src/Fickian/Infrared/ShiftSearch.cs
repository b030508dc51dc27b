using MathNet.Numerics.LinearAlgebra;

namespace Fickian.Infrared;

/// <summary>Search for the shift of one picture against another, first by whole pixels, then between them.</summary>
internal sealed class ShiftSearch(Image reference, Image moved)
{
    private const double LeastOverlap = 0.25;

    private readonly int rows = reference.Rows;
    private readonly int columns = reference.Columns;
    private readonly double[] still = reference.Values.ToArray();
    private readonly double[] other = moved.Values.ToArray();

    /// <summary>Best shift up to the largest in either direction.</summary>
    public ImageShift Find(int largest)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(largest);
        var (best, at) = (double.NegativeInfinity, (Row: 0, Column: 0));
        for (var r = -Math.Min(largest, rows - 1); r <= Math.Min(largest, rows - 1); r++)
        {
            for (var c = -Math.Min(largest, columns - 1); c <= Math.Min(largest, columns - 1); c++)
            {
                var correlation = Correlation(r, c);
                if (correlation > best)
                    (best, at) = (correlation, (r, c));
            }
        }

        return double.IsFinite(best) ? Refine(at.Row, at.Column) : throw new ArgumentException("Pictures with contrast in the pixels that overlap were expected; found none.", nameof(largest));
    }

    private double Correlation(int down, int right)
    {
        var (n, a, b, aa, bb, ab) = (0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var r = Math.Max(0, -down); r < Math.Min(rows, rows - down); r++)
        {
            for (var c = Math.Max(0, -right); c < Math.Min(columns, columns - right); c++)
            {
                var (u, v) = (still[(r * columns) + c], other[((r + down) * columns) + c + right]);
                if (!double.IsFinite(u + v))
                    continue;
                n++;
                (a, b, aa, bb, ab) = (a + u, b + v, aa + (u * u), bb + (v * v), ab + (u * v));
            }
        }

        var (first, second) = (aa - (a * a / n), bb - (b * b / n));
        return n >= LeastOverlap * rows * columns && first > 1e-12 * aa && second > 1e-12 * bb ? (ab - (a * b / n)) / Math.Sqrt(first * second) : double.NegativeInfinity;
    }

    // Gauss–Newton on I₂(x + s) = a·I₁(x) + b, linearised: I₂ + ∇I₂·δ − a·I₁ − b = 0, solved for −δ, a, b.
    private ImageShift Refine(double down, double right)
    {
        var (start, step) = ((Down: down, Right: right), double.PositiveInfinity);
        var (ofRows, ofColumns) = (Steady(rows, (int)down), Steady(columns, (int)right));
        for (var k = 0; k < 30 && step > 1e-6; k++)
        {
            if (Fit(down, right, ofRows, ofColumns) is not { } fit)
                break;
            var (moveDown, moveRight) = (Math.Clamp(fit.Down, -0.5, 0.5), Math.Clamp(fit.Right, -0.5, 0.5));
            (down, right) = (down + moveDown, right + moveRight);
            step = Math.Max(Math.Abs(moveDown), Math.Abs(moveRight));
            if (step <= 1e-6)
                return new(down, right, fit.DownError, fit.RightError, fit.Correlation);
            if (Math.Abs(down - start.Down) > 2 || Math.Abs(right - start.Right) > 2)
                break;
        }

        return new(start.Down, start.Right, double.PositiveInfinity, double.PositiveInfinity, Correlation((int)start.Down, (int)start.Right));
    }

    // Pixels that have their sixteen neighbours for any shift within a pixel of the first: the same ones take part in every round, so that no round undoes the last.
    // Small pictures cannot spare them.
    private static (int From, int To) Steady(int count, int shift)
    {
        var (from, to) = (Math.Max(0, 2 - shift), Math.Min(count, count - 2 - shift));
        return to - from >= 4 ? (from, to) : (0, count);
    }

    private (double Down, double Right, double DownError, double RightError, double Correlation)? Fit(double down, double right, (int From, int To) ofRows, (int From, int To) ofColumns)
    {
        var (matrix, right4, count, total, sum) = (new double[4, 4], new double[4], 0, 0.0, 0.0);
        Span<double> row = stackalloc double[4];
        for (var r = ofRows.From; r < ofRows.To; r++)
        {
            for (var c = ofColumns.From; c < ofColumns.To; c++)
            {
                var (value, byRow, byColumn) = CubicPatch.At(other, rows, columns, r + down, c + right);
                if (!double.IsFinite(value + still[(r * columns) + c]))
                    continue;
                (row[0], row[1], row[2], row[3]) = (-byRow, -byColumn, still[(r * columns) + c], 1);
                for (var i = 0; i < 4; i++)
                {
                    right4[i] += row[i] * value;
                    for (var j = 0; j < 4; j++)
                        matrix[i, j] += row[i] * row[j];
                }

                (count, total, sum) = (count + 1, total + (value * value), sum + value);
            }
        }

        if (count < 10)
            return null;
        var system = Matrix<double>.Build.DenseOfArray(matrix);
        var solution = system.Solve(Vector<double>.Build.Dense(right4));
        var residual = Math.Max(total - solution.DotProduct(Vector<double>.Build.Dense(right4)), 0);
        var covariance = system.Inverse() * (residual / (count - 4));
        var explained = 1 - (residual / (total - (sum * sum / count)));
        return solution.All(double.IsFinite) && covariance[0, 0] >= 0 && covariance[1, 1] >= 0
            ? (solution[0], solution[1], Math.Sqrt(covariance[0, 0]), Math.Sqrt(covariance[1, 1]), Math.Sign(solution[2]) * Math.Sqrt(Math.Max(explained, 0)))
            : null;
    }
}
