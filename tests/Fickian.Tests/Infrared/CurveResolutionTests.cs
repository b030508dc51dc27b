using Fickian.Infrared;
using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;

namespace Fickian.Tests.Infrared;

public sealed class CurveResolutionTests
{
    private static readonly Axis Axis = InfraredMaps.Descending(2400, 2280, 61);
    // Both have their tops on stored points: components are scaled to those.
    private static readonly double[] First = InfraredMaps.On(Axis, v => InfraredMaps.Gauss(v, 2324, 12));
    private static readonly double[] Second = InfraredMaps.On(Axis, v => InfraredMaps.Gauss(v, 2352, 16));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Pixels that hold one component only, and mixtures: the conditions under which the resolution is unique.
    private static SpectralMap Mixtures(double noise, int count = 60)
    {
        var random = new MersenneTwister(5);
        return InfraredMaps.Row(Axis, [.. Enumerable.Range(0, count).Select(p => InfraredMaps.Noisy([.. First.Zip(Second, (a, b) => (Amounts(p).A * a) + (Amounts(p).B * b))], noise, random))]);
    }

    private static (double A, double B) Amounts(int pixel) => pixel < 10 ? (1 + (0.1 * pixel), 0) : pixel < 20 ? (0, 0.1 * (pixel - 5)) : (0.02 * pixel, 1.5 - (0.02 * pixel));

    [Fact]
    public void Pure_spectra_and_amounts_come_back()
    {
        var resolved = new CurveResolution(2) { Tolerance = 1e-9, MaximumRounds = 5000 }.Resolve(Mixtures(0), Cancel);
        var (a, b) = Order(resolved);

        // Alternating steps creep: the lack of fit tells how near the solution is.
        Assert.True(resolved.HasConverged);
        Assert.True(resolved.LackOfFit < 1e-3, $"{resolved.LackOfFit}");
        Assert.Equal(1 - (resolved.LackOfFit * resolved.LackOfFit), resolved.ExplainedVariance, 1e-15);
        for (var i = 0; i < Axis.Count; i++)
        {
            Assert.Equal(First[i], resolved.Spectra[a].Values.Span[i], 0.01);
            Assert.Equal(Second[i], resolved.Spectra[b].Values.Span[i], 0.01);
        }

        for (var p = 0; p < 60; p++)
            Assert.Equal(Amounts(p).A, resolved.Amounts[a][0, p], 0.02);

        // Both components stand alone in some pixels and at some wavenumbers: nothing can be exchanged.
        var (lower, upper) = resolved.Exchange(a, b);
        Assert.InRange(lower, -0.02, 0);
        Assert.InRange(upper, 0, 0.02);
    }

    [Fact]
    public void Without_pure_pixels_the_range_of_exchange_is_open()
    {
        var map = InfraredMaps.Row(Axis, [.. Enumerable.Range(1, 20).Select(p => First.Zip(Second, (x, y) => ((0.5 + (0.02 * p)) * x) + ((1.2 - (0.02 * p)) * y)).ToArray())]);
        var start = new Spectrum(Axis, First);
        var resolved = new CurveResolution(2) { Start = [start, new Spectrum(Axis, Second)] }.Resolve(map, Cancel);

        // a ≤ min(c₂/c₁) = 0.8/0.9: the first spectrum may hold that much of the second, and less of it in the second's amounts.
        Assert.Equal(0.8 / 0.9, resolved.Exchange(0, 1).Upper, 0.02);
        var mixed = new Spectrum(Axis, [.. First.Zip(Second, (x, y) => x + (0.5 * y))]);
        var other = new CurveResolution(2) { Start = [mixed, new Spectrum(Axis, Second)] }.Resolve(map, Cancel);
        Assert.True(other.LackOfFit < 1e-5, $"{other.LackOfFit}");
        Assert.Equal(0.5, other.Spectra[0].Interpolate(2352), 0.01);
    }

    [Fact]
    public void Noise_is_what_the_components_leave()
    {
        var map = Mixtures(0.01);
        var resolved = new CurveResolution(2).Resolve(map, Cancel);
        var total = map.Values.ToArray().Sum(v => (double)v * v);

        // σ·√N over √ΣD², less the share of the fitted parameters (60 + 61)·2/(60·61).
        Assert.Equal(0.01 * Math.Sqrt(3660 / total), resolved.LackOfFit, 0.05 * resolved.LackOfFit);
        var (a, _) = Order(resolved);
        Assert.True(Correlation.Pearson(First, resolved.Spectra[a].Values.ToArray()) > 0.999);
        var values = new CurveResolution(2).SingularValues(map);
        Assert.True(values[1] > 10 * values[2], string.Join(" ", values.Take(4)));
    }

