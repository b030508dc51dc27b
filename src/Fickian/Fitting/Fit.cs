using Fickian.Numerics;

namespace Fickian.Fitting;

/// <summary>Fits models to curves by least squares.</summary>
public static class Fit
{
    extension(IModel model)
    {
        /// <summary>Finds the parameters and coefficients with which a model comes closest to a curve.</summary>
        /// <remarks>
        /// min Σᵢ [(yᵢ − Σⱼ cⱼφⱼ(xᵢ; θ))/σᵢ]², σᵢ = 1 where the curve has none: coefficients by variable projection, parameters by Levenberg–Marquardt in a box.
        /// Assumes independent normal errors of y and exact x. Finds the minimum that the start leads to, which need not be the lowest one.
        /// With σ, the covariance is absolute, but multiplied by χ²/ν where that exceeds 1, as the Particle Data Group does; without σ the variance is SSR/ν.
        /// A point at x = 0 with σ = 0 is left out. Intervals and verdicts are computed when asked for.
        /// Source: G. H. Golub and V. Pereyra, Inverse Problems 19, R1 (2003); J. J. Moré, Lecture Notes in Mathematics 630, 105 (1978); R. L. Workman et al., Prog. Theor. Exp. Phys. 2022, 083C01, section 5.2.2.
        /// </remarks>
        /// <param name="data">Points, with standard deviations if known.</param>
        /// <param name="options">How to fit; null for the defaults.</param>
        /// <exception cref="ArgumentException">The points cannot determine the parameters, a standard deviation is 0 away from x = 0, or a start or bound makes no sense.</exception>
        /// <exception cref="FitException">No minimum was found.</exception>
        public FitResult FitTo(Curve data, FitOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(model);
            options ??= FitOptions.Default;
            var set = new ParameterSet(model);
            var points = FitData.Prepare(data, set, options.Mask);
            var start = StartingValues.Find(set, points.Curve);
            var solution = Solve(set, points, start, options);
            var result = new FitResult(options.Loss is { } loss ? RobustFit.Of(solution, loss) : solution);
            return options.CorrelatedErrors ? new FitResult(result.Solution with { EffectivePoints = result.EffectivePoints }) : result;
        }
    }

    /// <summary>The minimum for given points from a given start of θ.</summary>
    internal static FitSolution Solve(ParameterSet set, FitData points, ReadOnlySpan<double> start, FitOptions options)
    {
        if (SingleParameterSearch.Serves(set) && SingleParameterSearch.TrySolve(set, points, start, options) is { } solution)
            return solution;
        var problem = new SeparableProblem(set, points, start);
        var u = problem.Coordinates(start);
        var end = problem.Minimise(u, options.Stopping);
        if (!end.Outcome.IsMinimum)
            throw new FitException(set.Model.Name, end.Outcome);
        double[] values = [.. problem.Model.Theta, .. problem.Coefficients];
        return new FitSolution(set, points, values, end, FullJacobian.At(problem, set, values), options);
    }
}
