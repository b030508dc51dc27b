using System.Runtime.Intrinsics;

namespace Fickian.Infrared;

/// <summary>Baseline by adaptive iteratively reweighted penalised least squares (airPLS): points above the baseline count nothing, those below ever more.</summary>
/// <remarks>
/// min Σwᵢ(yᵢ − zᵢ)² + λΣ(zᵢ₋₁ − 2zᵢ + zᵢ₊₁)², wᵢ = 0 where dᵢ = yᵢ − zᵢ ≥ 0 and exp(t·|dᵢ|/S) where dᵢ &lt; 0, in round t with S = Σ|dᵢ| over the negative ones,
/// until S &lt; 0.001·Σ|yᵢ|. The first and the last point that count are held by the weight exp(−t·min|dᵢ|/S), as the authors' program does, so that the ends do not float.
/// Bands that point upwards; the baseline settles at the lower edge of the noise. Uneven steps and accuracy as <see cref="AsymmetricLeastSquares"/>.
/// Source: Z.-M. Zhang, S. Chen, Y.-Z. Liang, Analyst 135, 1138 (2010).
/// </remarks>
/// <param name="Smoothness">λ, 1; from 1e1 to 1e9, larger for more points and broader bands.</param>
public sealed record AdaptivelyReweightedLeastSquares(double Smoothness = 1e4) : IBaseline
{
    private const double Settled = 1e-3;

    /// <summary>λ, 1.</summary>
    public double Smoothness { get; init => field = BaselineSettings.Smoothness(value); } = BaselineSettings.Smoothness(Smoothness);

    /// <summary>Largest number of linear systems that are solved for one spectrum.</summary>
    public int MaximumRounds { get; init => field = BaselineSettings.Rounds(value); } = 15;

    /// <inheritdoc/>
    public void Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> baseline) =>
        PenalisedLeastSquares.Fit(default(Rule), Smoothness, MaximumRounds, x, y, baseline);

    private readonly struct Rule : IWeightRule
    {
        public Vector512<double> Update(int round, SpectraInLanes spectra, Vector512<double> working)
        {
            var y = spectra.Values;
            var z = spectra.Baseline;
            var present = spectra.Present;
            var weights = spectra.Weights;
            var (depth, size, least) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512.Create(double.PositiveInfinity));
            for (var i = 0; i < y.Length; i++)
            {
                var below = Vector512.Max((z[i] - y[i]) * present[i], Vector512<double>.Zero);
                depth += below;
                size += Vector512.Abs(y[i]);
                least = Vector512.Min(least, Vector512.ConditionalSelect(Vector512.GreaterThan(below, Vector512<double>.Zero), below, Vector512.Create(double.PositiveInfinity)));
            }

            working &= Vector512.GreaterThanOrEqual(depth, size * Settled) & Vector512.GreaterThan(depth, Vector512<double>.Zero);
            var rate = Vector512.Create((double)round) / depth;
            for (var i = 0; i < weights.Length; i++)
            {
                var below = (z[i] - y[i]) * present[i];
                var fresh = Vector512.GreaterThan(below, Vector512<double>.Zero) & Vector512.Exp(below * rate);
                weights[i] = Vector512.ConditionalSelect(working, fresh, weights[i]);
            }

            Hold(present, weights, working, Vector512.Exp(-least * rate));
            return working;
        }

        private static void Hold(ReadOnlySpan<Vector512<double>> present, Span<Vector512<double>> weights, Vector512<double> working, Vector512<double> weight)
        {
            for (var (i, open) = (0, working); i < weights.Length && open.ExtractMostSignificantBits() != 0; i++)
                open = HoldAt(i, open, present, weights, weight);
            for (var (i, open) = (weights.Length - 1, working); i >= 0 && open.ExtractMostSignificantBits() != 0; i--)
                open = HoldAt(i, open, present, weights, weight);
        }

        private static Vector512<double> HoldAt(int i, Vector512<double> open, ReadOnlySpan<Vector512<double>> present, Span<Vector512<double>> weights, Vector512<double> weight)
        {
            var here = open & Vector512.GreaterThan(present[i], Vector512<double>.Zero);
            weights[i] = Vector512.ConditionalSelect(here, weight, weights[i]);
            return open & ~here;
        }
    }
}
