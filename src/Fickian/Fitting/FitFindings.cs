using System.Collections.Immutable;
using Fickian.Numerics;

namespace Fickian.Fitting;

/// <summary>What is worth knowing about a fit that reached its minimum.</summary>
internal static class FitFindings
{
    // Of the variance; below it a finding would only state the scatter of the estimate of correlation.
    private const double Noticeable = 1.1;

    public static ImmutableArray<Finding> Of(FitSolution solution)
    {
        var findings = solution.Data.Findings.ToBuilder();
        if (solution.Data.IsWeighted && !solution.IsAbsolute)
        {
            findings.Add(Finding.Warning(
                $"χ²/ν = {solution.ReducedSum:G3} exceeds 1: the points scatter more than their standard deviations say, so the standard errors were multiplied by {Math.Sqrt(solution.ReducedSum):G3}."));
        }

        if (solution.EffectivePoints is { } effective && solution.CorrelationFactor > Noticeable)
            findings.Add(Finding.Warning($"The residuals are correlated: the {solution.Data.Count} points are worth {effective:0} independent ones, and the standard errors were multiplied by {Math.Sqrt(solution.CorrelationFactor):G2}. That covers correlated noise, not a model that does not follow the data.", "residual"));
        if (solution.End.SumOfSquares <= solution.Data.RoundingFloor)
            findings.Add(Finding.Hint(LeastSquaresOutcome.Exact.Sentence));
        else if (solution.End.Outcome == LeastSquaresOutcome.SmallStep)
            findings.Add(Finding.Warning(solution.End.Outcome.Sentence));
        if (!solution.Jacobian.IsRegular)
            findings.Add(Finding.Warning("The data do not determine all parameters together: some standard errors are infinite; fix a parameter or measure where they act differently."));
        foreach (var index in solution.Set.Free)
            AddBound(findings, solution.Set, index, solution.Values[index]);
        return findings.ToImmutable();
    }

    private static void AddBound(ImmutableArray<Finding>.Builder findings, ParameterSet set, int index, double value)
    {
        var (axis, name) = (set.Axes[index], set.All[index].Quantity.Name);
        if (value > axis.Lower && value < axis.Upper)
            return;
        var bound = value <= axis.Lower ? "lower" : "upper";
        var how = index < set.Nonlinear ? "The fit stopped at" : "The best value lies beyond and was set to; the other coefficients were solved for again with it at";
        findings.Add(Finding.Warning($"{how} its {bound} bound {value:G6}; read its interval, not its standard error.", name));
    }
}
