using CsCheck;
using Fickian.Numerics;

namespace Fickian.Tests.Numerics;

public sealed class HouseholderQrTests
{
    // Backward stable: a few roundings per row and column.
    private const double Rounding = 1e-13;

    [Fact]
    public void Q_times_R_is_the_matrix_with_its_columns_exchanged() =>
        Gen.Double[-1, 1].Array[21].Sample(a =>
        {
            var (qr, beta, pivot) = Factor(a, 7, 3);
            return Enumerable.Range(0, 3).All(j =>
            {
                var column = new double[7];
                qr.AsSpan(j * 7, j + 1).CopyTo(column);
                HouseholderQr.Apply(qr, 7, beta, 3, column);
                return Enumerable.Range(0, 7).All(i => Math.Abs(column[i] - a[(pivot[j] * 7) + i]) <= Rounding);
            });
        });

    [Fact]
    public void The_diagonal_descends_and_tells_the_rank()
    {
        // The third column is the sum of the first two.
        double[] a = [1, 2, 3, 4, 5, 1, 0, 2, 0, 1, 2, 2, 5, 4, 6];
        var (qr, _, _) = Factor(a, 5, 3);
        Assert.True(Math.Abs(qr[0]) >= Math.Abs(qr[6]));
        Assert.Equal(2, UpperTriangle.Rank(qr, 5, 3, 1e-13));
    }

    [Fact]
    public void Triangular_solves_undo_each_other()
    {
        double[] r = [2, 0, 0, 1, 3, 0, -1, 4, 5];
        double[] b = [1, 2, 3];
        UpperTriangle.Solve(r, 3, b);
        Assert.Equal(0.6, b[2], Rounding);
        Assert.Equal((2 - (4 * 0.6)) / 3, b[1], Rounding);
        double[] t = [2, 4, 6];
        UpperTriangle.SolveTransposed(r, 3, t);
        Assert.Equal(1, t[0], Rounding);
        Assert.Equal(1, t[1], Rounding);
        Assert.Equal(0.6, t[2], Rounding);
    }

    [Fact]
    public void A_column_of_zeros_is_left_alone()
    {
        var (qr, beta, _) = Factor([0, 0, 0, 0], 4, 1);
        Assert.Equal(0, beta[0]);
        Assert.All(qr, v => Assert.Equal(0, v));
    }

    [Fact]
    public void Norms_survive_numbers_whose_squares_do_not()
    {
        Assert.Equal(5e-200, VectorArithmetic.Norm([3e-200, 4e-200]), 1e-214);
        Assert.Equal(5e200, VectorArithmetic.Norm([3e200, 4e200]), 1e186);
        Assert.Equal(55, VectorArithmetic.Dot([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]));
    }

    private static (double[] Qr, double[] Beta, int[] Pivot) Factor(double[] a, int rows, int columns)
    {
        var (qr, beta, pivot) = ((double[])a.Clone(), new double[columns], new int[columns]);
        HouseholderQr.FactorPivoted(qr, rows, beta, pivot);
        return (qr, beta, pivot);
    }
}
