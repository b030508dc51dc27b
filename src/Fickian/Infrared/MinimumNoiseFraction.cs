using System.Collections.Immutable;
using Fickian.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Fickian.Infrared;

/// <summary>Components of a map in the order of their signal over noise, the noise read off neighbours, and the map rebuilt from the first few.</summary>
/// <remarks>
/// The noise covariance Σ_N is that of (a − b)/√2 over disjoint pairs of neighbours; the spectra are made white with it, and their principal components found there: Σ·v = μ·Σ_N·v.
/// Noise may be coloured and differ between wavenumbers, but must not be shared by neighbours; what the sample itself changes between them counts as noise.
/// There have to be more pairs than wavenumbers, several times as many for good estimates. Time grows as n³: 7 s for 1000 wavenumbers.
/// Source: A. A. Green, M. Berman, P. Switzer, M. D. Craig, IEEE Trans. Geosci. Remote Sens. 26, 65 (1988); J. B. Lee, A. S. Woodyatt, M. Berman, ibid. 28, 295 (1990).
/// </remarks>
public sealed class MinimumNoiseFraction
{
    private readonly SpectralMap map;
    private readonly double[] mean;
    private readonly double noiseEdge;
    private readonly Matrix<double> forward;
    private readonly Matrix<double> back;

    private MinimumNoiseFraction(SpectralMap map, double[] mean, double noiseEdge, double[] ratios, Matrix<double> forward, Matrix<double> back)
    {
        (this.map, this.mean, this.noiseEdge, this.forward, this.back) = (map, mean, noiseEdge, forward, back);
        VarianceRatios = [.. ratios];
    }

    /// <summary>Variance of each component over that of the noise in it, μ, descending; 1 is pure noise.</summary>
    public ImmutableArray<double> VarianceRatios { get; }

    /// <summary>Number of components that stand out of the noise: μ above the largest one that noise alone gives.</summary>
    /// <remarks>[(1 + √(c + d − cd))/(1 − d)]², c and d the number of wavenumbers over that of spectra and of pairs. Source: K. W. Wachter, Ann. Stat. 8, 937 (1980).</remarks>
    public int RankAboveNoise => VarianceRatios.Count(r => r > noiseEdge);

    /// <summary>Finds the components of a map.</summary>
    /// <param name="map">Map; spectra with gaps and masked pixels do not count.</param>
    /// <param name="noise">Which neighbours ought to be alike.</param>
    /// <param name="progress">Receives the fraction of spectra taken in, 0 to 1.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">There are no more pairs of neighbours than wavenumbers, or their differences do not fill all of them.</exception>
    public static MinimumNoiseFraction Of(SpectralMap map, NoiseSource noise = NoiseSource.NeighbouringPixels, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        var (mean, count) = MapSamples.Mean(map);
        var n = mean.Length;
        var steps = new MapProgress(progress, count + (count / 2));
        var differences = MapSamples.OfNoise(map, noise, steps, cancellation);
        if (differences.Count <= n)
            throw new ArgumentException($"The noise of {n} wavenumbers needs more pairs of neighbours than that; '{map.Name}' has {differences.Count}. Cut the spectra to their bands first.", nameof(map));
        var total = Matrix<double>.Build.DenseOfArray(MapSamples.AboutMean(map, mean, steps, cancellation).Covariance(count - 1));
        var (sizes, axes) = SpectralDecomposition.Of(differences.Covariance(differences.Count));
        if (!(sizes[^1] > 1e-12 * sizes[0]))
            throw new ArgumentException($"Noise at every wavenumber was expected; the differences between neighbours of '{map.Name}' leave directions without any, as interpolated or smoothed spectra do. Use principal components instead.", nameof(map));
        var whitening = axes * Matrix<double>.Build.DenseOfDiagonalArray(Array.ConvertAll(sizes, s => 1 / Math.Sqrt(s)));
        var (ratios, turned) = SpectralDecomposition.Of(whitening.TransposeThisAndMultiply(total * whitening));
        var colouring = axes * Matrix<double>.Build.DenseOfDiagonalArray(Array.ConvertAll(sizes, Math.Sqrt));
        return new(map, mean, SingularValueThreshold.OnNoiseRatio(n, count, differences.Count), ratios, whitening * turned, colouring * turned);
    }

    /// <summary>The map rebuilt from its mean and first components, on all processors; spectra with gaps and masked pixels get NaN.</summary>
    /// <param name="rank">Number of components, from 0.</param>
    /// <param name="progress">Receives the fraction done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many components.</exception>
    public SpectralMap Denoise(int rank, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        if (rank < 0 || rank > VarianceRatios.Length)
            throw new ArgumentOutOfRangeException(nameof(rank), rank, $"A number of components from 0 to {VarianceRatios.Length} is expected.");
        var n = mean.Length;
        var into = forward.ToColumnMajorArray()[..(rank * n)];
        var outOf = back.ToColumnMajorArray()[..(rank * n)];
        return MapBlocks.Transform(map, (y, result) => Rebuild(into, outOf, y, result), progress, cancellation);
    }

    private void Rebuild(double[] into, double[] outOf, ReadOnlySpan<double> y, Span<double> result)
    {
        var n = mean.Length;
        Span<double> scores = new double[into.Length / n];
        Span<double> rest = new double[n];
        for (var start = 0; start < y.Length; start += n)
        {
            for (var i = 0; i < n; i++)
                rest[i] = y[start + i] - mean[i];
            for (var k = 0; k < scores.Length; k++)
                scores[k] = VectorArithmetic.Dot(into.AsSpan(k * n, n), rest);
            var rebuilt = result.Slice(start, n);
            LinearLeastSquares.Combine(outOf, scores, rebuilt);
            VectorArithmetic.AddScaled(rebuilt, 1, mean);
            // No component takes a gap to itself where the rank is 0.
            if (!double.IsFinite(VectorArithmetic.SumOfSquares(rest)))
                rebuilt.Fill(double.NaN);
        }
    }
}
