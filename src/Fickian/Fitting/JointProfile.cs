using Fickian.Numerics;
using MathNet.Numerics.Distributions;

namespace Fickian.Fitting;

/// <summary>Border of the joint confidence region of two parameters, from the likelihood of the best fit that can be had with both held.</summary>
/// <remarks>
/// The region holds every pair with S(p, q) − S_min ≤ 2·F(2, ν; confidence)·s², s² as for the covariance; with known standard deviations the quantile of χ²(2) stands for 2F.
/// It is met along rays from the best pair, evenly spaced in the coordinates in which the covariance is a circle.
/// Source: D. M. Bates and D. G. Watts, Nonlinear Regression Analysis (1988), section 6.1.
/// </remarks>
internal sealed class JointProfile
{
    private const int MaximumDoublings = 12;
    private const double Accuracy = 1e-6;
    private static readonly StoppingRule Rule = new() { OrthogonalityTolerance = 1e-6, ReductionTolerance = 1e-13, StepTolerance = 1e-12, MaximumIterations = 200 };

    private readonly FitSolution solution;
    private readonly (int First, int Second) index;
    private readonly (ParameterAxis First, ParameterAxis Second) axis;
    private readonly (double A, double B, double C) triangle;
    private readonly SeparableProblem problem;

    /// <summary>Prepares the region.</summary>
    /// <param name="solution">The fit.</param>
    /// <param name="first">Index of p.</param>
    /// <param name="second">Index of q.</param>
    /// <param name="covariance">Covariance of p and q, (pp, pq, qq).</param>
    public JointProfile(FitSolution solution, int first, int second, (double First, double Both, double Second) covariance)
    {
        this.solution = solution;
        index = (first, second);
        axis = (AxisOf(first), AxisOf(second));
        var (a, b) = (axis.First.Slope(solution.Values[first]), axis.Second.Slope(solution.Values[second]));
        var (pp, pq, qq) = (covariance.First / (a * a), covariance.Both / (a * b), covariance.Second / (b * b));
        triangle = (Math.Sqrt(pp), pq / Math.Sqrt(pp), Math.Sqrt(Math.Max(qq - (pq * pq / pp), 1e-12 * qq)));
        problem = new SeparableProblem(solution.Set, solution.Data, solution.Values, first, second);
    }

    /// <summary>The border.</summary>
    public Contour Border(double confidence, int points)
    {
        var quantile = double.IsPositiveInfinity(solution.ErrorDegreesOfFreedom) ? ChiSquared.InvCDF(2, confidence) : 2 * FisherSnedecor.InvCDF(2, solution.ErrorDegreesOfFreedom, confidence);
        var increase = quantile * solution.Variance;
        var (first, second, closed) = (new double[points], new double[points], true);
        for (var i = 0; i < points; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * i / points);
            var radius = Radius(cosine, sine, Math.Sqrt(quantile), increase);
            closed &= !double.IsNaN(radius.Outside);
            (first[i], second[i]) = Pair(cosine, sine, radius.Inside);
        }

        return new(first, second, confidence, closed);
    }

    private (double Inside, double Outside) Radius(double cosine, double sine, double start, double increase)
    {
        var (inside, outside) = (0.0, start);
        for (var i = 0; !(Excess(cosine, sine, outside, increase) > 0); i++)
        {
            if (i == MaximumDoublings)
                return (outside, double.NaN);
            (inside, outside) = (outside, 2 * outside);
        }

        var radius = BracketedRoot.Find(t => Excess(cosine, sine, t, increase), inside, outside, Accuracy * outside);
        return (radius, radius);
    }

    // √((S − S_min)/increase) − 1, nearly straight in the radius; beyond what the model can do it counts as outside.
    private double Excess(double cosine, double sine, double radius, double increase)
    {
        if (radius == 0)
            return -1;
        var (p, q) = Pair(cosine, sine, radius);
        problem.Hold(index.First, p);
        problem.Hold(index.Second, q);
        var result = problem.Minimise(problem.Coordinates(solution.Values), Rule.NoTighterThan(solution.Options.Stopping));
        return result.Outcome == LeastSquaresOutcome.NotFinite ? 1e6 : Math.Sqrt(Math.Max(0, result.SumOfSquares - solution.End.SumOfSquares) / increase) - 1;
    }

    private (double First, double Second) Pair(double cosine, double sine, double radius)
    {
        var (u, v) = (radius * triangle.A * cosine, radius * ((triangle.B * cosine) + (triangle.C * sine)));
        return (Value(axis.First, index.First, u), Value(axis.Second, index.Second, v));
    }

    private double Value(ParameterAxis along, int at, double shift) =>
        Math.Clamp(along.ToValue(along.ToCoordinate(solution.Values[at]) + shift), along.Lower, along.Upper);

    private ParameterAxis AxisOf(int at) => solution.Set.Axes[at] with { IsLogarithmic = solution.Set.Axes[at].IsLogarithmic && solution.Values[at] > 0 };
}
