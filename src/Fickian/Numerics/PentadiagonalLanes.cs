using System.Runtime.Intrinsics;

namespace Fickian.Numerics;

/// <summary>Eight systems (W + P)·z = W·y with a common symmetric pentadiagonal P and diagonal W of their own, one in each lane.</summary>
/// <remarks>
/// LDLᵀ without pivoting, factorisation and forward substitution in one sweep, O(n). Stable, since W + P is positive definite where two weights of a lane are not zero.
/// Every operation is elementwise and none is fused: a lane gives the same digits on every machine and whatever stands in the others.
/// Source: Golub and Van Loan, Matrix Computations, 4th ed. (2013), sections 4.1 and 4.3.
/// </remarks>
internal static class PentadiagonalLanes
{
    /// <summary>Solves.</summary>
    /// <param name="bands">Diagonal, entries (i, i + 1) and entries (i, i + 2) of P, [3 × n].</param>
    /// <param name="weights">W, not negative, [n].</param>
    /// <param name="y">y, [n].</param>
    /// <param name="near">Room for Lᵢ₊₁,ᵢ, [n].</param>
    /// <param name="far">Room for Lᵢ₊₂,ᵢ, [n].</param>
    /// <param name="z">Receives z, [n].</param>
    public static void Solve(ReadOnlySpan<double> bands, ReadOnlySpan<Vector512<double>> weights, ReadOnlySpan<Vector512<double>> y, Span<Vector512<double>> near, Span<Vector512<double>> far, Span<Vector512<double>> z)
    {
        var n = weights.Length;
        var diagonal = bands[..n];
        var first = bands.Slice(n, n);
        var second = bands.Slice(2 * n, n);
        y = y[..n];
        near = near[..n];
        far = far[..n];
        z = z[..n];
        var (coupled, near1, far1, far2, z1, z2) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        var second2 = 0.0;
        for (var i = 0; i < n; i++)
        {
            var pivot = Vector512.Create(diagonal[i]) + weights[i] - (far2 * second2) - (near1 * coupled);
            var right = (weights[i] * y[i]) - (far2 * z2) - (near1 * z1);
            var inverse = Vector512<double>.One / pivot;
            coupled = Vector512.Create(first[i]) - (far1 * coupled);
            (near1, far2, far1) = (coupled * inverse, far1, inverse * second[i]);
            (z2, z1) = (z1, right);
            second2 = i > 0 ? second[i - 1] : 0;
            near[i] = near1;
            far[i] = far1;
            z[i] = right * inverse;
        }

        var (after1, after2) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (var i = n - 1; i >= 0; i--)
        {
            var value = z[i] - (far[i] * after2) - (near[i] * after1);
            z[i] = value;
            (after2, after1) = (after1, value);
        }
    }
}
