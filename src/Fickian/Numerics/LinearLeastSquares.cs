using System.Buffers;

namespace Fickian.Numerics;

/// <summary>min ‖A·c − y‖ for many right-hand sides y on the same columns; rows where y is not finite are left out.</summary>
/// <remarks>
/// Householder QR of the columns scaled to unit length, once for all complete right-hand sides and anew for each that has gaps.
/// Standard errors are s·√(diag (AᵀA)⁻¹) with s² = RSS/(rows − columns); +∞ where no row is left over. Columns that depend on each other to 1e-12 have no solution: NaN.
/// Source: Golub and Van Loan, Matrix Computations, 4th ed. (2013), section 5.3.
/// </remarks>
internal sealed class LinearLeastSquares
{
    private const double Dependent = 1e-12;

    private readonly double[] columns;
    private readonly int rows;
    private readonly Factor whole;

    /// <summary>Factorises.</summary>
    /// <param name="columns">A, column after column, [columns × rows].</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="use">Which rows count; empty for all.</param>
    public LinearLeastSquares(double[] columns, int rows, ReadOnlySpan<bool> use = default)
    {
        (this.columns, this.rows) = (columns, rows);
        List<int> kept = new(rows);
        for (var i = 0; i < rows; i++)
        {
            if (use.IsEmpty || use[i])
                kept.Add(i);
        }

        whole = new([.. kept], columns, rows);
    }

    /// <summary>Solves for one right-hand side.</summary>
    /// <param name="y">y, [rows].</param>
    /// <param name="coefficients">Receives c; NaN where there is no solution, [columns].</param>
    /// <param name="standardErrors">Receives the standard errors, [columns]; empty if not asked for.</param>
    /// <returns>Residual sum of squares and degrees of freedom.</returns>
    public (double SumOfSquares, int Freedom) Solve(ReadOnlySpan<double> y, Span<double> coefficients, Span<double> standardErrors = default)
    {
        var complete = true;
        foreach (var row in whole.Rows)
            complete &= double.IsFinite(y[row]);
        var factor = whole;
        if (!complete)
        {
            List<int> present = new(rows);
            foreach (var row in whole.Rows)
            {
                if (double.IsFinite(y[row]))
                    present.Add(row);
            }

            factor = new([.. present], columns, rows);
        }

        return factor.Solve(y, coefficients, standardErrors);
    }

    /// <summary>A·c for columns of any length.</summary>
    public static void Combine(ReadOnlySpan<double> columns, ReadOnlySpan<double> coefficients, Span<double> result)
    {
        result.Clear();
        for (var k = 0; k < coefficients.Length; k++)
            VectorArithmetic.AddScaled(result, coefficients[k], columns.Slice(k * result.Length, result.Length));
    }

    private sealed class Factor
    {
        private readonly double[] qr;
        private readonly double[] lengths;
        private readonly double[] beta;
        private readonly int[] pivot;
        private readonly bool solvable;

        public Factor(int[] kept, double[] columns, int rows)
        {
            Rows = kept;
            var count = rows == 0 ? 0 : columns.Length / rows;
            (qr, lengths, beta, pivot) = (new double[count * kept.Length], new double[count], new double[count], new int[count]);
            for (var k = 0; k < count; k++)
            {
                var own = qr.AsSpan(k * kept.Length, kept.Length);
                for (var i = 0; i < own.Length; i++)
                    own[i] = columns[(k * rows) + kept[i]];
                lengths[k] = VectorArithmetic.Norm(own);
                if (lengths[k] > 0)
                    VectorArithmetic.Scale(own, 1 / lengths[k]);
            }

            if (kept.Length < count || count == 0)
                return;
            HouseholderQr.FactorPivoted(qr, kept.Length, beta, pivot);
            solvable = UpperTriangle.Rank(qr, kept.Length, count, Dependent) == count;
        }

        public int[] Rows { get; }

        public (double SumOfSquares, int Freedom) Solve(ReadOnlySpan<double> y, Span<double> coefficients, Span<double> standardErrors)
        {
            if (!solvable)
            {
                coefficients.Fill(double.NaN);
                standardErrors.Fill(double.PositiveInfinity);
                return (double.NaN, 0);
            }

            var (n, count) = (Rows.Length, beta.Length);
            var rented = ArrayPool<double>.Shared.Rent(n);
            var right = rented.AsSpan(0, n);
            for (var i = 0; i < n; i++)
                right[i] = y[Rows[i]];
            HouseholderQr.ApplyTransposed(qr, n, beta, count, right);
            var rest = VectorArithmetic.SumOfSquares(right[count..]);
            UpperTriangle.Solve(qr, n, right[..count]);
            for (var k = 0; k < count; k++)
                coefficients[pivot[k]] = right[k] / lengths[pivot[k]];
            ArrayPool<double>.Shared.Return(rented);
            if (!standardErrors.IsEmpty)
                Errors(n == count ? double.PositiveInfinity : Math.Sqrt(rest / (n - count)), standardErrors);
            return (rest, n - count);
        }

        // Column k of R⁻ᵀ is what R⁻ᵀ makes of the k-th unit vector; its length is √(diag (RᵀR)⁻¹).
        private void Errors(double deviation, Span<double> standardErrors)
        {
            Span<double> unit = new double[beta.Length];
            for (var k = 0; k < unit.Length; k++)
            {
                unit.Clear();
                unit[k] = 1;
                UpperTriangle.SolveTransposed(qr, Rows.Length, unit);
                standardErrors[pivot[k]] = double.IsInfinity(deviation) ? deviation : deviation * VectorArithmetic.Norm(unit) / lengths[pivot[k]];
            }
        }
    }
}
