using MathNet.Numerics.Distributions;

namespace Fickian.Fitting;

/// <summary>Do several curves bear out that they share parameters, or that these follow a law?</summary>
/// <remarks>
/// F = [(S₀ − S₁)/q]/[S₁/ν], S₀ the least sum of squares together, S₁ that of the curves each by itself, q the number of parameters saved, ν = n − K₁;
/// if sharing is right, F follows Fisher's distribution with q and ν degrees of freedom. ΔAICc compares the same two fits.
/// Assumes independent normal errors of one size, or standard deviations that hold. With autocorrelated ones n_eff takes the place of n where that is asked for.
/// Source: D. M. Bates and D. G. Watts, Nonlinear Regression Analysis (1988), section 3.10, for nested models.
/// </remarks>
public sealed record SharingTest
{
    private const double Significance = 0.05;

    private readonly (double Together, double Apart) sums;
    private readonly (int Together, int Apart) parameters;
    private readonly int count;

    private SharingTest((double Together, double Apart) sums, (int Together, int Apart) parameters, int count, double effective)
    {
        (this.sums, this.parameters, this.count, EffectivePoints) = (sums, parameters, count, effective);
        Points = count;
    }

    /// <summary>Number of points that the test counts.</summary>
    public double Points { get; private init; }

    /// <summary>Number of parameters that sharing saves, q.</summary>
    public int Saved => parameters.Apart - parameters.Together;

    /// <summary>F; 0 where sharing costs nothing.</summary>
    public double Ratio => Math.Max(0, sums.Together - sums.Apart) / Saved / (sums.Apart / (Points - parameters.Apart));

    /// <summary>Chance of an F at least as large if the parameters are shared indeed.</summary>
    public double PValue => Points > parameters.Apart ? 1 - FisherSnedecor.CDF(Saved, Points - parameters.Apart, Ratio) : 1;

    /// <summary>AICc apart less AICc together: above 0 the data prefer the shared parameters.</summary>
    public double AiccGain => Aicc(sums.Apart, parameters.Apart) - Aicc(sums.Together, parameters.Together);

    /// <summary>Whether the data bear sharing out: p of 0.05 or more.</summary>
    public bool IsSupported => PValue >= Significance;

    /// <summary>What the test says.</summary>
    public string Statement
    {
        get
        {
            var chance = PValue < 1e-4 ? "p < 0.0001" : $"p = {EstimateText.Number(PValue, 2)}";
            var criterion = double.IsFinite(AiccGain) ? $", AICc {(AiccGain > 0 ? "lower" : "higher")} by {Math.Abs(AiccGain):0.#} together" : "";
            return IsSupported
                ? $"The curves bear the shared parameters out (F = {EstimateText.Number(Ratio, 3)}, {chance}{criterion})."
                : $"The curves do not share the parameters within their errors (F = {EstimateText.Number(Ratio, 3)}, {chance}{criterion}): sizes or temperatures may be wrong, samples differ, errors are correlated, or the model does not hold; the errors of what is shared are too small.";
        }
    }

    private double EffectivePoints { get; }

    /// <summary>Compares a fit of curves together with fits of each by itself.</summary>
    /// <param name="together">Fit with shared parameters.</param>
    /// <param name="apart">Fit of each curve by itself, by the same models.</param>
    /// <exception cref="ArgumentException">The points are not the same, or sharing saves no parameter.</exception>
    public static SharingTest Of(GlobalFit together, IReadOnlyList<FitResult> apart)
    {
        ArgumentNullException.ThrowIfNull(together);
        ArgumentNullException.ThrowIfNull(apart);
        var (count, free) = (apart.Sum(f => f.Data.Count), apart.Sum(Free));
        if (count != together.All.Data.Count)
            throw new ArgumentException($"The same points were expected together and apart; found {together.All.Data.Count} and {count}.", nameof(apart));
        if (free <= Free(together.All))
            throw new ArgumentException($"Sharing was expected to save parameters; found {Free(together.All)} together and {free} apart.", nameof(apart));
        return new((together.All.SumOfSquares, apart.Sum(f => f.SumOfSquares)), (Free(together.All), free), count, apart.Sum(f => f.EffectivePoints));
    }

    /// <summary>The same test with the effective number of points of autocorrelated residuals.</summary>
    public SharingTest WithEffectivePoints() => this with { Points = EffectivePoints };

    private static int Free(FitResult fit) => fit.Data.Count - fit.DegreesOfFreedom;

    private double Aicc(double sum, int free) => InformationCriteria.Aicc(sum * Points / count, Points, free);
}
