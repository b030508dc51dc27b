namespace Fickian.Fitting;

/// <summary>Which of several models the data prefer.</summary>
public static class ModelSelection
{
    /// <summary>Fits several models to the same points and ranks them by AICc.</summary>
    /// <remarks>
    /// Akaike weight wᵢ = exp(−Δᵢ/2)/Σ exp(−Δ/2), Δ the distance to the best AICc: the odds among the models given, none of which need be true.
    /// A model that finds no minimum is left out with a finding.
    /// Source: see <see cref="InformationCriteria"/>.
    /// </remarks>
    /// <param name="data">Points.</param>
    /// <param name="models">Models.</param>
    /// <exception cref="ArgumentException">There is no model, or the points cannot determine the parameters of one.</exception>
    /// <exception cref="FitException">None of the models found a minimum.</exception>
    public static ModelComparison Compare(Curve data, params IModel[] models)
    {
        ArgumentNullException.ThrowIfNull(models);
        if (models.Length == 0)
            throw new ArgumentException("A comparison needs at least one model.", nameof(models));
        var attempts = models.Select(model => Attempt(model, data)).ToArray();
        var fits = attempts.Select(a => a.Fit).OfType<FitResult>().ToArray();
        if (fits.Length == 0)
            throw attempts[0].Failure!;
        return Rank(fits) with
        {
            Findings = [.. attempts.Where(a => a.Failure is not null).Select(a => Finding.Hint($"Left out of the comparison: {a.Failure!.Message}"))],
        };
    }

    /// <summary>Ranks fits of the same points by AICc, see <see cref="Compare"/>.</summary>
    /// <param name="fits">Fits of different models to the same points with the same weights, by least squares.</param>
    /// <param name="points">Number of independent points that the criteria count; null for all.</param>
    /// <exception cref="ArgumentException">There is no fit, or two are of different points.</exception>
    public static ModelComparison Rank(IReadOnlyList<FitResult> fits, double? points = null)
    {
        ArgumentNullException.ThrowIfNull(fits);
        if (fits.Count == 0)
            throw new ArgumentException("A comparison needs at least one model.", nameof(fits));
        if (fits.Any(f => !f.Data.X.Span.SequenceEqual(fits[0].Data.X.Span) || !f.Data.Y.Span.SequenceEqual(fits[0].Data.Y.Span)))
            throw new ArgumentException("Fits of the same points were expected: criteria of different points cannot be compared.", nameof(fits));
        var counted = points ?? fits[0].Data.Count;
        var ranked = fits.Select(f => (Fit: f, Aicc: f.AiccOf(counted))).OrderBy(f => f.Aicc).ToArray();
        var best = ranked[0].Aicc;
        // Two models without a finite AICc are as far from each other as nothing: neither is preferred.
        var distances = Array.ConvertAll(ranked, f => f.Aicc == best ? 0 : f.Aicc - best);
        var total = distances.Sum(d => Math.Exp(-0.5 * d));
        return new([.. ranked.Select((f, i) => new ModelScore(f.Fit, distances[i], Math.Exp(-0.5 * distances[i]) / total))]) { Points = counted };
    }

    private static (FitResult? Fit, FitException? Failure) Attempt(IModel model, Curve data)
    {
        try
        {
            return (model.FitTo(data), null);
        }
        catch (FitException failure)
        {
            return (null, failure);
        }
    }
}
