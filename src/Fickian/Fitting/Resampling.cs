using Fickian.Numerics;

namespace Fickian.Fitting;

/// <summary>Refits of a law to itself plus its residuals, drawn in circular blocks; all in one set of arrays.</summary>
internal sealed class Resampling
{
    // A hundredth of a standard error is plenty where the sample itself scatters by one.
    private static readonly StoppingRule Rule = new() { OrthogonalityTolerance = 1e-5, ReductionTolerance = 1e-12, StepTolerance = 1e-12, MaximumIterations = 200 };

    private readonly FitSolution solution;
    private readonly int blockLength;
    private readonly Random random;
    private readonly double[] law;
    private readonly double[] residuals;
    private readonly double[] drawn;
    private readonly double[] columns;
    private readonly FitData data;
    private readonly SeparableProblem problem;

    public Resampling(FitSolution solution, int blockLength, int seed)
    {
        this.solution = solution;
        this.blockLength = blockLength;
        random = new Random(seed);
        var n = solution.Data.Count;
        (residuals, drawn, columns) = (new double[n], new double[n], new double[2 * n]);
        problem = new SeparableProblem(solution.Set, solution.Data, solution.Values);
        problem.ResidualsOf(solution.Values, residuals);
        law = solution.Data.WeightedY.ToArray();
        VectorArithmetic.AddScaled(law, -1, residuals);
        VectorArithmetic.Scale(residuals, Math.Sqrt(n / (double)solution.DegreesOfFreedom));
        data = solution.Data.WithOrdinate(drawn);
        problem = new SeparableProblem(solution.Set, data, solution.Values);
    }

    /// <summary>Values of all parameters and coefficients of the next refit; null if it found no minimum.</summary>
    public double[]? Next()
    {
        Draw();
        var values = (double[])solution.Values.Clone();
        var set = solution.Set;
        if (SingleParameterSearch.Serves(set) && SingleParameterSearch.TryMinimise(set, data, values.AsSpan(0, set.Nonlinear), columns, Rule, out var found))
        {
            values[^1] = found.Coefficient;
            return values;
        }

        var u = problem.Coordinates(solution.Values);
        if (!problem.Minimise(u, Rule.NoTighterThan(solution.Options.Stopping)).Outcome.IsMinimum)
            return null;
        return [.. problem.Model.Theta, .. problem.Coefficients];
    }

    private void Draw()
    {
        var n = drawn.Length;
        for (var at = 0; at < n;)
        {
            var from = random.Next(n);
            for (var i = 0; i < blockLength && at < n; i++, at++)
            {
                drawn[at] = law[at] + residuals[from];
                from = from + 1 == n ? 0 : from + 1;
            }
        }
    }
}
