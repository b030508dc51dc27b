using Fickian.Numerics;

namespace Fickian.Fitting;

/// <summary>Interval of one parameter from the likelihood of the best fit that can be had with the parameter held.</summary>
/// <remarks>
/// The interval holds every p with SSR(p)/SSR_min ≤ 1 + F(1, ν; confidence)/ν, SSR(p) the minimum over all other parameters;
/// with known standard deviations and χ²/ν ≤ 1, χ²(p) − χ²_min ≤ the quantile of χ²(1).
/// It needs no straightness of the model and does not depend on how the parameter is written. It assumes normal errors.
/// An end is open if SSR(p) stays below the threshold up to the bound of the parameter, or if it only exceeds it
/// because the search bound of another, logarithmic parameter stands in the way. The ends are those next to the best value.
/// Source: W. Q. Meeker and L. A. Escobar, Am. Statist. 49, 48 (1995); D. M. Bates and D. G. Watts, Nonlinear Regression Analysis (1988), section 6.1.
/// </remarks>
internal sealed class ProfileLikelihood
{
    private const double Decade = 2.302585092994046;
    private const int MaximumSteps = 200;
    private const int MaximumRetreats = 20;
    private const double RootAccuracy = 1e-9;

    // Enough for four digits of the threshold crossing on the root of the sum of squares.
    private static readonly StoppingRule Rule = new() { OrthogonalityTolerance = 1e-6, ReductionTolerance = 1e-13, StepTolerance = 1e-12, MaximumIterations = 200 };

    private readonly FitSolution solution;
    private readonly int index;
    private readonly ParameterAxis axis;
    private readonly double standardError;
    private readonly SeparableProblem problem;
    private readonly StoppingRule rule;
    private readonly double[] bestNuisance;
    private readonly Lock gate = new();
    private readonly Dictionary<double, Interval> known = [];
    private double[] nuisance;
    private double increase;

    /// <summary>Prepares the profile of one parameter.</summary>
    public ProfileLikelihood(FitSolution solution, int index, double standardError)
    {
        (this.solution, this.index, this.standardError) = (solution, index, standardError);
        rule = Rule.NoTighterThan(solution.Options.Stopping);
        var set = solution.Set;
        // A coefficient that fell to or below zero has no logarithm to walk along.
        axis = set.Axes[index] with { IsLogarithmic = set.Axes[index].IsLogarithmic && solution.Values[index] > 0 };
        problem = new SeparableProblem(set, solution.Data, solution.Values, index);
        bestNuisance = problem.Coordinates(solution.Values);
        nuisance = bestNuisance;
    }

    /// <summary>Which ends of the 95 % interval are closed.</summary>
    public Verdict Verdict()
    {
        var interval = Interval(0.95);
        return (double.IsFinite(interval.Lower), double.IsFinite(interval.Upper)) switch
        {
            (true, true) => Fickian.Verdict.Determined,
            (false, true) => Fickian.Verdict.UpperBound,
            (true, false) => Fickian.Verdict.LowerBound,
            _ => Fickian.Verdict.NotDetermined,
        };
    }

    /// <summary>Interval of a given confidence; an open end is infinite.</summary>
    public Interval Interval(double confidence)
    {
        lock (gate)
        {
            if (known.TryGetValue(confidence, out var interval))
                return interval;
            var quantile = solution.Quantile(confidence);
            increase = quantile * quantile * solution.Variance;
            interval = new(End(-1, quantile), End(+1, quantile), confidence);
            known.Add(confidence, interval);
            return interval;
        }
    }

    /// <summary>Least sum of squares with the parameter held, over the least of all.</summary>
    public double Ratio(double value)
    {
        if (!(value >= axis.Lower && value <= axis.Upper))
            throw new ArgumentException($"A value between {axis.Lower} and {axis.Upper} was expected and {value} was found.", nameof(value));
        lock (gate)
        {
            problem.Hold(value);
            return Math.Min(Minimum(bestNuisance).Sum, double.MaxValue) / solution.SumOfSquares;
        }
    }

