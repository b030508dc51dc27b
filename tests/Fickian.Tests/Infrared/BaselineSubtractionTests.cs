using Fickian.Infrared;

namespace Fickian.Tests.Infrared;

/// <summary>Baselines on spectra and maps: order, masks, gaps, progress and cancellation.</summary>
public sealed class BaselineSubtractionTests
{
    private static readonly double[] X = SyntheticSpectra.Descending(100);

    private static SpectralMap Map(int frames = 2) => SyntheticSpectra.Map(X, 5, 9, (r, c, f) => SyntheticSpectra.OnCurve(X.Length, 0.01, (100 * f) + (10 * r) + c), frames);

    [Fact]
    public void Each_pixel_of_a_map_is_treated_as_its_spectrum_alone()
    {
        var map = Map();
        var baseline = new AsymmetricLeastSquares(1e4).Except(new WavenumberRange(3900, 3950));
        var result = map.Subtract(baseline, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(map.Values.Length, result.Values.Length);
        foreach (var (row, column, frame) in new[] { (0, 0, 0), (4, 8, 1), (2, 5, 0), (3, 1, 1) })
        {
            var alone = map.Spectrum(row, column, frame).Subtract(baseline);
            Assert.Equal(alone.Values.ToArray().Select(v => (float)v), result.Span(row, column, frame).ToArray());
        }
    }

    [Fact]
    public void Masked_pixels_and_empty_spectra_come_out_as_NaN_and_are_told()
    {
        var map = Map(frames: 1);
        var values = map.Values.ToArray();
        Array.Fill(values, float.NaN, 7 * X.Length, X.Length);
        values[(9 * X.Length) + 4] = float.NaN;
        var usable = Enumerable.Repeat(true, 45).ToArray();
        usable[3] = false;
        var result = (map.With(values) with { Usable = new PixelMask(5, 9, usable) }).Subtract(new RubberBand(), cancellation: TestContext.Current.CancellationToken);
        Assert.All(result.Span(0, 3).ToArray(), v => Assert.True(float.IsNaN(v)));
        Assert.All(result.Span(0, 7).ToArray(), v => Assert.True(float.IsNaN(v)));
        Assert.Equal([4], Enumerable.Range(0, X.Length).Where(i => float.IsNaN(result.Span(1, 0)[i])));
        Assert.Contains("1 of 45 spectra", Assert.Single(result.Findings).Message, StringComparison.Ordinal);
        Assert.Equal(map.Span(4, 8)[0] - (float)map.Spectrum(4, 8).Baseline(new RubberBand()).Values.Span[0], result.Span(4, 8)[0], 1e-6f);
    }

    [Fact]
    public void A_range_left_out_does_not_count_however_high_or_low_it_is()
    {
        var y = Array.ConvertAll(X, v => 0.5 + (v is > 3890 and < 3910 ? -3 : 0));
        var spectrum = new Spectrum(SyntheticSpectra.Wavenumbers(X), y) { Name = "glass" };
        var result = spectrum.Subtract(new RubberBand().Except(3890, 3900).Except(new WavenumberRange(3900, 3910)));
        Assert.Equal("glass", result.Name);
        Assert.All(result.Values.ToArray().Zip(X), p => Assert.Equal(p.Second is > 3890 and < 3910 ? -3 : 0, p.First, 1e-12));
        Assert.Contains("too few", Assert.Throws<ArgumentException>(() => spectrum.Subtract(new RubberBand().Except(new WavenumberRange(0, 9000)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_rises_to_one_and_work_can_be_ended()
    {
        var told = new Steps();
        Map().Subtract(new RubberBand(), told, TestContext.Current.CancellationToken);
        Assert.Equal(1, told.Fractions[^1]);
        Assert.Equal(told.Fractions.Order(), told.Fractions);
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Map().Subtract(new RubberBand(), cancellation: source.Token));
    }

    [Fact]
    public void What_a_kernel_refuses_is_told_as_it_says_it()
    {
        var map = SyntheticSpectra.Map([3, 1, 2], 4, 20, (_, _, _) => [1, 2, 3]);
        Assert.Contains("run in one direction", Assert.Throws<ArgumentException>(() => map.Subtract(new RubberBand(), cancellation: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    private sealed class Steps : IProgress<double>
    {
        public List<double> Fractions { get; } = [];

        public void Report(double value) => Fractions.Add(value);
    }
}
