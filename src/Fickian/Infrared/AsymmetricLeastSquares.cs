using System.Runtime.Intrinsics;

namespace Fickian.Infrared;

/// <summary>Baseline by asymmetric least squares (AsLS): smooth, and below most of the spectrum.</summary>
/// <remarks>
/// min Σwᵢ(yᵢ − zᵢ)² + λΣ(zᵢ₋₁ − 2zᵢ + zᵢ₊₁)², wᵢ = p where yᵢ &gt; zᵢ and 1 − p elsewhere, repeated until no weight changes.
/// Bands point upwards and are narrower than λ^¼ points or so; in noise the baseline settles at its lower edge. On uneven steps second divided differences in units of the mean step take the place of the differences.
/// O(n) a round; the linear systems are solved to a relative error of about 1e-15·λ, and to that of rounding below λ = 1.
/// Source: P. H. C. Eilers and H. F. M. Boelens, Baseline Correction with Asymmetric Least Squares Smoothing, Leiden University Medical Centre (2005).
/// </remarks>
/// <param name="Smoothness">λ, 1; from 1e2 to 1e9, larger for more points and broader bands.</param>
/// <param name="Asymmetry">p, weight of points above the baseline; between 0 and 1, mostly 0.001 to 0.1.</param>
public sealed record AsymmetricLeastSquares(double Smoothness = 1e5, double Asymmetry = 0.01) : IBaseline
{
    /// <summary>λ, 1.</summary>
    public double Smoothness { get; init => field = BaselineSettings.Smoothness(value); } = BaselineSettings.Smoothness(Smoothness);

    /// <summary>p, weight of points above the baseline.</summary>
    public double Asymmetry { get; init => field = Weight(value); } = Weight(Asymmetry);

    /// <summary>Largest number of linear systems that are solved for one spectrum.</summary>
    public int MaximumRounds { get; init => field = BaselineSettings.Rounds(value); } = 50;

    /// <inheritdoc/>
    public void Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> baseline) =>
        PenalisedLeastSquares.Fit(new Rule(Asymmetry), Smoothness, MaximumRounds, x, y, baseline);

    private static double Weight(double value) => value is > 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "The asymmetry p lies between 0 and 1, for example 0.01.");

    private readonly struct Rule(double asymmetry) : IWeightRule
    {
        public Vector512<double> Update(int round, SpectraInLanes spectra, Vector512<double> working)
        {
            var y = spectra.Values;
            var z = spectra.Baseline;
            var present = spectra.Present;
            var weights = spectra.Weights;
            var (above, below) = (Vector512.Create(asymmetry), Vector512.Create(1 - asymmetry));
            var changed = Vector512<double>.Zero;
            for (var i = 0; i < weights.Length; i++)
            {
                var fresh = Vector512.ConditionalSelect(Vector512.GreaterThan(y[i], z[i]), above, below) * present[i];
                changed |= ~Vector512.Equals(fresh, weights[i]);
                weights[i] = fresh;
            }

            return changed;
        }
    }
}
