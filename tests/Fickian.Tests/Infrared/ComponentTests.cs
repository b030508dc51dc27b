using Fickian.Infrared;
using MathNet.Numerics.LinearAlgebra;

namespace Fickian.Tests.Infrared;

/// <summary>Principal components and minimum noise fraction on maps of known rank and noise.</summary>
public sealed class ComponentTests
{
    private const int Points = 40;
    private static readonly double[] X = SyntheticSpectra.Descending(Points);

    [Theory]
    [InlineData(40)]
    [InlineData(1)]
    public void Components_are_those_of_a_dense_singular_value_decomposition(int rows)
    {
        // 800 spectra of 40 points by the covariance of the points, and 20 by that of the spectra.
        var map = Map(noise: 0.05, rows: rows);
        var found = PrincipalComponents.Of(map, cancellation: TestContext.Current.CancellationToken);
        var data = Matrix<double>.Build.Dense(map.Pixels, Points, (p, i) => map.Span(p / 20, p % 20)[i]);
        var mean = data.ColumnSums() / map.Pixels;
        for (var p = 0; p < map.Pixels; p++)
            data.SetRow(p, data.Row(p) - mean);
        var svd = data.Svd();
        Assert.Equal(Math.Min(map.Pixels - 1, Points), found.Variances.Length);
        for (var k = 0; k < found.Variances.Length; k++)
        {
            Assert.Equal(svd.S[k] * svd.S[k] / (map.Pixels - 1), found.Variances[k], 1e-12 * found.Variances[0]);
            Assert.Equal(1, Math.Abs(svd.VT.Row(k).DotProduct(Vector<double>.Build.DenseOfArray(found.Loading(k).Values.ToArray()))), 1e-8);
        }

        Assert.All(found.Mean.Values.ToArray().Zip(mean), p => Assert.Equal(p.Second, p.First, 1e-12));
        Assert.Equal(0, Rms(found.Denoise(found.Variances.Length, cancellation: TestContext.Current.CancellationToken), map), 1e-6);
    }

