using System.Collections.Immutable;
using Microsoft.Data.Analysis;

namespace Fickian.Fitting;

/// <summary>Several models fitted to the same points, the one with the lowest AICc first.</summary>
/// <param name="Scores">Scores, best first.</param>
public sealed record ModelComparison(ImmutableArray<ModelScore> Scores)
{
    /// <summary>Which models were left out, and why.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Number of points that the criteria count: all, or the independent ones that the residuals of the best model are worth.</summary>
    public double Points { get; init; } = Scores[0].Fit.Data.Count;

    /// <summary>AICc of a model with the number of points that this comparison counts.</summary>
    /// <param name="score">A score of this comparison.</param>
    public double AiccOf(ModelScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return score.Fit.AiccOf(Points);
    }

    /// <summary>BIC of a model with the number of points that this comparison counts.</summary>
    /// <param name="score">A score of this comparison.</param>
    public double BicOf(ModelScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        var fit = score.Fit;
        return InformationCriteria.Bic(fit.Solution.SumOfSquares * Points / fit.Data.Count, Points, fit.Data.Count - fit.DegreesOfFreedom);
    }

    /// <summary>The same models ranked with the effective number of points of autocorrelated residuals, that of the best model.</summary>
    public ModelComparison WithEffectivePoints() =>
        ModelSelection.Rank([.. Scores.Select(s => s.Fit)], Best.EffectivePoints) with { Findings = Findings };

    /// <summary>Fit of the model with the lowest AICc.</summary>
    public FitResult Best => Scores[0].Fit;

    /// <summary>Table with one row per model: free parameters, AICc, ΔAICc, Akaike weight, BIC, rms, estimates.</summary>
    public DataFrame ToDataFrame() => new(
        new StringDataFrameColumn("model", Scores.Select(s => s.Fit.Model.Name)),
        new Int32DataFrameColumn("parameters", Scores.Select(s => s.Fit.Data.Count - s.Fit.DegreesOfFreedom)),
        new DoubleDataFrameColumn("AICc", Scores.Select(AiccOf)),
        new DoubleDataFrameColumn("ΔAICc", Scores.Select(s => s.Distance)),
        new DoubleDataFrameColumn("weight", Scores.Select(s => s.Weight)),
        new DoubleDataFrameColumn("BIC", Scores.Select(BicOf)),
        new DoubleDataFrameColumn("rms", Scores.Select(s => s.Fit.Rms)),
        new StringDataFrameColumn("estimates", Scores.Select(s => s.Fit.ToString())));
}
