using Fickian.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Fickian.Fitting;

/// <summary>QR factor of the Jacobian over all free parameters and coefficients at the solution, and the variances that follow from it.</summary>
/// <remarks>
/// Cov = s²·(JᵀJ)⁻¹ = s²·R⁻¹R⁻ᵀ with columns scaled to unit length, so that neither units nor powers of ten cost digits.
/// A direction that J does not see makes every quantity that depends on it undetermined: variance +∞, not a large number.
/// </remarks>
internal sealed class FullJacobian
{
    private const double AnalyticRankTolerance = 1e-13;
    private const double NumericRankTolerance = 1e-10;

    // Noise of a solve whose condition the rank tolerance has already bounded.
    private const double EstimableTolerance = 1e-6;

    private readonly int n;
    private readonly int rank;
    private readonly double[] r;
    private readonly int[] pivot;

    // dp/du over the length of the column: takes a gradient in natural units to the scaled columns.
    private readonly double[] scale;

    private FullJacobian(Span<double> jacobian, int rows, double[] scale, double rankTolerance)
    {
        n = scale.Length;
        this.scale = scale;
        pivot = new int[n];
        HouseholderQr.FactorPivoted(jacobian, rows, new double[n], pivot);
        rank = UpperTriangle.Rank(jacobian, rows, n, rankTolerance);
        r = new double[n * n];
        for (var j = 0; j < n; j++)
            jacobian.Slice(j * rows, j + 1).CopyTo(r.AsSpan(j * n));
    }

    /// <summary>Whether every direction is seen.</summary>
    public bool IsRegular => rank == n;

    /// <summary>Ratio of largest to smallest singular value of the Jacobian with unit columns; +∞ if it is singular.</summary>
    public double ConditionNumber
    {
        get
        {
            if (!IsRegular)
                return double.PositiveInfinity;
            if (n < 2)
                return 1;
            var values = Matrix<double>.Build.Dense(n, n, [.. r]).Svd(computeVectors: false).S;
            return values[0] / values[n - 1];
        }
    }

    /// <summary>Factorises the Jacobian of a problem at the point evaluated last.</summary>
    public static FullJacobian At(SeparableProblem problem, ParameterSet set, double[] values)
    {
        var (rows, free) = (problem.Residuals, set.Free.Length);
        var jacobian = new double[free * rows];
        problem.Model.Differentiate(-1);
        for (var k = 0; k < free; k++)
        {
            var column = jacobian.AsSpan(k * rows, rows);
            if (k < set.FreeNonlinear)
                problem.Derivative(k, 1, column);
            else
                problem.Column(set.Free[k] - set.Nonlinear).CopyTo(column);
        }

        return Of(jacobian, set, values, problem.Model.IsAnalytic);
    }

    /// <summary>Factorises a Jacobian.</summary>
    /// <param name="jacobian">Weighted ∂y/∂u of the free parameters, then the weighted columns of the free coefficients; overwritten, [free × n].</param>
    /// <param name="set">Parameters.</param>
    /// <param name="values">Values of all parameters and coefficients.</param>
    /// <param name="isAnalytic">Whether the derivatives are the model's own.</param>
    public static FullJacobian Of(Span<double> jacobian, ParameterSet set, ReadOnlySpan<double> values, bool isAnalytic)
    {
        var free = set.Free.Length;
        var rows = free == 0 ? 0 : jacobian.Length / free;
        var units = new double[free];
        for (var k = 0; k < free; k++)
        {
            var column = jacobian.Slice(k * rows, rows);
            var length = VectorArithmetic.Norm(column);
            // A coefficient is moved itself, whatever its axis says: elimination knows no logarithm.
            var slope = k < set.FreeNonlinear ? set.Axes[set.Free[k]].Slope(values[set.Free[k]]) : 1;
            units[k] = length > 0 ? slope / length : double.PositiveInfinity;
            if (length > 0)
                VectorArithmetic.Scale(column, 1 / length);
        }

        return new(jacobian, rows, units, isAnalytic ? AnalyticRankTolerance : NumericRankTolerance);
    }

    /// <summary>gᵀ(JᵀJ)⁻¹g for the gradient of a derived quantity in natural units; +∞ if the data do not determine it.</summary>
    public double Variance(ReadOnlySpan<double> gradient)
    {
        Span<double> w = stackalloc double[n];
        return TrySolve(gradient, w) ? VectorArithmetic.SumOfSquares(w[..rank]) : double.PositiveInfinity;
    }

    /// <summary>(JᵀJ)⁻¹ in natural units; where a parameter is not determined its variance is +∞ and its covariances are 0.</summary>
    public double[,] Inverse()
    {
        var solutions = new double[n * n];
        var determined = new bool[n];
        Span<double> unit = stackalloc double[n];
        for (var i = 0; i < n; i++)
        {
            unit.Clear();
            unit[i] = 1;
            determined[i] = TrySolve(unit, solutions.AsSpan(i * n, n));
        }

        var inverse = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (determined[i] && determined[j])
                    inverse[i, j] = VectorArithmetic.Dot(solutions.AsSpan(i * n, rank), solutions.AsSpan(j * n, rank));
                else if (i == j)
                    inverse[i, j] = double.PositiveInfinity;
            }
        }

        return inverse;
    }

    // w = R₁₁⁻ᵀ·g over the independent columns; g is estimable if the dependent columns follow from w.
    private bool TrySolve(ReadOnlySpan<double> gradient, Span<double> w)
    {
        var size = 0.0;
        for (var j = 0; j < n; j++)
        {
            var g = gradient[pivot[j]];
            w[j] = g == 0 ? 0 : g * scale[pivot[j]];
            size = Math.Max(size, Math.Abs(w[j]));
        }

        if (double.IsInfinity(size))
            return false;
        UpperTriangle.SolveTransposed(r, n, w[..rank]);
        for (var j = rank; j < n; j++)
        {
            if (Math.Abs(w[j] - VectorArithmetic.Dot(r.AsSpan(j * n, rank), w)) > EstimableTolerance * size)
                return false;
        }

        return true;
    }
}
