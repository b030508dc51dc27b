namespace Fickian.Numerics;

/// <summary>Solves with the upper triangle R that <see cref="HouseholderQr"/> leaves, Rᵢⱼ = r[i + j·rows].</summary>
internal static class UpperTriangle
{
    /// <summary>b ← R⁻¹·b for the leading block as large as <paramref name="b"/>.</summary>
    public static void Solve(ReadOnlySpan<double> r, int rows, Span<double> b)
    {
        for (var j = b.Length - 1; j >= 0; j--)
        {
            b[j] /= r[j + (j * rows)];
            for (var i = 0; i < j; i++)
                b[i] -= r[i + (j * rows)] * b[j];
        }
    }

    /// <summary>b ← R⁻ᵀ·b for the leading block as large as <paramref name="b"/>.</summary>
    public static void SolveTransposed(ReadOnlySpan<double> r, int rows, Span<double> b)
    {
        for (var j = 0; j < b.Length; j++)
        {
            for (var i = 0; i < j; i++)
                b[j] -= r[i + (j * rows)] * b[i];
            b[j] /= r[j + (j * rows)];
        }
    }

    /// <summary>Number of leading diagonal entries above a fraction of the first.</summary>
    public static int Rank(ReadOnlySpan<double> r, int rows, int columns, double tolerance)
    {
        var rank = 0;
        while (rank < columns && Math.Abs(r[rank + (rank * rows)]) > tolerance * Math.Abs(r[0]))
            rank++;
        return rank;
    }
}
