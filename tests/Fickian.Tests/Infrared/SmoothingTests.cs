using CsCheck;
using Fickian.Infrared;

namespace Fickian.Tests.Infrared;

/// <summary>Moving polynomials and the removal of spikes.</summary>
public sealed class SmoothingTests
{
    [Fact]
    public void The_weights_are_those_of_the_tables()
    {
        // Savitzky and Golay, 1964: quadratic smoothing of 5 points, and its first derivative.
        var y = new double[5];
        new SavitzkyGolay(5, 2).Apply([0, 1, 2, 3, 4], [0, 0, 1, 0, 0], y);
        Assert.Equal(17.0 / 35, y[2], 1e-14);
        new SavitzkyGolay(5, 2).Apply([0, 1, 2, 3, 4], [1, 0, 0, 0, 0], y);
        Assert.Equal(-3.0 / 35, y[2], 1e-14);
        new SavitzkyGolay(5, 2, derivative: 1).Apply([0, 1, 2, 3, 4], [0, 0, 0, 0, 1], y);
        Assert.Equal(0.2, y[2], 1e-14);
        Assert.Equal(Math.Sqrt(17.0 / 35), new SavitzkyGolay(5, 2).NoiseFactor, 1e-14);
    }

    [Fact]
    public void Polynomials_of_the_degree_are_differentiated_exactly_ends_included() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 4], Gen.Double[-1, 1].Array[6], Gen.Bool, Gen.Bool).Sample(
            (degree, extra, c, descending, even) =>
            {
                var points = (2 * ((degree / 2) + extra)) + 3;
                double[] x = [.. Enumerable.Range(0, points + 7).Select(i => (descending ? -0.5 : 0.5) * (i + (even ? 0 : 0.3 * Math.Sin(i))))];
                for (var order = 0; order <= degree; order++)
                {
                    var found = new double[x.Length];
                    var y = Array.ConvertAll(x, v => Polynomial(c, degree, 0, v));
                    y[4] = double.NaN;
                    new SavitzkyGolay(points, degree, order).Apply(x, y, found);
                    for (var i = 0; i < x.Length; i++)
                    {
                        if (i == 4)
                            Assert.True(double.IsNaN(found[i]));
                        else if (!double.IsNaN(found[i]) || points - 1 > degree)
                            // Values up to 7⁵ with rounding that each derivative multiplies by the inverse of the window.
                            Assert.Equal(Polynomial(c, degree, order, x[i]), found[i], 1e-7);
                    }
                }
            },
            seed: "0000KN3JVrK4",
            iter: 60);

    [Fact]
    public void A_derivative_tells_its_quantity_and_a_map_is_smoothed_like_its_spectra()
    {
        var x = SyntheticSpectra.Descending(60);
        var map = SyntheticSpectra.Map(x, 2, 3, (r, c, f) => SyntheticSpectra.OnCurve(60, 0.1, r + (10 * c) + (100 * f)), frames: 9);
        var filter = new SavitzkyGolay(7, 2, derivative: 2);
        var smooth = map.Filter(filter, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal("d²A/dν̃²", smooth.Value.Symbol);
        Assert.Equal(map.Spectrum(1, 2, 3).Filter(filter).Values.ToArray().Select(v => (float)v), smooth.Span(1, 2, 3).ToArray());
        var along = map.FilterAlongTime(new SavitzkyGolay(5, 1), cancellation: TestContext.Current.CancellationToken);
        var series = new Curve([.. Enumerable.Range(0, 9).Select(f => 60.0 * f)], [.. Enumerable.Range(0, 9).Select(f => map.At(1, 2, 40, f))]).Filter(new SavitzkyGolay(5, 1));
        Assert.All(Enumerable.Range(0, 9), f => Assert.Equal(series.Y.Span[f], along.At(1, 2, 40, f), 1e-6));
        Assert.Contains("at least as many; found 60", Assert.Throws<ArgumentException>(() => map.Filter(new SavitzkyGolay(61, 2), cancellation: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new SavitzkyGolay(6, 2));
        Assert.Throws<ArgumentException>(() => new SavitzkyGolay(3, 3));
        Assert.Throws<ArgumentException>(() => new SavitzkyGolay(5, 2, derivative: 3));
    }

    [Fact]
    public void Spikes_go_and_bands_steps_and_noise_stay()
    {
        var x = SyntheticSpectra.Descending(500);
        var clean = SyntheticSpectra.OnCurve(500, 0.002, seed: 3);
        for (var i = 400; i < 500; i++)
            clean[i] += 0.5;
        var spiked = (double[])clean.Clone();
        (spiked[50], spiked[230], spiked[231], spiked[232], spiked[350]) = (spiked[50] + 1, spiked[230] + 3, spiked[231] + 5, spiked[232] + 0.3, spiked[350] - 0.2);
        spiked[100] = double.NaN;
        var found = new double[500];
        new Despike().Apply(x, spiked, found);
        // Five times the noise, and the curvature across three points.
        Assert.All(Enumerable.Range(0, 500).Where(i => i != 100), i => Assert.Equal(clean[i], found[i], 0.012));
        Assert.Equal(5, Enumerable.Range(0, 500).Count(i => found[i] != spiked[i] && i != 100));
        Assert.True(double.IsNaN(found[100]));
    }

    [Fact]
    public void Flat_series_and_single_glitches_in_them_are_repaired()
    {
        var curve = new Curve([0, 1, 2, 3, 4, 5, 6, 7], [1, 1, 1, 9, 1, 1, 1, 1]);
        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1], curve.Filter(new Despike(Threshold: 2)).Y.ToArray());
        Assert.Equal([2.0, 2, 2], new Curve([0, 1, 2], [2, 2, 2]).Filter(new Despike()).Y.ToArray());
        Assert.Equal([2.0], new Curve([0], [2]).Filter(new Despike()).Y.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Despike { Widest = 0 });
    }

    private static double Polynomial(double[] c, int degree, int order, double x)
    {
        var sum = 0.0;
        for (var k = order; k <= degree; k++)
            sum += c[k] * Enumerable.Range(0, order).Aggregate(1.0, (p, j) => p * (k - j)) * Math.Pow(x, k - order);
        return sum;
    }
}
