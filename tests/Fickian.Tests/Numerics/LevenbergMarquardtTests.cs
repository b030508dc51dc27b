using Fickian.Numerics;

namespace Fickian.Tests.Numerics;

public sealed class LevenbergMarquardtTests
{
    // Rosenbrock's valley has the exact minimum (1, 1) with residuals zero.
    private const double Rounding = 1e-12;

    private static readonly double[] Nowhere = [double.NegativeInfinity, double.NegativeInfinity];
    private static readonly double[] Everywhere = [double.PositiveInfinity, double.PositiveInfinity];

    [Fact]
    public void It_follows_a_curved_valley_to_its_end()
    {
        double[] u = [-1.2, 1];
        var result = LevenbergMarquardt.Minimise(new Rosenbrock(), u, Nowhere, Everywhere, StoppingRule.Default);
        Assert.Equal(LeastSquaresOutcome.Exact, result.Outcome);
        Assert.Equal(1, u[0], Rounding);
        Assert.Equal(1, u[1], Rounding);
    }

    [Theory]
    [InlineData(0.5, 0.25)]
    [InlineData(-0.5, 0.25)]
    public void It_ends_where_the_valley_meets_the_wall(double wall, double expected)
    {
        // With x ≤ wall the minimum is (wall, wall²).
        double[] u = [-1.2, 1];
        var result = LevenbergMarquardt.Minimise(new Rosenbrock(), u, Nowhere, [wall, double.PositiveInfinity], StoppingRule.Default);
        Assert.True(result.Outcome.IsMinimum);
        Assert.Equal(wall, u[0]);
        Assert.Equal(expected, u[1], Rounding);
        Assert.Equal((1 - wall) * (1 - wall), result.SumOfSquares, Rounding);
    }

    [Fact]
    public void It_ends_in_a_corner()
    {
        double[] u = [0.2, 1];
        var result = LevenbergMarquardt.Minimise(new Rosenbrock(), u, [0, 0.5], [0.5, 3], StoppingRule.Default);
        Assert.Equal([0.5, 0.5], u);
        Assert.Equal(LeastSquaresOutcome.Orthogonal, result.Outcome);
    }

    [Fact]
    public void It_leaves_a_bound_that_it_started_on()
    {
        double[] u = [-1.2, 0];
        LevenbergMarquardt.Minimise(new Rosenbrock(), u, [-1.2, 0], [2, 2], StoppingRule.Default);
        Assert.Equal(1, u[0], Rounding);
    }

    [Fact]
    public void Every_outcome_is_a_sentence() =>
        Assert.All(Enum.GetValues<LeastSquaresOutcome>(), o => Assert.EndsWith(".", o.Sentence, StringComparison.Ordinal));

    private sealed class Rosenbrock : ILeastSquaresProblem
    {
        public int Residuals => 2;

        public int Variables => 2;

        public double Magnitude => 1;

        public bool TryEvaluate(ReadOnlySpan<double> u, Span<double> residuals)
        {
            residuals[0] = 10 * (u[1] - (u[0] * u[0]));
            residuals[1] = 1 - u[0];
            return true;
        }

        public void Differentiate(ReadOnlySpan<double> u, Span<double> jacobian)
        {
            jacobian[0] = -20 * u[0];
            jacobian[1] = -1;
            jacobian[2] = 10;
            jacobian[3] = 0;
        }
    }
}
