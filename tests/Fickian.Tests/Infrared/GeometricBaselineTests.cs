using CsCheck;
using Fickian.Infrared;

namespace Fickian.Tests.Infrared;

/// <summary>Baselines that are lines, polynomials, hulls and clipped peaks.</summary>
public sealed class GeometricBaselineTests
{
    private static readonly double[] X = SyntheticSpectra.Descending(301);

    [Fact]
    public void A_rubber_band_touches_from_below_is_convex_and_is_the_hull_by_brute_force() =>
        Gen.Select(Gen.Double[-3, 3].Array[1, 40], Gen.Bool).Sample(
            (y, descending) =>
            {
                double[] x = [.. Enumerable.Range(0, y.Length).Select(i => (descending ? -1 : 1) * (i + (0.3 * Math.Sin(i))))];
                var band = new double[y.Length];
                new RubberBand().Fit(x, y, band);
                for (var i = 0; i < y.Length; i++)
                    Assert.Equal(LowestChord(x, y, i), band[i], 1e-12);
            },
            seed: "0000KN3JVrK4",
            iter: 300);

    [Fact]
    public void A_rubber_band_passes_beneath_missing_points_and_stays_level_beyond_them()
    {
        var band = new double[6];
        new RubberBand().Fit([6, 5, 4, 3, 2, 1], [double.NaN, 1, double.NaN, 9, 4, double.NaN], band);
        Assert.Equal([1, 1, 2, 3, 4, 4], band);
        new RubberBand().Fit([6, 5], [double.NaN, double.NaN], band.AsSpan(0, 2));
        Assert.True(double.IsNaN(band[0]) && double.IsNaN(band[1]));
    }

    [Fact]
    public void Straight_lines_between_anchors_go_through_the_means_there()
    {
        var y = Array.ConvertAll(X, v => v < 3700 ? 1 + (0.01 * (v - 3600)) : 2 - (0.002 * (v - 3700)));
        var line = new double[X.Length];
        new LinearBaseline(3900, 3700, 3500) { HalfWidth = 0 }.Fit(X, y, line);
        Assert.All(line.Zip(y), p => Assert.Equal(p.Second, p.First, 1e-12));
        new LinearBaseline(3500, 3600) { HalfWidth = 10 }.Fit(X, y, line);
        Assert.Equal(y[^1], line[^1], 1e-12);
        Assert.Equal(1 + (0.01 * 400), line[0], 1e-12);
        new LinearBaseline(3600).Fit(X, y, line);
        Assert.All(line, v => Assert.Equal(1, v, 1e-12));
        Assert.Contains("on the axis, from 3400 to 4000", Assert.Throws<ArgumentException>(() => new LinearBaseline(2000, 3600).Fit(X, y, line)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new LinearBaseline());
        Assert.Throws<ArgumentException>(() => new LinearBaseline(double.NaN));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(12)]
    public void A_polynomial_baseline_is_exact_on_polynomials_and_sees_its_ranges_only(int degree)
    {
        double Truth(double v) => Enumerable.Range(0, degree + 1).Sum(k => Math.Pow((v - 3700) / 300, k) / (k + 1));
        var y = Array.ConvertAll(X, v => Truth(v) + (v is > 3650 and < 3750 ? 5 : 0));
        y[3] = double.NaN;
        var found = new double[2 * X.Length];
        new PolynomialBaseline(degree, new(3400, 3640), new(3760, 4000)).Fit(X, [.. y, .. y], found);
        // Rounding times the condition of the gap, which grows with the degree.
        Assert.All(found.Select((v, i) => (v, Truth(X[i % X.Length]))), p => Assert.Equal(p.Item2, p.v, 1e-10));
        new PolynomialBaseline(degree, new WavenumberRange(3500, 3500)).Fit(X, y, found.AsSpan(0, X.Length));
        Assert.Equal(degree > 0, double.IsNaN(found[0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PolynomialBaseline(-1));
    }

    [Fact]
    public void Clipping_keeps_what_is_convex_or_straight_and_removes_what_is_narrow()
    {
        var x = SyntheticSpectra.Descending(501);
        double[] line = [.. x.Select(v => 0.001 * v)];
        var found = new double[x.Length];
        new Snip(HalfWidth: 60).Fit(x, line, found);
        Assert.All(found.Zip(line), p => Assert.Equal(p.Second, p.First, 1e-12));
        double[] bands = [.. x.Select((v, i) => line[i] + SyntheticSpectra.Bands(i / 500.0))];
        new Snip(HalfWidth: 100).Fit(x, bands, found);
        // A Gaussian of σ = 20 cm⁻¹ has fallen to 4e-6 at 5σ, the half width of the window.
        Assert.All(found.Zip(line), p => Assert.Equal(p.Second, p.First, 1e-3));
        Assert.All(found.Zip(bands), p => Assert.True(p.First <= p.Second));
    }

    [Fact]
    public void Clipping_agrees_with_the_recurrence_written_point_by_point()
    {
        var y = SyntheticSpectra.OnCurve(X.Length, 0.02, seed: 5);
        var found = new double[X.Length];
        new Snip(HalfWidth: 34).Fit(X, y, found);
        var v = (double[])y.Clone();
        for (var p = 17; p > 0; p--)
        {
            var before = (double[])v.Clone();
            for (var i = p; i < v.Length - p; i++)
                v[i] = Math.Min(before[i], 0.5 * (before[i - p] + before[i + p]));
        }

        Assert.Equal(v, found);
        Assert.Contains("even steps", Assert.Throws<ArgumentException>(() => new Snip(5).Fit([1, 2, 4], [1, 1, 1], new double[3])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Snip(-1));
    }

    // The hull at i is the lowest of all chords across it, and of the point itself.
    private static double LowestChord(double[] x, double[] y, int i)
    {
        var lowest = y[i];
        for (var a = 0; a < i; a++)
        {
            for (var b = i + 1; b < y.Length; b++)
                lowest = Math.Min(lowest, y[a] + ((y[b] - y[a]) * (x[i] - x[a]) / (x[b] - x[a])));
        }

        return lowest;
    }
}
