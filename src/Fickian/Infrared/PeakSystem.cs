namespace Fickian.Infrared;

/// <summary>The small linear systems of a peak fit: sums in a stretch of 32 numbers, [4 × 4] products, then sums with y, with the level and with the tilt of the line, [4] each.</summary>
internal static class PeakSystem
{
    private const int Size = 4;

    public static ref double Product(Span<double> sums, int row, int column) => ref sums[(Math.Max(row, column) * Size) + Math.Min(row, column)];

    public static ref double Along(Span<double> sums, int k) => ref sums[(Size * Size) + k];

    public static ref double Level(Span<double> sums, int k) => ref sums[(Size * Size) + Size + k];

    public static ref double Tilt(Span<double> sums, int k) => ref sums[(Size * Size) + (2 * Size) + k];

    public static double Level(ReadOnlySpan<double> sums, int k) => sums[(Size * Size) + Size + k];

    public static double Tilt(ReadOnlySpan<double> sums, int k) => sums[(Size * Size) + (2 * Size) + k];

    /// <summary>Half the fall of S by parameter k − 1: Jₖᵀr = h·(gₖᵀy − h·gₖᵀg).</summary>
    public static double Pull(ReadOnlySpan<double> sums, int k)
    {
        var height = sums[Size * Size] / sums[0];
        return height * (sums[(Size * Size) + k] - (height * sums[k * Size]));
    }

    /// <summary>One step of Levenberg and Marquardt, scaled by the diagonal; false if the system has no solution.</summary>
    /// <param name="sums">Sums.</param>
    /// <param name="count">Number of columns.</param>
    /// <param name="damping">Damping.</param>
    /// <param name="isHeld">Whether the last parameter stays where it is.</param>
    /// <param name="step">Receives the step, [3].</param>
    public static bool Step(ReadOnlySpan<double> sums, int count, double damping, bool isHeld, Span<double> step)
    {
        step.Clear();
        var size = count - 1 - (isHeld ? 1 : 0);
        var height = sums[Size * Size] / sums[0];
        Span<double> matrix = stackalloc double[Size * Size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
                matrix[(i * Size) + j] = height * height * (sums[((i + 1) * Size) + j + 1] - (sums[(i + 1) * Size] * sums[(j + 1) * Size] / sums[0]));
            matrix[(i * Size) + i] *= 1 + damping;
            step[i] = Pull(sums, i + 1);
        }

        return Factor(matrix, size) && Solve(matrix, size, step);
    }

    /// <summary>Inverse of the information on height and non-linear parameters, per square of the noise; false if it has none.</summary>
    public static bool Covariance(ReadOnlySpan<double> sums, int size, double height, Span<double> covariance)
    {
        Span<double> matrix = stackalloc double[Size * Size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
                matrix[(i * Size) + j] = sums[(i * Size) + j] * (i == 0 ? 1 : height) * (j == 0 ? 1 : height);
        }

        if (!Factor(matrix, size))
            return false;
        Span<double> column = stackalloc double[Size];
        for (var k = 0; k < size; k++)
        {
            column.Clear();
            column[k] = 1;
            Solve(matrix, size, column);
            for (var i = 0; i < size; i++)
                covariance[(i * Size) + k] = column[i];
        }

        return true;
    }

    /// <summary>vᵀ·C·v.</summary>
    public static double Quadratic(ReadOnlySpan<double> covariance, ReadOnlySpan<double> v, int size)
    {
        var sum = 0.0;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
                sum += v[i] * covariance[(i * Size) + j] * v[j];
        }

        return sum;
    }

    // Cholesky, lower triangle in place.
    private static bool Factor(Span<double> matrix, int size)
    {
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[(i * Size) + j];
                for (var k = 0; k < j; k++)
                    sum -= matrix[(i * Size) + k] * matrix[(j * Size) + k];
                if (i > j)
                    matrix[(i * Size) + j] = sum / matrix[(j * Size) + j];
                else if (sum > 0 && double.IsFinite(sum))
                    matrix[(i * Size) + i] = Math.Sqrt(sum);
                else
                    return false;
            }
        }

        return true;
    }

    private static bool Solve(ReadOnlySpan<double> factor, int size, Span<double> b)
    {
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
                b[i] -= factor[(i * Size) + k] * b[k];
            b[i] /= factor[(i * Size) + i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
                b[i] -= factor[(k * Size) + i] * b[k];
            b[i] /= factor[(i * Size) + i];
        }

        return true;
    }
}
