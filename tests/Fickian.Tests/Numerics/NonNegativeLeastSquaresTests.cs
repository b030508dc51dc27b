using CsCheck;
using Fickian.Numerics;

namespace Fickian.Tests.Numerics;

public sealed class NonNegativeLeastSquaresTests
{
    // The conditions of Karush, Kuhn and Tucker are met by one solution only, whatever method finds it.
    private const double Rounding = 1e-9;

    [Fact]
    public void The_solution_meets_the_conditions_of_the_optimum() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[0, int.MaxValue]).Sample((size, seed) =>
        {
            var random = new Random(seed);
            var rows = Enumerable.Range(0, size + 3).Select(_ => Enumerable.Range(0, size).Select(_ => random.NextDouble() - 0.3).ToArray()).ToArray();
            var y = Array.ConvertAll(rows, _ => random.NextDouble() - 0.5);
            var gram = Enumerable.Range(0, size * size).Select(k => rows.Sum(r => r[k / size] * r[k % size])).ToArray();
            var along = Enumerable.Range(0, size).Select(k => rows.Zip(y, (r, v) => r[k] * v).Sum()).ToArray();
            var x = new double[size];
            NonNegativeLeastSquares.Solve(gram, along, uint.MaxValue, x);
            for (var k = 0; k < size; k++)
            {
                var pull = along[k] - Enumerable.Range(0, size).Sum(j => gram[(k * size) + j] * x[j]);
                Assert.True(x[k] >= 0);
                Assert.True(pull < Rounding, $"{pull}");
                Assert.True(x[k] == 0 || Math.Abs(pull) < Rounding, $"{x[k]} {pull}");
            }
        });

    [Fact]
    public void A_coefficient_that_is_not_allowed_is_zero()
    {
        var x = new double[2];
        NonNegativeLeastSquares.Solve([2, 1, 1, 2], [3, 3], 0b01, x);
        Assert.Equal([1.5, 0], x.Select(v => Math.Round(v, 12)));
        NonNegativeLeastSquares.Solve([2, 1, 1, 2], [3, 3], 0b11, x);
        Assert.Equal([1, 1], x.Select(v => Math.Round(v, 12)));
        NonNegativeLeastSquares.Solve([2, 1, 1, 2], [0, 0], 0b11, x);
        Assert.Equal([0, 0], x);
        NonNegativeLeastSquares.SolveFree([2, 1, 1, 2], [-1, 1], 0b11, x);
        Assert.Equal([-1, 1], x.Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void Unimodal_values_stay_and_others_are_pooled()
    {
        double[] unimodal = [0, 1, 5, 4, 4, -2];
        var copy = (double[])unimodal.Clone();
        UnimodalRegression.Apply(copy);
        Assert.Equal(unimodal, copy);
        double[] wavy = [1, 0, 2, 9, 3, 5, 1];
        UnimodalRegression.Apply(wavy);
        Assert.Equal([0.5, 0.5, 2, 9, 4, 4, 1], wavy);
        UnimodalRegression.Apply(new double[1]);
    }
}
