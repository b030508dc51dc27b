using System.Buffers;
using Fickian.Numerics;

namespace Fickian.Fitting;

/// <summary>Least squares with one free parameter θ and one free coefficient c, y = c·φ(x; θ), by sums over the points alone.</summary>
/// <remarks>
/// With c eliminated, c = φᵀy/φᵀφ, the sum of squares S(u) has the slope −2c·φ′ᵀr; its zero is sought by one step of Gauss and Newton and secants from there.
/// Gives up where a step does not lower S, leads far or to a bound, or where φ′ is nearly parallel to φ: then the general iteration takes over from the start.
/// Ends, like the general one, at the relative offset of Bates and Watts.
/// </remarks>
internal ref struct SingleParameterSearch
{
    private const int MaximumSteps = 30;
    private const double LongestStep = 2;

    // Sums of products decide between columns that differ by more than this; closer ones need QR.
    private const double NearlyParallel = 1e-7;
    private const double NearlyExact = 1e-10;

    private readonly ParameterSet set;
    private readonly FitData data;
    private readonly Span<double> column;
    private readonly Span<double> derivative;
    private readonly Span<double> theta;
    private readonly int index;

    private SingleParameterSearch(ParameterSet set, FitData data, Span<double> theta, Span<double> column, Span<double> derivative)
    {
        (this.set, this.data, index) = (set, data, set.Free[0]);
        this.theta = theta;
        this.column = column;
        this.derivative = derivative;
    }

    /// <summary>Whether a model is of this kind.</summary>
    public static bool Serves(ParameterSet set) =>
        set.FreeNonlinear == 1 && set.Free.Length == 2 && set.All.Length == set.Nonlinear + 1;

    /// <summary>Tries to find the minimum.</summary>
    /// <param name="set">Parameters, of which <see cref="Serves"/> holds.</param>
    /// <param name="data">Points.</param>
    /// <param name="theta">Start; receives the minimum, [p].</param>
    /// <param name="columns">Receives the weighted ∂φ/∂θ and φ at the minimum, [2 × n].</param>
    /// <param name="rule">When to end.</param>
    /// <param name="found">Receives coefficient, sum of squares and number of steps.</param>
    /// <returns>False if the general iteration is needed; <paramref name="theta"/> is then spoilt.</returns>
    public static bool TryMinimise(ParameterSet set, FitData data, Span<double> theta, Span<double> columns, StoppingRule rule, out Minimum found) =>
        new SingleParameterSearch(set, data, theta, columns[data.Count..], columns[..data.Count]).TryRun(rule, out found);

    /// <summary>The solution with its covariance; null if the general iteration is needed.</summary>
    public static FitSolution? TrySolve(ParameterSet set, FitData data, ReadOnlySpan<double> start, FitOptions options)
    {
        var n = data.Count;
        var buffer = ArrayPool<double>.Shared.Rent(2 * n);
        try
        {
            var columns = buffer.AsSpan(0, 2 * n);
            var values = new double[set.All.Length];
            start.CopyTo(values);
            if (!TryMinimise(set, data, values.AsSpan(0, set.Nonlinear), columns, options.Stopping, out var found))
                return null;
            values[^1] = found.Coefficient;
            VectorArithmetic.Scale(columns[..n], found.Coefficient * set.Axes[set.Free[0]].Slope(values[set.Free[0]]));
            var jacobian = FullJacobian.Of(columns, set, values, isAnalytic: true);
            return new(set, data, values, new(LeastSquaresOutcome.Orthogonal, found.SumOfSquares, found.Steps), jacobian, options);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(buffer);
        }
    }

    private bool TryRun(StoppingRule rule, out Minimum found)
    {
        found = default;
        var (axis, bounds) = (set.Axes[index], set.Axes[^1]);
        if (!TryEvaluate(out var here))
            return false;
        var u = axis.ToCoordinate(theta[index]);
        var step = here.GaussNewton;
        for (var i = 1; i <= Math.Min(MaximumSteps, rule.MaximumIterations); i++)
        {
            if (here.Offset <= rule.OrthogonalityTolerance)
            {
                found = new(here.Coefficient, here.Sum, i);
                return here.Coefficient > bounds.Lower && here.Coefficient < bounds.Upper;
            }

            if (!(Math.Abs(step) <= LongestStep && u + step > axis.LowerCoordinate && u + step < axis.UpperCoordinate))
                return false;
            theta[index] = axis.ToValue(u + step);
            if (!TryEvaluate(out var next) || !(next.Sum <= here.Sum * (1 + 1e-9)))
                return false;
            // Secant of the slope through the last two points, unless it contradicts the curvature of Gauss and Newton.
            var curvature = (next.Slope - here.Slope) / step;
            var ratio = curvature / next.Curvature;
            u += step;
            step = ratio is > 0.5 and < 2 ? -next.Slope / curvature : next.GaussNewton;
            here = next;
        }

        return false;
    }

    private readonly bool TryEvaluate(out Point point)
    {
        point = default;
        if (!set.Model.TryDifferentiate(data.X.Span, theta, column, derivative))
            return false;
        data.Weigh(column, column);
        data.Weigh(derivative, derivative);
        var y = data.WeightedY.Span;
        var (square, cross, length, along) = VectorArithmetic.Products(column, derivative, y);
        var coefficient = along / square;
        var (sum, slope, parallel) = VectorArithmetic.ResidualProducts(y, coefficient, column, derivative);
        var upright = length - (cross * cross / square);
        var scale = set.Axes[index].Slope(theta[index]);
        var factor = coefficient * scale;
        var gradient = -factor * (slope - (cross / square * parallel));
        var curvature = factor * factor * upright;
        point = new(coefficient, sum, gradient, curvature);
        return double.IsFinite(curvature) && double.IsFinite(sum) && upright > NearlyParallel * length && sum > NearlyExact * NearlyExact * data.Magnitude * data.Magnitude;
    }

    /// <summary>What was found.</summary>
    /// <param name="Coefficient">c.</param>
    /// <param name="SumOfSquares">S.</param>
    /// <param name="Steps">Number of points visited.</param>
    internal readonly record struct Minimum(double Coefficient, double SumOfSquares, int Steps);

    // Slope and curvature are those of S/2 in the coordinate u.
    private readonly record struct Point(double Coefficient, double Sum, double Slope, double Curvature)
    {
        public double Offset => Math.Abs(Slope) / Math.Sqrt(Curvature * Sum);

        public double GaussNewton => -Slope / Curvature;
    }
}