    private double End(int side, double quantile)
    {
        var (best, limit) = (axis.ToCoordinate(solution.Values[index]), axis.Bound(side));
        var (inside, step) = (best, FirstStep(quantile));
        nuisance = bestNuisance;
        for (var i = 0; i < MaximumSteps && (limit - inside) * side > 0; i++)
        {
            var u = best + (side * step);
            if (!((limit - u) * side > 0))
                u = limit;
            var warm = nuisance;
            var excess = double.IsFinite(axis.ToValue(u)) ? Excess(u) : double.NaN;
            if (double.IsNaN(excess) && !TryRetreat(inside, ref u, ref excess, warm))
                break;
            if (excess > 0)
                return Crossing(inside, u, warm, side);
            inside = u;
            // Beyond a decade per step a threshold between two steps could be overlooked.
            step = axis.IsLogarithmic ? Math.Min(2 * step, step + Decade) : 2 * step;
        }

        return side * double.PositiveInfinity;
    }

    private double FirstStep(double quantile)
    {
        var value = solution.Values[index];
        var step = quantile * standardError / axis.Slope(value);
        if (axis.IsLogarithmic)
            return step > 0 && step < Decade ? step : Decade;
        if (step > 0 && double.IsFinite(step))
            return step;
        var range = axis.Upper - axis.Lower;
        return value != 0 ? 0.1 * Math.Abs(value) : double.IsFinite(range) ? 0.1 * range : 1;
    }

    // Where the model is not defined, go back until it is; if it never exceeds the threshold on the way, the end is open.
    private bool TryRetreat(double inside, ref double u, ref double excess, double[] warm)
    {
        for (var i = 0; i < MaximumRetreats && double.IsNaN(excess); i++)
        {
            u = inside + (0.5 * (u - inside));
            nuisance = warm;
            excess = Excess(u);
        }

        return excess > 0;
    }

    private double Crossing(double inside, double outside, double[] warm, int side)
    {
        nuisance = warm;
        var tolerance = RootAccuracy * Math.Abs(outside - inside);
        var u = BracketedRoot.Find(x => Excess(x) is var e && double.IsNaN(e) ? 1 : e, inside, outside, tolerance);
        Excess(u);
        return IsHeldBySearchBound() ? side * double.PositiveInfinity : axis.ToValue(u);
    }

    // √((SSR(p) − SSR_min)/increase) − 1: nearly straight in p, zero on the threshold; NaN if no fit succeeded.
    private double Excess(double u)
    {
        problem.Hold(axis.ToValue(u));
        var (sum, end) = Minimum(nuisance);
        // A high sum may be a fit that went astray rather than a bad value: ask again from the best fit.
        if (!(sum - solution.End.SumOfSquares <= increase) && nuisance.Length > 0 && !nuisance.AsSpan().SequenceEqual(bestNuisance))
        {
            var (second, other) = Minimum(bestNuisance);
            if (second < sum || double.IsNaN(sum))
                (sum, end) = (second, other);
        }

        if (double.IsNaN(sum))
            return double.NaN;
        nuisance = end;
        return Math.Sqrt(Math.Max(0, sum - solution.End.SumOfSquares) / increase) - 1;
    }

    private (double Sum, double[] End) Minimum(double[] start)
    {
        var u = (double[])start.Clone();
        var result = problem.Minimise(u, rule);
        return (result.Outcome == LeastSquaresOutcome.NotFinite ? double.NaN : result.SumOfSquares, u);
    }

    // A logarithmic parameter at its bound whose next decade would still lower the sum noticeably.
    private bool IsHeldBySearchBound()
    {
        if (problem.Variables == 0)
            return false;
        var (lower, upper) = (problem.Bounds(-1), problem.Bounds(+1));
        var residuals = new double[problem.Residuals];
        var jacobian = new double[problem.Variables * residuals.Length];
        if (!problem.TryEvaluate(nuisance, residuals))
            return false;
        problem.Differentiate(nuisance, jacobian);
        foreach (var (k, variable) in problem.VariableIndices.Index())
        {
            var slope = 2 * VectorArithmetic.Dot(jacobian.AsSpan(k * residuals.Length, residuals.Length), residuals);
            var gain = Decade * (nuisance[k] <= lower[k] ? slope : nuisance[k] >= upper[k] ? -slope : 0);
            if (solution.Set.Axes[variable].IsLogarithmic && gain > 0.01 * increase)
                return true;
        }

        return false;
    }
}
