namespace Fickian.Thermal;

/// <summary>Errors of what is read from a curve: the reading repeated with new noise and other limits of its baselines.</summary>
/// <remarks>
/// In each of 200 replicates the noise is drawn anew and each end of each baseline moves by up to a fifth of its length, towards the transition by no more than a tenth of the gap between the baselines.
/// The standard error is half the distance between the quantiles of 15.9 and 84.1 %; more than a tenth of failed readings makes it +∞. The same data give the same error.
/// Where the baselines are straight this errs on the large side: the limits then only choose among points whose noise is counted already.
/// </remarks>
internal static class LimitEnsemble
{
    private const int Replicates = 200;
    private const double EndPart = 0.2;
    private const double GapPart = 0.1;

    /// <summary>Estimates of several quantities.</summary>
    /// <param name="quantities">What is read.</param>
    /// <param name="best">Values read from the data themselves, SI.</param>
    /// <param name="replicate">A reading with other noise and limits; null if it fails.</param>
    public static Estimate[] Of(Quantity[] quantities, double[] best, Func<Random, double[]?> replicate)
    {
        var random = new Random(1);
        List<double[]> sample = new(Replicates);
        for (var i = 0; i < Replicates; i++)
        {
            if (replicate(random) is { } values)
                sample.Add(values);
        }

        return [.. quantities.Select((q, k) =>
        {
            var values = sample.Select(s => s[k]).Where(double.IsFinite).Order().ToArray();
            return double.IsFinite(best[k]) && values.Length > 0.9 * Replicates
                ? new Estimate(best[k], 0.5 * (Quantile(values, 0.841345) - Quantile(values, 0.158655)), q.Unit) { Name = q.Name }
                : new Estimate(best[k], double.PositiveInfinity, q.Unit) { Name = q.Name, Verdict = Verdict.NotDetermined };
        })];
    }

    /// <summary>Estimates of several quantities with the parts of their errors: noise alone, and limits alone.</summary>
    /// <param name="quantities">What is read.</param>
    /// <param name="best">Values read from the data themselves, SI.</param>
    /// <param name="noise">A reading with other noise; null if it fails.</param>
    /// <param name="limits">A reading with other limits; null if it fails.</param>
    public static ErrorBudget[] Budgets(Quantity[] quantities, double[] best, Func<Random, double[]?> noise, Func<Random, double[]?> limits)
    {
        var others = Of(quantities, best, limits);
        return [.. Of(quantities, best, noise).Zip(others, (scatter, other) => double.IsFinite(other.StandardError)
            ? ErrorBudget.Of(scatter, ErrorPart.Scatter).With(new ErrorPart(ErrorPart.Baselines, other.StandardError))
            : ErrorBudget.Of(other, ErrorPart.Baselines))];
    }

    /// <summary>The same budgets, the temperatures among them not determined where there is no step or peak that they could belong to.</summary>
    public static ErrorBudget[] WithoutTemperatures(ErrorBudget[] budgets) =>
        [.. WithoutTemperatures([.. budgets.Select(b => b.Estimate)]).Zip(budgets, (e, b) => e.Verdict == b.Estimate.Verdict ? b : ErrorBudget.Of(e, ErrorPart.Scatter))];

    /// <summary>The same estimates, the temperatures among them not determined where there is no step or peak that they could belong to.</summary>
    public static Estimate[] WithoutTemperatures(Estimate[] estimates) =>
        [.. estimates.Select(e => e.Unit == Unit.Kelvin ? e with { StandardError = double.PositiveInfinity, Verdict = Verdict.NotDetermined } : e)];

    /// <summary>Two baselines with other ends.</summary>
    public static (ScanRange Lower, ScanRange Upper) Varied(ScanRange lower, ScanRange upper, Random random)
    {
        var gap = GapPart * (upper.Lower - lower.Upper);
        var (a, b) = (EndPart * lower.Length, EndPart * upper.Length);
        return (
            new(lower.Lower + (a * random.NextDouble()), lower.Upper + Between(-a, Math.Min(a, gap), random)),
            new(upper.Lower + Between(-Math.Min(b, gap), b, random), upper.Upper - (b * random.NextDouble())));
    }

    private static double Between(double low, double high, Random random) => low + ((high - low) * random.NextDouble());

    private static double Quantile(double[] sorted, double part)
    {
        var at = part * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
