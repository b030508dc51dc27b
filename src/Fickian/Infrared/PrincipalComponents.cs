using System.Collections.Immutable;
using Fickian.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Fickian.Infrared;

/// <summary>Principal components of a map: the orthogonal spectra in which its pixels differ most, and the map rebuilt from the first few.</summary>
/// <remarks>
/// (x − x̄) = Σₖ tₖpₖ, pₖ the eigenvectors of the covariance of all complete spectra of usable pixels and frames, variances descending.
/// Noise has to be white, of one size at all wavenumbers and pixels; otherwise see <see cref="MinimumNoiseFraction"/>.
/// From the covariance, so that components below 1e-7 of the first one are rounding, as are single-precision data themselves. Memory and time grow as n² and n³, n the smaller number of spectra and wavenumbers: 3 s for 1000; cut large maps to the bands first.
/// Source: I. T. Jolliffe, Principal Component Analysis, 2nd ed. (2002).
/// </remarks>
public sealed class PrincipalComponents
{
    private const double Rounding = 1e-14;

    private readonly SpectralMap map;
    private readonly double[] mean;
    private readonly int samples;
    private readonly Matrix<double> vectors;

    private PrincipalComponents(SpectralMap map, double[] mean, int samples, double[] variances, Matrix<double> vectors)
    {
        (this.map, this.mean, this.samples, this.vectors) = (map, mean, samples, vectors);
        Variances = [.. variances.Take(Math.Min(samples - 1, mean.Length)).Select(v => Math.Max(v, 0))];
    }

    /// <summary>Variance along each component, descending, in the square of the unit of the map.</summary>
    public ImmutableArray<double> Variances { get; }

    /// <summary>Mean spectrum x̄.</summary>
    public Spectrum Mean => new(map.Wavenumbers, [.. mean]) { Name = "mean", Value = map.Value, Provenance = map.Provenance };

    /// <summary>Number of components that stand out of white noise of unknown size.</summary>
    /// <remarks>Singular values above ω(β) times their median. Source: M. Gavish and D. L. Donoho, IEEE Trans. Inf. Theory 60, 5040 (2014).</remarks>
    public int RankAboveNoise
    {
        get
        {
            if (Variances.IsEmpty)
                return 0;
            var sorted = Variances.Select(Math.Sqrt).ToArray();
            var median = sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : 0.5 * (sorted[sorted.Length / 2] + sorted[(sorted.Length / 2) - 1]);
            var threshold = SingularValueThreshold.OnMedian((double)Math.Min(samples - 1, mean.Length) / Math.Max(samples - 1, mean.Length)) * median;
            return sorted.Count(s => s > threshold);
        }
    }

    /// <summary>Finds the components of a map.</summary>
    /// <param name="map">Map; spectra with gaps and masked pixels do not count.</param>
    /// <param name="progress">Receives the fraction of spectra taken in, 0 to 1.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">There are fewer than two complete spectra.</exception>
    public static PrincipalComponents Of(SpectralMap map, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        var (mean, count) = MapSamples.Mean(map);
        var steps = new MapProgress(progress, count);
        var (values, vectors) = count < mean.Length ? FromSamples(MapSamples.Centred(map, mean, count)) : SpectralDecomposition.Of(MapSamples.AboutMean(map, mean, steps, cancellation).Covariance(count - 1));
        if (count < mean.Length)
            steps.Add(count);
        return new(map, mean, count, values, vectors);
    }

    /// <summary>Component pₖ as a spectrum of unit length.</summary>
    /// <param name="component">k, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public Spectrum Loading(int component)
    {
        if ((uint)component >= (uint)Variances.Length)
            throw new ArgumentOutOfRangeException(nameof(component), component, $"Components are counted from 0 to {Variances.Length - 1}.");
        return new(map.Wavenumbers, [.. vectors.Column(component)]) { Name = $"component {component}", Value = map.Value, Provenance = map.Provenance };
    }

    /// <summary>Number of components that together explain a fraction of the variance.</summary>
    /// <param name="explained">Fraction, above 0, at most 1, for example 0.999.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not above 0 and at most 1.</exception>
    public int RankFor(double explained)
    {
        if (!(explained is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(explained), explained, "A fraction of the variance above 0 and at most 1 is expected, for example 0.999.");
        var (wanted, sum, rank) = (explained * Variances.Sum(), 0.0, 0);
        while (rank < Variances.Length && sum < wanted)
            sum += Variances[rank++];
        return rank;
    }

    /// <summary>The map rebuilt from its mean and first components, on all processors.</summary>
    /// <remarks>A spectrum with gaps is projected by least squares from the points it has, and keeps its gaps; masked pixels get NaN.</remarks>
    /// <param name="rank">Number of components, from 0.</param>
    /// <param name="progress">Receives the fraction done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many components.</exception>
    public SpectralMap Denoise(int rank, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        if (rank < 0 || rank > Variances.Length)
            throw new ArgumentOutOfRangeException(nameof(rank), rank, $"A number of components from 0 to {Variances.Length} is expected.");
        var n = mean.Length;
        var columns = vectors.ToColumnMajorArray()[..(rank * n)];
        var system = new LinearLeastSquares(columns, n);
        return MapBlocks.Transform(map, (y, result) => Project(system, columns, rank, y, result), progress, cancellation);
    }

    // XXᵀu = μu gives the components Xᵀu/√μ of XᵀX. A component that is rounding has no direction of its own and is left out.
    private static (double[] Values, Matrix<double> Vectors) FromSamples(Matrix<double> samples)
    {
        var (squares, turned) = SpectralDecomposition.Of(samples.TransposeAndMultiply(samples));
        var rank = squares.Take(squares.Length - 1).TakeWhile(s => s > Rounding * squares[0]).Count();
        if (rank == 0)
            return ([], Matrix<double>.Build.Dense(samples.ColumnCount, 1));
        var loadings = samples.TransposeThisAndMultiply(turned.SubMatrix(0, squares.Length, 0, rank));
        return ([.. squares.Take(rank).Select(s => s / (squares.Length - 1))], loadings.NormalizeColumns(2));
    }

    private void Project(LinearLeastSquares system, double[] columns, int rank, ReadOnlySpan<double> y, Span<double> result)
    {
        var n = mean.Length;
        Span<double> scores = new double[rank];
        Span<double> rest = new double[n];
        for (var start = 0; start < y.Length; start += n)
        {
            var own = y.Slice(start, n);
            for (var i = 0; i < n; i++)
                rest[i] = own[i] - mean[i];
            if (rank > 0)
                system.Solve(rest, scores);
            var rebuilt = result.Slice(start, n);
            LinearLeastSquares.Combine(columns, scores, rebuilt);
            for (var i = 0; i < n; i++)
                rebuilt[i] = double.IsFinite(own[i]) ? rebuilt[i] + mean[i] : double.NaN;
        }
    }
}
