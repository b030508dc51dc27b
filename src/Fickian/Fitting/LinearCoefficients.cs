using Fickian.Numerics;

namespace Fickian.Fitting;

/// <summary>The coefficients c that fit given columns best, and the projection that takes the columns out of any vector.</summary>
/// <remarks>
/// min ‖t − Φ·c‖² by QR. A column that depends on those before it, to 13 digits of its own length, gets coefficient 0.
/// Bounds: the coefficient that lies farthest beyond one is set to it and the rest solved again, until none lies beyond.
/// </remarks>
internal sealed class LinearCoefficients
{
    private const double RankTolerance = 1e-13;

    private readonly int n;
    private readonly double[] qr;
    private readonly double[] beta;
    private readonly double[] target;
    private readonly int[] order;
    private readonly double[] triangle;
    private int rank;

    public LinearCoefficients(int columns, int n)
    {
        this.n = n;
        qr = new double[columns * n];
        beta = new double[columns];
        order = new int[columns];
        triangle = new double[columns];
        target = new double[n];
    }

    /// <summary>Solves for the free coefficients.</summary>
    /// <param name="columns">Weighted columns, [c × n].</param>
    /// <param name="y">Weighted ordinate, [n].</param>
    /// <param name="isFree">Whether each is free, [c].</param>
    /// <param name="axes">Bounds, [c].</param>
    /// <param name="coefficients">Values of the fixed ones; receives all, [c].</param>
    /// <param name="residuals">Receives y − Φ·c, [n].</param>
    public void Solve(
        ReadOnlySpan<double> columns, ReadOnlySpan<double> y, ReadOnlySpan<bool> isFree, ReadOnlySpan<ParameterAxis> axes, Span<double> coefficients, Span<double> residuals)
    {
        Span<bool> open = stackalloc bool[isFree.Length];
        isFree.CopyTo(open);
        while (true)
        {
            SolveOpen(columns, y, open, coefficients);
            var worst = FarthestBeyond(columns, open, axes, coefficients);
            if (worst < 0)
                break;
            coefficients[worst] = Math.Clamp(coefficients[worst], axes[worst].Lower, axes[worst].Upper);
            open[worst] = false;
        }

        y.CopyTo(residuals);
        for (var j = 0; j < open.Length; j++)
            VectorArithmetic.AddScaled(residuals, -coefficients[j], columns.Slice(j * n, n));
    }

    /// <summary>v ← (1 − Φ·Φ⁺)·v for the columns that were solved for last.</summary>
    public void Project(Span<double> v)
    {
        HouseholderQr.ApplyTransposed(qr, n, beta, rank, v);
        v[..rank].Clear();
        HouseholderQr.Apply(qr, n, beta, rank, v);
    }

    private void SolveOpen(ReadOnlySpan<double> columns, ReadOnlySpan<double> y, ReadOnlySpan<bool> open, Span<double> coefficients)
    {
        y.CopyTo(target);
        rank = 0;
        for (var j = 0; j < open.Length; j++)
        {
            if (open[j])
                Append(columns.Slice(j * n, n), j, coefficients);
            else
                VectorArithmetic.AddScaled(target, -coefficients[j], columns.Slice(j * n, n));
        }

        HouseholderQr.ApplyTransposed(qr, n, beta, rank, target);
        var solution = triangle.AsSpan(0, rank);
        target.AsSpan(0, rank).CopyTo(solution);
        UpperTriangle.Solve(qr, n, solution);
        for (var k = 0; k < rank; k++)
            coefficients[order[k]] = solution[k];
    }

    private void Append(ReadOnlySpan<double> column, int index, Span<double> coefficients)
    {
        var last = qr.AsSpan(rank * n, n);
        column.CopyTo(last);
        HouseholderQr.ApplyTransposed(qr, n, beta, rank, last);
        coefficients[index] = 0;
        if (rank == n || VectorArithmetic.Norm(last[rank..]) <= RankTolerance * VectorArithmetic.Norm(column))
            return;
        HouseholderQr.Reflect(qr, n, rank, rank + 1, beta);
        order[rank++] = index;
    }

    private int FarthestBeyond(ReadOnlySpan<double> columns, ReadOnlySpan<bool> open, ReadOnlySpan<ParameterAxis> axes, ReadOnlySpan<double> coefficients)
    {
        var (worst, farthest) = (-1, 0.0);
        for (var j = 0; j < open.Length; j++)
        {
            var beyond = Math.Max(axes[j].Lower - coefficients[j], coefficients[j] - axes[j].Upper);
            if (!open[j] || !(beyond > 0))
                continue;
            beyond *= VectorArithmetic.Norm(columns.Slice(j * n, n));
            if (worst < 0 || beyond > farthest)
                (worst, farthest) = (j, beyond);
        }

        return worst;
    }
}