    [Fact]
    public void Known_spectra_absent_components_and_closure_hold()
    {
        var mask = new PixelMask(1, 60, [.. Enumerable.Range(0, 60).Select(p => p < 10)]);
        var resolution = new CurveResolution(2)
        {
            Known = [new Spectrum(Axis, First)],
            Absent = [new AbsentComponent(1, mask)],
            Constraints = CurveConstraints.PositiveAmounts | CurveConstraints.PositiveSpectra,
        };
        var resolved = resolution.Resolve(Mixtures(0.01), Cancel);
        Assert.Equal(1, Correlation.Pearson(First, resolved.Spectra[0].Values.ToArray()), 1e-9);
        Assert.All(Enumerable.Range(0, 10), p => Assert.Equal(0, resolved.Amounts[1][0, p]));
        Assert.Equal(Amounts(40).B, resolved.Amounts[1][0, 40], 0.05);

        // Amounts that add up to 1.5 become amounts that add up to 1.
        var closed = InfraredMaps.Row(Axis, [.. Enumerable.Range(0, 31).Select(p => First.Zip(Second, (x, y) => (0.05 * p * x) + ((1.5 - (0.05 * p)) * y)).ToArray())]);
        var sums = new CurveResolution(2) { Constraints = CurveConstraints.PositiveAmounts | CurveConstraints.PositiveSpectra | CurveConstraints.Closure }.Resolve(closed, Cancel);
        Assert.All(Enumerable.Range(0, 31), p => Assert.Equal(1, sums.Amounts[0][0, p] + sums.Amounts[1][0, p], 1e-3));
    }

    [Fact]
    public void Amounts_rise_and_fall_once_if_asked_to()
    {
        var random = new MersenneTwister(9);
        var course = Enumerable.Range(0, 40).Select(t => Math.Exp(-Math.Pow((t - 15) / 8.0, 2))).ToArray();
        var values = course.SelectMany(c => InfraredMaps.Noisy([.. First.Select(f => c * f)], 0.05, random)).Select(v => (float)v).ToArray();
        var map = new SpectralMap(values, Axis, Axis.Index("row", 1), Axis.Index("column", 1), Axis.Linear(Quantity.Time, 0, 390, 40));
        var amounts = new CurveResolution(1) { Constraints = CurveConstraints.UnimodalInTime }.Resolve(map, Cancel).Amounts[0].Values.ToArray();
        var top = Array.IndexOf(amounts, amounts.Max());
        Assert.InRange(top, 11, 19);
        Assert.All(Enumerable.Range(1, top), t => Assert.True(amounts[t] >= amounts[t - 1]));
        Assert.All(Enumerable.Range(top + 1, 39 - top), t => Assert.True(amounts[t] <= amounts[t - 1]));
    }

    [Fact]
    public void Spectra_with_gaps_are_left_out_and_what_does_not_fit_is_refused()
    {
        double[] gap = [.. First];
        gap[3] = double.NaN;
        var map = InfraredMaps.Row(Axis, [gap, First, Second, [.. First.Zip(Second, (x, y) => x + y)]]);
        var resolved = new CurveResolution(2).Resolve(map, Cancel);
        Assert.Equal(double.NaN, resolved.Amounts[0][0, 0]);
        Assert.Throws<ArgumentException>(() => new CurveResolution(4).Resolve(map, Cancel));
        Assert.Throws<ArgumentException>(() => new CurveResolution(0).Resolve(map, Cancel));
        Assert.Throws<ArgumentException>(() => new CurveResolution(1).Resolve(InfraredMaps.Row(Axis, [new double[Axis.Count]]), Cancel));
        Assert.Throws<ArgumentOutOfRangeException>(() => resolved.Exchange(0, 0));
    }

    private static (int First, int Second) Order(ResolvedComponents resolved) =>
        resolved.Spectra[0].Interpolate(2324) > resolved.Spectra[1].Interpolate(2324) ? (0, 1) : (1, 0);
}
