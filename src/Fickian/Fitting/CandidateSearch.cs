using Fickian.Numerics;

namespace Fickian.Fitting;

/// <summary>Starting values by trying: of several candidates the one whose columns, with their best coefficients, come closest to the data.</summary>
/// <remarks>
/// At most forty points, spread evenly over the data, take part. Fixed and stated values replace those of a candidate, bounds are kept.
/// No slope or half-time is read off, so noise and offsets do no harm.
/// </remarks>
internal static class CandidateSearch
{
    private const int MostPoints = 40;

    // Enough to tell hollows apart; the fit itself goes to the bottom.
    private static readonly StoppingRule Short = new() { MaximumIterations = 8 };

    /// <summary>Finds the best candidate.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">Points to be fitted.</param>
    /// <param name="candidates">Values of all parameters θ, SI, each [p].</param>
    /// <param name="parameters">Receives the best one, SI, [p].</param>
    public static void Fill(IModel model, Curve data, IEnumerable<double[]> candidates, Span<double> parameters)
    {
        var set = new ParameterSet(model);
        var points = FitData.Thinned(data, MostPoints);
        var least = double.PositiveInfinity;
        foreach (var candidate in candidates)
        {
            for (var k = 0; k < candidate.Length; k++)
            {
                var parameter = model.Parameters[k];
                candidate[k] = double.IsNaN(parameter.Value) ? Math.Clamp(candidate[k], parameter.Lower, parameter.Upper) : parameter.Value;
            }

            var sum = Misfit(set, points, candidate);
            if (!(sum < least))
                continue;
            least = sum;
            candidate.CopyTo(parameters);
        }
    }

    /// <summary>Finds the best of several candidates, one from each group, after a few steps downhill: for laws whose misfit has several hollows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">Points to be fitted.</param>
    /// <param name="groups">Groups of values of all parameters θ, SI, each [p]; a hollow should hold one group at least.</param>
    /// <param name="parameters">Receives the best one, SI, [p].</param>
    public static void FillDownhill(IModel model, Curve data, IEnumerable<IEnumerable<double[]>> groups, Span<double> parameters)
    {
        var set = new ParameterSet(model);
        var points = FitData.Thinned(data, MostPoints);
        var least = double.PositiveInfinity;
        var start = new double[parameters.Length];
        foreach (var group in groups)
        {
            Fill(model, data, group, start);
            var problem = new SeparableProblem(set, points, start);
            var end = problem.Minimise(problem.Coordinates(start), Short);
            if (!(end.SumOfSquares < least))
                continue;
            least = end.SumOfSquares;
            problem.Model.Theta.CopyTo(parameters);
        }
    }

    private static double Misfit(ParameterSet set, FitData points, double[] candidate)
    {
        var columns = new double[set.Columns * points.Count];
        set.Model.Evaluate(points.X.Span, candidate, columns);
        points.Weigh(columns, columns);
        var residuals = new double[points.Count];
        var linear = set.All[set.Nonlinear..];
        if (linear.Length == 0)
        {
            for (var i = 0; i < residuals.Length; i++)
                residuals[i] = points.WeightedY.Span[i] - columns[i];
        }
        else
        {
            var coefficients = Array.ConvertAll(linear, p => p.IsFree ? 0 : p.Value);
            new LinearCoefficients(set.Columns, points.Count).Solve(
                columns, points.WeightedY.Span, Array.ConvertAll(linear, p => p.IsFree), set.Axes.AsSpan(set.Nonlinear), coefficients, residuals);
        }

        return VectorArithmetic.SumOfSquares(residuals);
    }
}
