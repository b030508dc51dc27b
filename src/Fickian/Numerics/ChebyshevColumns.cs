namespace Fickian.Numerics;

/// <summary>Chebyshev's polynomials at given positions, as columns of a linear system.</summary>
internal static class ChebyshevColumns
{
    /// <summary>T₀ … T_d of the positions scaled to −1 … 1 from the first to the last; a single position is scaled to −1.</summary>
    /// <param name="x">Positions, [n].</param>
    /// <param name="degree">d.</param>
    /// <returns>Columns one after the other, [(d + 1) × n].</returns>
    public static double[] Of(ReadOnlySpan<double> x, int degree)
    {
        var n = x.Length;
        var columns = new double[(degree + 1) * n];
        for (var i = 0; i < n; i++)
        {
            var u = n < 2 ? -1 : ((2 * (x[i] - x[0])) / (x[^1] - x[0])) - 1;
            var (before, now) = (u, 1.0);
            for (var k = 0; k <= degree; k++)
            {
                columns[(k * n) + i] = now;
                (before, now) = (now, (2 * u * now) - before);
            }
        }

        return columns;
    }
}
