namespace Fickian.Numerics;

/// <summary>Minimises a sum of squares in a box.</summary>
/// <remarks>
/// Levenberg–Marquardt with a radius of trust, variables scaled by the largest column norms met (Moré), QR throughout.
/// Bounds: a variable that stands at its bound and would leave it is held for the step; others are projected onto the box,
/// and the predicted reduction is that of the projected step.
/// Ends at the relative offset of Bates and Watts; where the sum of squares drowns in rounding, Gauss–Newton steps go on as long as the offset falls.
/// Source: J. J. Moré (1978), see <see cref="TrustRegionStep"/>; D. M. Bates and D. G. Watts, Technometrics 23, 179 (1981).
/// </remarks>
internal sealed class LevenbergMarquardt
{
    // As long as the start itself: ten times longer leads more of the NIST problems astray than shorter ones slows down.
    private const double FirstRadius = 1;
    private const double RankTolerance = 1e-14;
    private const double MachineEpsilon = 2.220446049250313e-16;
    private const double EnoughPolish = 0.7;

    private readonly ILeastSquaresProblem problem;
    private readonly StoppingRule rule;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly double[] u;
    private readonly double[] trial;
    private readonly double[] scale;
    private readonly double[] jacobian;
    private readonly double[] projected;
    private readonly double[] beta;
    private readonly double[] step;
    private readonly double[] workspace;
    private readonly int[] free;
    private readonly int[] pivot;
    private double[] residuals;
    private double[] trialResiduals;
    private double sum;
    private double radius;
    private double damping;
    private double lastPolish = double.PositiveInfinity;
    private int freeCount;

    private LevenbergMarquardt(ILeastSquaresProblem problem, double[] u, double[] lower, double[] upper, StoppingRule rule)
    {
        var (m, n) = (problem.Residuals, problem.Variables);
        (this.problem, this.rule, this.u, this.lower, this.upper) = (problem, rule, u, lower, upper);
        (trial, scale, beta, step, free, pivot) = (new double[n], new double[n], new double[n], new double[n], new int[n], new int[n]);
        (residuals, trialResiduals, projected) = (new double[m], new double[m], new double[m]);
        jacobian = new double[n * m];
        workspace = new double[(n * n) + (4 * n)];
    }

    /// <summary>Minimises from a start.</summary>
    /// <param name="problem">Residuals. On return it was last evaluated at the minimum.</param>
    /// <param name="u">Start within the box; receives the minimum, [n].</param>
    /// <param name="lower">Lower bounds, −∞ if none, [n].</param>
    /// <param name="upper">Upper bounds, +∞ if none, [n].</param>
    /// <param name="rule">When to end.</param>
    public static LeastSquaresResult Minimise(ILeastSquaresProblem problem, double[] u, double[] lower, double[] upper, StoppingRule rule) =>
        new LevenbergMarquardt(problem, u, lower, upper, rule).Run();

    private double RoundingOfResiduals => 16 * MachineEpsilon * Math.Max(1, problem.Magnitude / Math.Sqrt(sum));

    private LeastSquaresResult Run()
    {
        if (!problem.TryEvaluate(u, residuals))
            return new(LeastSquaresOutcome.NotFinite, double.PositiveInfinity, 0);
        sum = VectorArithmetic.SumOfSquares(residuals);
        if (u.Length == 0)
            return new(LeastSquaresOutcome.Orthogonal, sum, 0);
        for (var iteration = 0; iteration < rule.MaximumIterations; iteration++)
        {
            if (Math.Sqrt(sum) <= MachineEpsilon * problem.Magnitude)
                return new(LeastSquaresOutcome.Exact, sum, iteration);
            if (Iterate(iteration == 0) is { } outcome)
            {
                // The problem keeps what it computed last; callers take coefficients and derivatives from it.
                problem.TryEvaluate(u, residuals);
                return new(outcome, sum, iteration + 1);
            }
        }

        return new(LeastSquaresOutcome.IterationLimit, sum, rule.MaximumIterations);
    }

    private LeastSquaresOutcome? Iterate(bool first)
    {
        Linearise(first);
        if (freeCount == 0)
            return LeastSquaresOutcome.Orthogonal;
        var columns = jacobian.AsSpan(0, freeCount * residuals.Length);
        HouseholderQr.FactorPivoted(columns, residuals.Length, beta, pivot.AsSpan(0, freeCount));
        residuals.CopyTo(projected, 0);
        HouseholderQr.ApplyTransposed(columns, residuals.Length, beta, freeCount, projected);
        var rank = UpperTriangle.Rank(columns, residuals.Length, freeCount, RankTolerance);
        var reachable = VectorArithmetic.Norm(projected.AsSpan(0, rank));
        var offset = reachable / Math.Sqrt(sum);
        if (offset <= rule.OrthogonalityTolerance)
            return LeastSquaresOutcome.Orthogonal;
        if (offset * offset <= RoundingOfResiduals)
            return Polish(offset, rank);
        lastPolish = double.PositiveInfinity;
        return Search(first, rank);
    }

