using System.Runtime.Intrinsics;

namespace Fickian.Infrared;

/// <summary>Baseline by asymmetrically reweighted penalised least squares (arPLS): through the middle of the noise, without a setting for asymmetry.</summary>
/// <remarks>
/// min Σwᵢ(yᵢ − zᵢ)² + λΣ(zᵢ₋₁ − 2zᵢ + zᵢ₊₁)², wᵢ = 1/{1 + exp[2(dᵢ − (2σ − m))/σ]} with d = y − z and m, σ the mean and the standard deviation of its negative values,
/// repeated until ‖w − w′‖ ≤ 1e-6·‖w‖. A point within the noise keeps a weight near 1, one in a band loses it.
/// Normal noise of one width, bands that point upwards. Uneven steps and accuracy as <see cref="AsymmetricLeastSquares"/>.
/// Source: S.-J. Baek, A. Park, Y.-J. Ahn, J. Choo, Analyst 140, 250 (2015).
/// </remarks>
/// <param name="Smoothness">λ, 1; from 1e2 to 1e9, larger for more points and broader bands.</param>
public sealed record AsymmetricallyReweightedLeastSquares(double Smoothness = 1e5) : IBaseline
{
    private const double Settled = 1e-6;

    /// <summary>λ, 1.</summary>
    public double Smoothness { get; init => field = BaselineSettings.Smoothness(value); } = BaselineSettings.Smoothness(Smoothness);

    /// <summary>Largest number of linear systems that are solved for one spectrum.</summary>
    public int MaximumRounds { get; init => field = BaselineSettings.Rounds(value); } = 50;

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
            var (mean, deviation) = Below(y, z, present);
            // Where fewer than two points lie below, or all by the same amount, there is no noise to tell bands from.
            working &= Vector512.GreaterThan(deviation, Vector512<double>.Zero);
            var (centre, steepness) = ((deviation * 2) - mean, Vector512.Create(2.0) / deviation);
            var (moved, size) = (Vector512<double>.Zero, Vector512<double>.Zero);
            for (var i = 0; i < weights.Length; i++)
            {
                // Beyond ±700 the exponential leaves the range of numbers, and the weight is 0 or 1 anyway.
                var exponent = Vector512.Min(Vector512.Max((y[i] - z[i] - centre) * steepness, Vector512.Create(-700.0)), Vector512.Create(700.0));
                var fresh = Vector512.ConditionalSelect(working, present[i] / (Vector512<double>.One + Vector512.Exp(exponent)), weights[i]);
                var change = fresh - weights[i];
                moved += change * change;
                size += weights[i] * weights[i];
                weights[i] = fresh;
            }

            return working & Vector512.GreaterThan(moved, size * (Settled * Settled));
        }

        private static (Vector512<double> Mean, Vector512<double> Deviation) Below(ReadOnlySpan<Vector512<double>> y, ReadOnlySpan<Vector512<double>> z, ReadOnlySpan<Vector512<double>> present)
        {
            var (count, sum, squares) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
            for (var i = 0; i < y.Length; i++)
            {
                var below = Vector512.Min((y[i] - z[i]) * present[i], Vector512<double>.Zero);
                count += Vector512.LessThan(below, Vector512<double>.Zero) & Vector512<double>.One;
                sum += below;
                squares += below * below;
            }

            var mean = sum / Vector512.Max(count, Vector512<double>.One);
            var variance = (squares - (sum * mean)) / Vector512.Max(count - Vector512<double>.One, Vector512<double>.One);
            return (mean, Vector512.Sqrt(Vector512.Max(variance, Vector512<double>.Zero)));
        }
    }
}
