using CsCheck;
using Fickian.Infrared;
using MathNet.Numerics.LinearAlgebra;

namespace Fickian.Tests.Infrared;

/// <summary>Baselines by banded solution in lanes against the same algorithms on dense matrices, and against the truth.</summary>
public sealed class PenalisedLeastSquaresTests
{
    // Condition number of up to 1e5 (16·λ on even steps) times the rounding of both solutions.
    private const double Rounding = 1e-10;
    private const double Smoothness = 1e3;

    private static readonly double[] Even = SyntheticSpectra.Descending(160);
    private static readonly double[] Uneven = [.. Enumerable.Range(0, 160).Select(i => 1000 + (3.0 * i) + (0.004 * i * i) + Math.Sin(i))];

    public static TheoryData<string, bool> Cases => new MatrixTheoryData<string, bool>(["AsLS", "arPLS", "airPLS"], [true, false]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_banded_baseline_is_the_dense_one(string method, bool even)
    {
        var x = even ? Even : Uneven;
        var penalty = Penalty(x, even);
        for (var seed = 0; seed < 3; seed++)
        {
            var y = SyntheticSpectra.OnCurve(x.Length, 0.01, seed);
            (y[20], y[21], y[159]) = (double.NaN, double.PositiveInfinity, double.NaN);
            var found = new double[x.Length];
            Own(method).Fit(x, y, found);
            var expected = Dense(method, y, penalty);
            var scale = expected.Max(Math.Abs);
            Assert.All(found.Zip(expected), p => Assert.Equal(p.Second, p.First, Rounding * scale));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_spectrum_does_not_depend_on_the_others_beside_it(string method, bool even)
    {
        var x = even ? Even : Uneven;
        var all = Enumerable.Range(0, 11).SelectMany(s => SyntheticSpectra.OnCurve(x.Length, 0.01 * s, s)).ToArray();
        Array.Fill(all, double.NaN, 3 * x.Length, x.Length - 2);
        var together = new double[all.Length];
        Own(method).Fit(x, all, together);
        for (var s = 0; s < 11; s++)
        {
            var alone = new double[x.Length];
            Own(method).Fit(x, all.AsSpan(s * x.Length, x.Length), alone);
            Assert.Equal(alone, together[(s * x.Length)..((s + 1) * x.Length)]);
            Assert.Equal(s == 3, Array.TrueForAll(alone, double.IsNaN));
        }
    }

    [Theory]
    [InlineData("AsLS", 1e6, 0.02)]
    [InlineData("arPLS", 1e6, 0.002)]
    [InlineData("airPLS", 1e6, 0.01)]
    public void The_true_baseline_comes_back(string method, double smoothness, double tolerance)
    {
        var x = SyntheticSpectra.Descending(1000);
        var y = SyntheticSpectra.OnCurve(1000, 0.0005, seed: 1);
        var found = new double[1000];
        Own(method, smoothness).Fit(x, y, found);
        // Of bands of height 1. arPLS is limited by the noise, airPLS by its edge; AsLS gives bands a weight of 1 %, which lifts it by some 2 % beneath them.
        Assert.All(Enumerable.Range(0, 1000), i => Assert.Equal(SyntheticSpectra.Curved(i / 999.0), found[i], tolerance));
    }

    [Fact]
    public void A_straight_line_is_its_own_baseline_whatever_the_direction_and_the_steps() =>
        Gen.Select(Gen.Double[-5, 5], Gen.Double[-5, 5], Gen.Double[0.1, 3].Array[3, 60], Gen.Bool).Sample(
            (a, b, steps, descending) =>
            {
                var x = new double[steps.Length];
                for (var i = 1; i < x.Length; i++)
                    x[i] = x[i - 1] + (descending ? -steps[i] : steps[i]);
                var y = Array.ConvertAll(x, v => a + (b * v / x.Length));
                var found = new double[x.Length];
                new AsymmetricLeastSquares(1e3).Fit(x, y, found);
                // ε·λ times the largest curvature that a step thirty times shorter than its neighbour makes.
                Assert.All(found.Zip(y), p => Assert.Equal(p.Second, p.First, 1e-6));
            },
            seed: "0000KN3JVrK4",
            iter: 200);

    [Theory]
    [InlineData("AsLS")]
    [InlineData("arPLS")]
    [InlineData("airPLS")]
    public void Constant_spectra_and_the_fewest_points_have_a_baseline(string method)
    {
        var found = new double[5];
        Own(method).Fit([5, 4, 3, 2, 1], [2, 2, 2, 2, 2], found);
        Assert.All(found, v => Assert.Equal(2, v, 1e-9));
        Own(method).Fit([5, 4, 3, 2, 1], [2, double.NaN, double.NaN, 2, double.NaN], found);
        Assert.All(found, v => Assert.True(double.IsNaN(v)));
        Own(method).Fit([5, 4], [2, 2], found.AsSpan(0, 2));
        Assert.True(double.IsNaN(found[0]));
        Own(method).Fit([], [], []);
    }

    [Fact]
    public void What_makes_no_sense_is_refused_in_a_sentence()
    {
        Assert.Contains("run in one direction", Assert.Throws<ArgumentException>(() => new AsymmetricLeastSquares().Fit([1, 2, 2], [1, 1, 1], new double[3])).Message, StringComparison.Ordinal);
        Assert.Contains("Whole spectra", Assert.Throws<ArgumentException>(() => new AsymmetricLeastSquares().Fit([1, 2, 3], [1, 1, 1, 1], new double[4])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsymmetricLeastSquares(Smoothness: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsymmetricLeastSquares { Asymmetry = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdaptivelyReweightedLeastSquares { MaximumRounds = 0 });
    }

    private static IBaseline Own(string method, double smoothness = Smoothness) => method switch
    {
        "AsLS" => new AsymmetricLeastSquares(smoothness),
        "arPLS" => new AsymmetricallyReweightedLeastSquares(smoothness),
        _ => new AdaptivelyReweightedLeastSquares(smoothness),
    };

    private static Matrix<double> Penalty(double[] x, bool even)
    {
        var step = (x[^1] - x[0]) / (x.Length - 1);
        var d = Matrix<double>.Build.Dense(x.Length - 2, x.Length);
        for (var i = 0; i < x.Length - 2; i++)
        {
            var (h, k) = even ? (1, 1) : ((x[i + 1] - x[i]) / step, (x[i + 2] - x[i + 1]) / step);
            var root = Math.Sqrt((h + k) / 2);
            (d[i, i], d[i, i + 1], d[i, i + 2]) = (root * 2 / (h * (h + k)), root * -2 / (h * k), root * 2 / (k * (h + k)));
        }

        return Smoothness * d.TransposeThisAndMultiply(d);
    }

    private static double[] Dense(string method, double[] y, Matrix<double> penalty)
    {
        var present = Array.ConvertAll(y, v => double.IsFinite(v) ? 1.0 : 0);
        var filled = Vector<double>.Build.DenseOfArray(Array.ConvertAll(y, v => double.IsFinite(v) ? v : 0));
        var w = Vector<double>.Build.DenseOfArray(present);
        var settled = false;
        for (var round = 1; ; round++)
        {
            var z = (Matrix<double>.Build.DenseOfDiagonalVector(w) + penalty).Cholesky().Solve(w.PointwiseMultiply(filled));
            if (settled || round == (method == "airPLS" ? 15 : 50))
                return [.. z];
            var fresh = Weights(method, round, [.. (filled - z)], filled, w, present);
            settled = fresh is null || (method == "arPLS" && (fresh - w).L2Norm() <= 1e-6 * w.L2Norm());
            w = fresh ?? w;
        }
    }

    private static Vector<double>? Weights(string method, int round, double[] d, Vector<double> y, Vector<double> w, double[] present)
    {
        var counting = Enumerable.Range(0, d.Length).Where(i => present[i] > 0).ToArray();
        var below = counting.Where(i => d[i] < 0).Select(i => -d[i]).ToArray();
        var fresh = new double[d.Length];
        if (method == "AsLS")
        {
            foreach (var i in counting)
                fresh[i] = d[i] > 0 ? 0.01 : 0.99;
            return fresh.SequenceEqual(w) ? null : Vector<double>.Build.DenseOfArray(fresh);
        }

        if (method == "arPLS")
        {
            var mean = -below.Average();
            var s = Math.Sqrt(below.Sum(b => Math.Pow(-b - mean, 2)) / (below.Length - 1));
            foreach (var i in counting)
                fresh[i] = 1 / (1 + Math.Exp(2 * (d[i] - ((2 * s) - mean)) / s));
            return Vector<double>.Build.DenseOfArray(fresh);
        }

        if (below.Sum() < 1e-3 * y.L1Norm())
            return null;
        foreach (var i in counting.Where(i => d[i] < 0))
            fresh[i] = Math.Exp(round * -d[i] / below.Sum());
        fresh[counting[0]] = fresh[counting[^1]] = Math.Exp(-round * below.Min() / below.Sum());
        return Vector<double>.Build.DenseOfArray(fresh);
    }
}