    private void Linearise(bool first)
    {
        var m = residuals.Length;
        problem.Differentiate(u, jacobian);
        freeCount = 0;
        for (var k = 0; k < u.Length; k++)
        {
            var column = jacobian.AsSpan(k * m, m);
            var norm = VectorArithmetic.Norm(column);
            scale[k] = first && norm == 0 ? 1 : Math.Max(scale[k], norm);
            var gradient = VectorArithmetic.Dot(column, residuals);
            if ((u[k] <= lower[k] && gradient >= 0) || (u[k] >= upper[k] && gradient <= 0))
                continue;
            if (freeCount != k)
                column.CopyTo(jacobian.AsSpan(freeCount * m, m));
            free[freeCount++] = k;
        }

        if (!first)
            return;
        var length = 0.0;
        for (var k = 0; k < u.Length; k++)
            length = double.Hypot(length, scale[k] * u[k]);
        radius = FirstRadius * (length == 0 ? 1 : length);
    }

    // Sums of squares no longer tell better from worse, but the offset still does.
    private LeastSquaresOutcome? Polish(double offset, int rank)
    {
        if (offset > EnoughPolish * lastPolish)
            return LeastSquaresOutcome.Stationary;
        lastPolish = offset;
        Propose(double.PositiveInfinity, rank);
        var after = Try();
        if (!(after <= sum * (1 + (2 * RoundingOfResiduals))))
            return LeastSquaresOutcome.Stationary;
        Accept(after);
        return null;
    }

    private LeastSquaresOutcome? Search(bool first, int rank)
    {
        for (var narrow = first; ; narrow = false)
        {
            var (length, predicted, slope) = Propose(radius, rank);
            if (narrow)
                radius = Math.Min(radius, length);
            var after = Try();
            var reduction = after < 100 * sum ? 1 - (after / sum) : -1;
            var ratio = predicted > 0 ? reduction / predicted : -1;
            Resize(ratio, reduction, slope, length);
            if (ratio >= 1e-4)
                Accept(after);
            if (Math.Abs(reduction) <= rule.ReductionTolerance && predicted <= rule.ReductionTolerance && ratio <= 2)
                return LeastSquaresOutcome.Stationary;
            if (!(radius > rule.StepTolerance * ScaledLength(u)))
                return LeastSquaresOutcome.SmallStep;
            if (ratio >= 1e-4)
                return null;
        }
    }

    private void Resize(double ratio, double reduction, double slope, double length)
    {
        if (ratio <= 0.25)
        {
            var factor = reduction >= 0 ? 0.5 : 0.5 * slope / (slope + (0.5 * reduction));
            factor = Math.Clamp(double.IsFinite(factor) ? factor : 0.1, 0.1, 0.5);
            radius = factor * Math.Min(radius, 10 * length);
            damping /= factor;
        }
        else if (damping == 0 || ratio >= 0.75)
        {
            radius = 2 * length;
            damping *= 0.5;
        }
    }

    // The step in the free variables, projected onto the box: its scaled length, predicted relative reduction and relative slope.
    private (double Length, double Predicted, double Slope) Propose(double within, int rank)
    {
        var n = freeCount;
        var scales = workspace.AsSpan(0, n);
        var right = workspace.AsSpan(n, n);
        var change = step.AsSpan(0, n);
        for (var j = 0; j < n; j++)
            (scales[j], right[j]) = (scale[free[j]], -projected[j]);
        var search = new TrustRegionStep(jacobian, residuals.Length, pivot.AsSpan(0, n), scales, right, rank, workspace.AsSpan(2 * n, (n * n) + (2 * n)));
        damping = search.Find(within, damping, change);
        u.CopyTo(trial, 0);
        for (var j = 0; j < n; j++)
        {
            var k = free[j];
            trial[k] = Math.Clamp(u[k] + change[j], lower[k], upper[k]);
            change[j] = trial[k] - u[k];
            scales[j] *= change[j];
        }

        var (quadratic, linear) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            var product = 0.0;
            for (var j = i; j < n; j++)
                product += jacobian[i + (j * residuals.Length)] * change[pivot[j]];
            quadratic += product * product;
            linear += product * projected[i];
        }

        return (VectorArithmetic.Norm(scales), -((2 * linear) + quadratic) / sum, linear / sum);
    }

    private double Try() => problem.TryEvaluate(trial, trialResiduals) ? VectorArithmetic.SumOfSquares(trialResiduals) : double.PositiveInfinity;

    private void Accept(double after)
    {
        trial.CopyTo(u, 0);
        (residuals, trialResiduals) = (trialResiduals, residuals);
        sum = after;
    }

    private double ScaledLength(ReadOnlySpan<double> x)
    {
        var length = 0.0;
        for (var k = 0; k < x.Length; k++)
            length = double.Hypot(length, scale[k] * x[k]);
        return length;
    }
}
