using System.Collections.Immutable;
using Microsoft.Data.Analysis;

namespace Fickian.Fitting;

/// <summary>Several models fitted to the same points, the one with the lowest AICc first.</summary>
/// <param name="Scores">Scores, best first.</param>
public sealed record ModelComparison(ImmutableArray<ModelScore> Scores)
{
    /// <summary>Which models were left out, and why.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Fit of the model with the lowest AICc.</summary>
    public FitResult Best => Scores[0].Fit;

    /// <summary>Table with one row per model: free parameters, AICc, ΔAICc, Akaike weight, BIC, rms, estimates.</summary>
    public DataFrame ToDataFrame() => new(
        new StringDataFrameColumn("model", Scores.Select(s => s.Fit.Model.Name)),
        new Int32DataFrameColumn("parameters", Scores.Select(s => s.Fit.Data.Count - s.Fit.DegreesOfFreedom)),
        new DoubleDataFrameColumn("AICc", Scores.Select(s => s.Fit.Aicc)),
        new DoubleDataFrameColumn("ΔAICc", Scores.Select(s => s.Distance)),
        new DoubleDataFrameColumn("weight", Scores.Select(s => s.Weight)),
        new DoubleDataFrameColumn("BIC", Scores.Select(s => s.Fit.Bic)),
        new DoubleDataFrameColumn("rms", Scores.Select(s => s.Fit.Rms)),
        new StringDataFrameColumn("estimates", Scores.Select(s => s.Fit.ToString())));
}