    [Fact]
    public void The_rank_of_the_signal_is_found_and_the_noise_falls_as_theory_says()
    {
        const double Noise = 0.05;
        var (clean, noisy) = (Map(noise: 0), Map(Noise));
        var found = PrincipalComponents.Of(noisy, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(2, found.RankAboveNoise);
        Assert.Equal(2, PrincipalComponents.Of(clean, cancellation: TestContext.Current.CancellationToken).RankFor(1 - 1e-9));
        var denoised = found.Denoise(2, cancellation: TestContext.Current.CancellationToken);
        // Of the noise in n points that in rank + 1 directions is left; 25 % covers the directions' own error.
        Assert.Equal(Noise * Math.Sqrt(3.0 / Points), Rms(denoised, clean), 0.25 * Noise * Math.Sqrt(3.0 / Points));
        Assert.Equal(0, Rms(found.Denoise(Points, cancellation: TestContext.Current.CancellationToken), noisy), 1e-6);
    }

    [Fact]
    public void Gaps_stay_gaps_and_do_not_spoil_their_spectrum()
    {
        var clean = Map(noise: 0);
        var values = clean.Values.ToArray();
        values[(45 * Points) + 7] = float.NaN;
        var denoised = PrincipalComponents.Of(clean.With(values), cancellation: TestContext.Current.CancellationToken).Denoise(2, cancellation: TestContext.Current.CancellationToken);
        for (var i = 0; i < Points; i++)
            Assert.Equal(i == 7 ? float.NaN : clean.Span(2, 5)[i], denoised.Span(2, 5)[i], 1e-5f);
    }

    [Fact]
    public void Coloured_noise_misleads_variance_but_not_the_noise_fraction()
    {
        static double Size(int i) => i < 6 ? 2 : 0.05;
        var (clean, noisy) = (Map(noise: 0), Map(noise: 1, Size));
        var fraction = MinimumNoiseFraction.Of(noisy, cancellation: TestContext.Current.CancellationToken);
        var denoised = fraction.Denoise(2, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(2, fraction.RankAboveNoise);
        var plain = PrincipalComponents.Of(noisy, cancellation: TestContext.Current.CancellationToken).Denoise(2, cancellation: TestContext.Current.CancellationToken);
        Assert.True(Rms(denoised, clean) < 0.25 * Rms(plain, clean));
        Assert.Equal(0, Rms(fraction.Denoise(Points, cancellation: TestContext.Current.CancellationToken), noisy), 1e-5);
        // Beyond the signal the ratios scatter about 1, as far as Wachter's law lets them.
        Assert.Equal(1, fraction.VarianceRatios.Skip(2).Average(), 0.1);
    }

    [Fact]
    public void Noise_can_be_read_off_frames()
    {
        var random = new Random(4);
        var map = SyntheticSpectra.Map(X, 6, 7, (r, c, f) => [.. Enumerable.Range(0, Points).Select(i => (r * c * SyntheticSpectra.Bands(i / 39.0)) + (0.1 * SyntheticSpectra.Normal(random)))], frames: 8);
        var fraction = MinimumNoiseFraction.Of(map, NoiseSource.NeighbouringFrames, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(1, fraction.RankAboveNoise);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(30)]
    public void Spectra_that_are_all_equal_have_no_components_and_rank_0_is_the_mean(int columns)
    {
        var map = SyntheticSpectra.Map(X, 2, columns, (_, _, _) => SyntheticSpectra.OnCurve(Points, 0, seed: 1));
        var found = PrincipalComponents.Of(map, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(0, found.RankAboveNoise);
        Assert.Equal(map.Span(1, 1).ToArray(), found.Denoise(0, cancellation: TestContext.Current.CancellationToken).Span(0, 0).ToArray());
        var noisy = MinimumNoiseFraction.Of(Map(noise: 0.1), cancellation: TestContext.Current.CancellationToken).Denoise(0, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(noisy.Span(0, 0).ToArray(), noisy.Span(17, 3).ToArray());
    }

    [Fact]
    public void Too_little_is_refused()
    {
        var map = Map(noise: 0.1);
        var one = map with { Usable = new PixelMask(40, 20, [.. Enumerable.Range(0, 800).Select(p => p == 3)]) };
        Assert.Contains("holds 1", Assert.Throws<ArgumentException>(() => PrincipalComponents.Of(one, cancellation: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        var few = map with { Usable = new PixelMask(40, 20, [.. Enumerable.Range(0, 800).Select(p => p < 60)]) };
        Assert.Contains("more pairs", Assert.Throws<ArgumentException>(() => MinimumNoiseFraction.Of(few, cancellation: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Contains("without any", Assert.Throws<ArgumentException>(() => MinimumNoiseFraction.Of(Map(noise: 0), cancellation: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => PrincipalComponents.Of(map, cancellation: TestContext.Current.CancellationToken).Denoise(41, cancellation: TestContext.Current.CancellationToken));
    }

    // Two bands that vary independently, smoothly across the map.
    private static SpectralMap Map(double noise, Func<int, double>? size = null, int rows = 40)
    {
        var random = new Random(2);
        return SyntheticSpectra.Map(X, rows, 20, (r, c, _) => [.. Enumerable.Range(0, Points).Select(i =>
            ((1 + (0.5 * Math.Sin(r / 6.0))) * Math.Exp(-0.5 * Math.Pow((i - 12) / 3.0, 2)))
            + ((1 + (0.4 * Math.Cos(c / 5.0))) * Math.Exp(-0.5 * Math.Pow((i - 28) / 4.0, 2)))
            + (noise * (size?.Invoke(i) ?? 1) * SyntheticSpectra.Normal(random)))]);
    }

    private static double Rms(SpectralMap a, SpectralMap b) => Math.Sqrt(a.Values.ToArray().Zip(b.Values.ToArray()).Average(p => Math.Pow(p.First - p.Second, 2)));
}
