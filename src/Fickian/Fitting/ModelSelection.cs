namespace Fickian.Fitting;

/// <summary>Which of several models the data prefer.</summary>
public static class ModelSelection
{
    /// <summary>Fits several models to the same points and ranks them by AICc.</summary>
    /// <remarks>
    /// Akaike weight wᵢ = exp(−Δᵢ/2)/Σ exp(−Δ/2), Δ the distance to the best AICc: the odds among the models given, none of which need be true.
    /// Source: see <see cref="InformationCriteria"/>.
    /// </remarks>
    /// <param name="data">Points.</param>
    /// <param name="models">Models.</param>
    /// <exception cref="ArgumentException">There is no model, or the points cannot determine the parameters of one.</exception>
    /// <exception cref="FitException">A model found no minimum.</exception>
    public static ModelComparison Compare(Curve data, params IModel[] models)
    {
        ArgumentNullException.ThrowIfNull(models);
        if (models.Length == 0)
            throw new ArgumentException("A comparison needs at least one model.", nameof(models));
        var fits = models.Select(model => model.FitTo(data)).OrderBy(fit => fit.Aicc).ToArray();
        var best = fits[0].Aicc;
        // Two models without a finite AICc are as far from each other as nothing: neither is preferred.
        var distances = Array.ConvertAll(fits, fit => fit.Aicc == best ? 0 : fit.Aicc - best);
        var total = distances.Sum(d => Math.Exp(-0.5 * d));
        return new([.. fits.Select((fit, i) => new ModelScore(fit, distances[i], Math.Exp(-0.5 * distances[i]) / total))]);
    }
}
