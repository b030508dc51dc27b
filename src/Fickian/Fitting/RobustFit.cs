using Fickian.Numerics;

namespace Fickian.Fitting;

/// <summary>Robust fit by weights that follow from the residuals of the fit before, until nothing changes.</summary>
/// <remarks>
/// The result is the weighted fit with the last weights; its variance is multiplied so that it is Huber's, s²·[Σψ²/ν]/[mean ψ′]²·(JᵀJ)⁻¹.
/// Profiles keep the weights. Criteria of models with different losses, or of other points, must not be compared.
/// Source: see <see cref="RobustLoss"/>.
/// </remarks>
internal static class RobustFit
{
    private const int MaximumRounds = 100;
    private const double Settled = 1e-7;
    private const double NormalMedian = 1.4826022185056018;

    public static FitSolution Of(FitSolution plain, RobustLoss loss)
    {
        var (current, points) = (plain, plain.Data);
        var residuals = new double[points.Count];
        for (var round = 0; round < MaximumRounds; round++)
        {
            Residuals(current, points, residuals);
            var scale = points.IsWeighted ? 1 : NormalMedian * Median(residuals);
            if (!(scale > Math.Sqrt(points.RoundingFloor / points.Count)))
                return current;
            var z = Array.ConvertAll(residuals, r => r / scale);
            var next = Fit.Solve(plain.Set, points.Reweighted(Array.ConvertAll(z, v => Math.Sqrt(loss.Weight(v)))), current.Values.AsSpan(0, plain.Set.Nonlinear), plain.Options);
            next = next with { VarianceFactor = Factor(z, loss) };
            var change = Change(current.Values, next.Values);
            current = next;
            if (change < Settled)
                return current;
        }

        throw new FitException(plain.Set.Model.Name, LeastSquaresOutcome.IterationLimit);
    }

    private static void Residuals(FitSolution solution, FitData points, double[] residuals)
    {
        var problem = new SeparableProblem(solution.Set, points, solution.Values);
        problem.ResidualsOf(solution.Values, residuals);
    }

    private static double Factor(double[] z, RobustLoss loss)
    {
        var (squares, weights, slopes, sum) = (0.0, 0.0, 0.0, 0.0);
        foreach (var v in z)
        {
            var w = loss.Weight(v);
            squares += w * w * v * v;
            weights += w;
            slopes += loss.Slope(v);
            sum += w * v * v;
        }

        return squares * weights * z.Length / (Math.Max(slopes * slopes, 1e-12 * z.Length * z.Length) * sum);
    }

    private static double Change(double[] before, double[] after)
    {
        var change = 0.0;
        for (var k = 0; k < before.Length; k++)
        {
            if (double.IsFinite(before[k]) && before[k] != after[k])
                change = Math.Max(change, Math.Abs(after[k] - before[k]) / Math.Max(Math.Abs(before[k]), Math.Abs(after[k])));
        }

        return change;
    }

    private static double Median(double[] residuals)
    {
        var sizes = Array.ConvertAll(residuals, Math.Abs);
        Array.Sort(sizes);
        var middle = sizes.Length / 2;
        return sizes.Length % 2 == 1 ? sizes[middle] : 0.5 * (sizes[middle - 1] + sizes[middle]);
    }
}
