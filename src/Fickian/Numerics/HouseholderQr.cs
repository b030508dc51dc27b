namespace Fickian.Numerics;

/// <summary>QR factorisation of a tall matrix with few columns, in place, by Householder reflections.</summary>
/// <remarks>
/// A·P = Q·R. A is stored column after column, [columns × rows]. On return the upper triangle holds R;
/// below the diagonal stand the reflections vₖ (vₖ₀ = 1 is implied), Hₖ = I − βₖ·v·vᵀ.
/// Backward stable, and blind to the scale of the columns.
/// Source: Golub and Van Loan, Matrix Computations, 4th ed. (2013), algorithms 5.1.1 and 5.4.1.
/// </remarks>
internal static class HouseholderQr
{
    /// <summary>Factorises, the longest remaining column first, so that |R₀₀| ≥ |R₁₁| ≥ ….</summary>
    /// <param name="a">Matrix, overwritten, [columns × rows].</param>
    /// <param name="rows">Number of rows, at least as many as columns.</param>
    /// <param name="beta">Receives β, [columns].</param>
    /// <param name="pivot">Receives the original index of each column, [columns].</param>
    public static void FactorPivoted(Span<double> a, int rows, Span<double> beta, Span<int> pivot)
    {
        for (var k = 0; k < pivot.Length; k++)
            pivot[k] = k;
        for (var k = 0; k < pivot.Length; k++)
        {
            var (longest, length) = (k, -1.0);
            // Norms are computed afresh: downdating them loses digits exactly where the rank is decided.
            for (var j = k; j < pivot.Length && pivot.Length - k > 1; j++)
            {
                var norm = VectorArithmetic.Norm(a.Slice((j * rows) + k, rows - k));
                if (norm > length)
                    (longest, length) = (j, norm);
            }

            if (longest != k)
                Exchange(a, rows, pivot, k, longest);
            Reflect(a, rows, k, pivot.Length, beta);
        }
    }

    /// <summary>Reflects column k and applies the reflection to the columns up to <paramref name="columns"/>.</summary>
    public static void Reflect(Span<double> a, int rows, int k, int columns, Span<double> beta)
    {
        var column = a.Slice((k * rows) + k, rows - k);
        var norm = VectorArithmetic.Norm(column);
        if (norm == 0)
        {
            beta[k] = 0;
            return;
        }

        var alpha = column[0] > 0 ? -norm : norm;
        var first = column[0] - alpha;
        for (var i = 1; i < column.Length; i++)
            column[i] /= first;
        beta[k] = -first / alpha;
        column[0] = alpha;
        for (var j = k + 1; j < columns; j++)
            ReflectVector(column, beta[k], a.Slice((j * rows) + k, rows - k));
    }

    /// <summary>b ← Qᵀ·b with the first <paramref name="count"/> reflections.</summary>
    public static void ApplyTransposed(ReadOnlySpan<double> qr, int rows, ReadOnlySpan<double> beta, int count, Span<double> b)
    {
        for (var k = 0; k < count; k++)
            ReflectVector(qr.Slice((k * rows) + k, rows - k), beta[k], b[k..rows]);
    }

    /// <summary>b ← Q·b with the first <paramref name="count"/> reflections.</summary>
    public static void Apply(ReadOnlySpan<double> qr, int rows, ReadOnlySpan<double> beta, int count, Span<double> b)
    {
        for (var k = count - 1; k >= 0; k--)
            ReflectVector(qr.Slice((k * rows) + k, rows - k), beta[k], b[k..rows]);
    }

    private static void ReflectVector(ReadOnlySpan<double> v, double beta, Span<double> b)
    {
        if (beta == 0)
            return;
        var f = -beta * (b[0] + VectorArithmetic.Dot(v[1..], b[1..]));
        b[0] += f;
        VectorArithmetic.AddScaled(b[1..], f, v[1..]);
    }

    private static void Exchange(Span<double> a, int rows, Span<int> pivot, int k, int j)
    {
        (pivot[k], pivot[j]) = (pivot[j], pivot[k]);
        var left = a.Slice(k * rows, rows);
        var right = a.Slice(j * rows, rows);
        for (var i = 0; i < rows; i++)
            (left[i], right[i]) = (right[i], left[i]);
    }
}
