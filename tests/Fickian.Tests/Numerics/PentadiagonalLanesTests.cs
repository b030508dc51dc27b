using System.Runtime.Intrinsics;
using Fickian.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Fickian.Tests.Numerics;

public sealed class PentadiagonalLanesTests
{
    // Bands of up to 400, where the step is a quarter of the mean, times ordinates squared of up to 256 that cancel.
    private const double PenaltyRounding = 1e-10;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(40)]
    public void Every_lane_solves_its_own_system(int n)
    {
        var random = new Random(n);
        double[] x = [.. Enumerable.Range(0, n).Select(i => i + (0.4 * random.NextDouble()))];
        var bands = new double[3 * n];
        CurvaturePenalty.Fill(x, even: false, strength: 50, bands);
        var (weights, y, near, far, z) = (new Vector512<double>[n], new Vector512<double>[n], new Vector512<double>[n], new Vector512<double>[n], new Vector512<double>[n]);
        for (var i = 0; i < n; i++)
        {
            for (var lane = 0; lane < 8; lane++)
                (weights[i], y[i]) = (weights[i].WithElement(lane, 0.01 + random.NextDouble()), y[i].WithElement(lane, random.NextDouble() - 0.5));
        }

        PentadiagonalLanes.Solve(bands, weights, y, near, far, z);
        for (var lane = 0; lane < 8; lane++)
        {
            var own = lane;
            var matrix = Matrix<double>.Build.Dense(n, n, (i, j) => Math.Abs(i - j) > 2 ? 0 : bands[(Math.Abs(i - j) * n) + Math.Min(i, j)] + (i == j ? weights[i][own] : 0));
            var expected = matrix.LU().Solve(Vector<double>.Build.Dense(n, i => weights[i][own] * y[i][own]));
            // Condition numbers up to 16·50/0.01.
            Assert.All(Enumerable.Range(0, n), i => Assert.Equal(expected[i], z[i][own], 1e-10));
        }
    }

    [Fact]
    public void A_straight_line_costs_nothing_and_a_parabola_its_curvature()
    {
        double[] x = [0, 1, 1.5, 3, 3.2, 4];
        var bands = new double[18];
        CurvaturePenalty.Fill(x, even: false, strength: 1, bands);
        Assert.Equal(0, Cost(bands, [.. x.Select(v => 3 - (2 * v))]), PenaltyRounding);
        // Second derivative 2 in units of a mean step of 0.8, along the stretch from the middle of the first step to that of the last.
        Assert.Equal(4 * Math.Pow(0.8, 4) * (3.6 - 0.5) / 0.8, Cost(bands, [.. x.Select(v => v * v)]), PenaltyRounding);
    }

    private static double Cost(double[] bands, double[] z)
    {
        var (n, sum) = (z.Length, 0.0);
        for (var i = 0; i < n; i++)
            sum += (bands[i] * z[i] * z[i]) + (i + 1 < n ? 2 * bands[n + i] * z[i] * z[i + 1] : 0) + (i + 2 < n ? 2 * bands[(2 * n) + i] * z[i] * z[i + 2] : 0);
        return sum;
    }
}
