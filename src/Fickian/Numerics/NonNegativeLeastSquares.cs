namespace Fickian.Numerics;

/// <summary>Least squares with coefficients that are not negative, from the normal equations: min ½·xᵀGx − bᵀx, x ≥ 0.</summary>
/// <remarks>
/// Active sets on G = AᵀA and b = Aᵀy, so that many right-hand sides share one G; exact up to rounding, for up to 32 coefficients.
/// The condition of A enters squared: columns that are alike to 10⁻⁷ cannot be told apart.
/// Source: R. Bro, S. de Jong, A fast non-negativity-constrained least squares algorithm, J. Chemom. 11, 393 (1997).
/// </remarks>
internal static class NonNegativeLeastSquares
{
    /// <summary>Largest number of coefficients.</summary>
    public const int MaximumSize = 32;

    /// <summary>Solves one system.</summary>
    /// <param name="gram">G, [k × k].</param>
    /// <param name="along">b, [k].</param>
    /// <param name="allowed">Coefficients that may differ from 0, one bit each.</param>
    /// <param name="x">Receives the coefficients, [k].</param>
    public static void Solve(ReadOnlySpan<double> gram, ReadOnlySpan<double> along, uint allowed, Span<double> x)
    {
        var size = along.Length;
        x.Clear();
        Span<double> trial = stackalloc double[size];
        uint passive = 0;
        var scale = 0.0;
        foreach (var b in along)
            scale = Math.Max(scale, Math.Abs(b));
        // Every step lowers the sum or frees a coefficient; the bound only ends cycles of rounding.
        for (var step = 0; step < 10 * size; step++)
        {
            var best = Steepest(gram, along, x, allowed & ~passive, 1e-13 * scale);
            if (best < 0)
                return;
            passive |= 1u << best;
            while (passive != 0)
            {
                if (!TrySolvePassive(gram, along, passive, trial))
                {
                    passive &= ~(1u << best);
                    break;
                }

                if (IsPositive(trial, passive))
                {
                    trial.CopyTo(x);
                    break;
                }

                passive = Retreat(trial, passive, x);
            }
        }
    }

    /// <summary>The same without the condition on the sign; 0 where the system has no single solution.</summary>
    /// <param name="gram">G, [k × k].</param>
    /// <param name="along">b, [k].</param>
    /// <param name="allowed">Coefficients that may differ from 0, one bit each.</param>
    /// <param name="x">Receives the coefficients, [k].</param>
    public static void SolveFree(ReadOnlySpan<double> gram, ReadOnlySpan<double> along, uint allowed, Span<double> x)
    {
        if (!TrySolvePassive(gram, along, allowed, x))
            x.Clear();
    }

    private static int Steepest(ReadOnlySpan<double> gram, ReadOnlySpan<double> along, ReadOnlySpan<double> x, uint candidates, double tolerance)
    {
        var (best, steepest) = (-1, tolerance);
        for (var i = 0; i < along.Length; i++)
        {
            if ((candidates >> i & 1) == 0)
                continue;
            var pull = along[i] - VectorArithmetic.Dot(gram.Slice(i * along.Length, along.Length), x);
            if (pull > steepest)
                (best, steepest) = (i, pull);
        }

        return best;
    }

    private static bool IsPositive(ReadOnlySpan<double> trial, uint passive)
    {
        for (var i = 0; i < trial.Length; i++)
        {
            if ((passive >> i & 1) != 0 && trial[i] <= 0)
                return false;
        }

        return true;
    }

    // Along the way from x to the trial up to the first coefficient that becomes 0.
    private static uint Retreat(ReadOnlySpan<double> trial, uint passive, Span<double> x)
    {
        var part = 1.0;
        for (var i = 0; i < x.Length; i++)
        {
            if ((passive >> i & 1) != 0 && trial[i] <= 0)
                part = Math.Min(part, x[i] / (x[i] - trial[i]));
        }

        for (var i = 0; i < x.Length; i++)
        {
            if ((passive >> i & 1) == 0)
                continue;
            x[i] += part * (trial[i] - x[i]);
            if (x[i] > 1e-15 || trial[i] > 0)
                continue;
            x[i] = 0;
            passive &= ~(1u << i);
        }

        return passive;
    }

    // Cholesky of the rows and columns of the passive set.
    private static bool TrySolvePassive(ReadOnlySpan<double> gram, ReadOnlySpan<double> along, uint passive, Span<double> trial)
    {
        var size = along.Length;
        Span<int> index = stackalloc int[size];
        var count = 0;
        for (var i = 0; i < size; i++)
        {
            if ((passive >> i & 1) != 0)
                index[count++] = i;
        }

        Span<double> factor = stackalloc double[count * count];
        Span<double> z = stackalloc double[count];
        trial.Clear();
        for (var i = 0; i < count; i++)
        {
            var right = along[index[i]];
            for (var j = 0; j <= i; j++)
            {
                var sum = gram[(index[i] * size) + index[j]];
                for (var k = 0; k < j; k++)
                    sum -= factor[(i * count) + k] * factor[(j * count) + k];
                if (i == j && !(sum > 1e-14 * gram[(index[i] * size) + index[i]]))
                    return false;
                factor[(i * count) + j] = i == j ? Math.Sqrt(sum) : sum / factor[(j * count) + j];
                if (j < i)
                    right -= factor[(i * count) + j] * z[j];
            }

            z[i] = right / factor[(i * count) + i];
        }

        for (var i = count - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < count; k++)
                z[i] -= factor[(k * count) + i] * z[k];
            z[i] /= factor[(i * count) + i];
            trial[index[i]] = z[i];
        }

        return true;
    }
}
