using Fickian.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Fickian.Tests.Numerics;

public sealed class LinearLeastSquaresTests
{
    private const int Rows = 30;

    // Columns of very different size.
    private static readonly double[] Columns = [.. Enumerable.Range(0, 3 * Rows).Select(k => Math.Pow(10, 4 * (k / Rows)) * Math.Cos((k % Rows * (1 + (k / Rows))) + (0.1 * k)))];
    private static readonly double[] Right = [.. Enumerable.Range(0, Rows).Select(i => Math.Sin(i * i))];

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Coefficients_and_their_errors_are_those_of_the_normal_equations(bool gaps, bool unused)
    {
        var y = (double[])Right.Clone();
        bool[] use = [.. Enumerable.Range(0, Rows).Select(i => !unused || i % 5 > 0)];
        if (gaps)
            (y[3], y[17]) = (double.NaN, double.NegativeInfinity);
        var (found, errors) = (new double[3], new double[3]);
        var (rest, freedom) = new LinearLeastSquares(Columns, Rows, use).Solve(y, found, errors);
        var rows = Enumerable.Range(0, Rows).Where(i => use[i] && double.IsFinite(y[i])).ToArray();
        // Columns scaled to one size, so that the normal equations keep their digits.
        var a = Matrix<double>.Build.Dense(rows.Length, 3, (i, k) => Columns[(k * Rows) + rows[i]] / Math.Pow(10, 4 * k));
        var b = Vector<double>.Build.Dense(rows.Length, i => y[rows[i]]);
        var inverse = a.TransposeThisAndMultiply(a).Inverse();
        var expected = inverse * (a.Transpose() * b);
        Assert.Equal(rows.Length - 3, freedom);
        Assert.Equal((b - (a * expected)).DotProduct(b - (a * expected)), rest, 1e-12);
        for (var k = 0; k < 3; k++)
        {
            Assert.Equal(expected[k], found[k] * Math.Pow(10, 4 * k), 1e-13);
            Assert.Equal(Math.Sqrt(rest / freedom * inverse[k, k]), errors[k] * Math.Pow(10, 4 * k), 1e-13);
        }
    }

    [Fact]
    public void Dependent_columns_and_too_few_rows_have_no_solution_and_an_exact_fit_no_error()
    {
        double[] twice = [.. Right, .. Right.Select(v => -2 * v)];
        var (found, errors) = (new double[2], new double[2]);
        new LinearLeastSquares(twice, Rows).Solve(Right, found, errors);
        Assert.All(found, v => Assert.True(double.IsNaN(v)));
        Assert.All(errors, v => Assert.Equal(double.PositiveInfinity, v));
        double[] two = [1, 1, 0, 1];
        new LinearLeastSquares(two, 2).Solve([1, double.NaN], found);
        Assert.True(double.IsNaN(found[0]));
        new LinearLeastSquares(two, 2).Solve([1, 3], found, errors);
        Assert.Equal([1, 2], found.Select(v => Math.Round(v, 12)));
        Assert.All(errors, v => Assert.Equal(double.PositiveInfinity, v));
    }

    [Fact]
    public void Chebyshev_columns_are_cosines_of_multiples()
    {
        double[] x = [700, 650, 600, 550, 500];
        var columns = ChebyshevColumns.Of(x, 7);
        for (var k = 0; k <= 7; k++)
        {
            for (var i = 0; i < 5; i++)
                Assert.Equal(Math.Cos(k * Math.Acos(-1 + (0.5 * i))), columns[(k * 5) + i], 1e-14);
        }
    }
}
