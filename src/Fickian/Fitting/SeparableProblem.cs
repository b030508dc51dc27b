using Fickian.Numerics;

namespace Fickian.Fitting;

/// <summary>Residuals of a model whose coefficients are eliminated: r(θ) = W·(y − Φ(θ)·c(θ)), c(θ) the best for that θ.</summary>
/// <remarks>
/// Jacobian after Kaufman: −(1 − ΦΦ⁺)·(∂Φ/∂θ)·c. It gives the exact gradient of the sum of squares and leaves out a term that is
/// small with the residuals. Standard errors never come from it but from the full Jacobian, see <see cref="FullJacobian"/>.
/// Source: G. H. Golub and V. Pereyra, Inverse Problems 19, R1 (2003); L. Kaufman, BIT 15, 49 (1975).
/// </remarks>
internal sealed class SeparableProblem : ILeastSquaresProblem
{
    // What the projection leaves of a column below this fraction of it is rounding: the parameter only rescales the columns.
    private const double ProjectionRounding = 1e-12;

    private readonly ParameterSet set;
    private readonly FitData data;
    private readonly ModelColumns model;
    private readonly LinearCoefficients? linear;
    private readonly double[] weighted;
    private readonly ReadOnlyMemory<double> target;
    private readonly double[] coefficients;
    private readonly bool[] isFree;
    private readonly ParameterAxis[] coefficientAxes;
    private readonly int[] variables;
    private readonly int held;
    private readonly int alsoHeld;

    /// <summary>Sets the problem up.</summary>
    /// <param name="set">Parameters.</param>
    /// <param name="data">Points.</param>
    /// <param name="theta">Values of all θ, [p].</param>
    /// <param name="held">Index of one parameter or coefficient that is held though free; −1 if none is.</param>
    /// <param name="alsoHeld">Index of a second one; −1 if none is.</param>
    public SeparableProblem(ParameterSet set, FitData data, ReadOnlySpan<double> theta, int held = -1, int alsoHeld = -1)
    {
        this.alsoHeld = alsoHeld;
        this.set = set;
        this.data = data;
        this.held = held;
        model = new ModelColumns(set, data.X, theta[..set.Nonlinear]);
        variables = [.. Enumerable.Range(0, set.FreeNonlinear).Where(k => set.Free[k] != held && set.Free[k] != alsoHeld)];
        var count = set.All.Length - set.Nonlinear;
        coefficients = new double[count];
        isFree = new bool[count];
        coefficientAxes = set.Axes[set.Nonlinear..];
        for (var j = 0; j < count; j++)
        {
            isFree[j] = set.All[set.Nonlinear + j].IsFree && set.Nonlinear + j != held && set.Nonlinear + j != alsoHeld;
            coefficients[j] = set.All[set.Nonlinear + j].IsFree ? 0 : set.All[set.Nonlinear + j].Value;
        }

        weighted = data.IsWeighted ? new double[model.Values.Length] : model.Values;
        target = data.WeightedY;
        linear = count > 0 ? new LinearCoefficients(count, data.Count) : null;
    }

    /// <inheritdoc/>
    public int Residuals => data.Count;

    /// <inheritdoc/>
    public int Variables => variables.Length;

    /// <inheritdoc/>
    public double Magnitude => data.Magnitude;

    /// <summary>Columns and derivatives at the last point.</summary>
    public ModelColumns Model => model;

    /// <summary>Coefficients at the last point, [c].</summary>
    public ReadOnlySpan<double> Coefficients => coefficients;

    /// <summary>Indices, among all parameters, of the variables.</summary>
    public IEnumerable<int> VariableIndices => variables.Select(k => set.Free[k]);

    /// <summary>Sets the value of the held parameter or coefficient.</summary>
    public void Hold(double value) => Hold(held, value);

    /// <summary>Sets the value of one of two that are held.</summary>
    public void Hold(int index, double value)
    {
        if (index < set.Nonlinear)
            model.Set(index, value);
        else
            coefficients[index - set.Nonlinear] = value;
    }

    /// <summary>Weighted residuals for given values of all parameters and coefficients.</summary>
    public void ResidualsOf(ReadOnlySpan<double> values, Span<double> residuals)
    {
        for (var k = 0; k < set.Nonlinear; k++)
            model.Set(k, values[k]);
        model.Evaluate();
        data.Weigh(model.Values, weighted);
        target.Span.CopyTo(residuals);
        for (var j = 0; j < set.Columns; j++)
            VectorArithmetic.AddScaled(residuals, coefficients.Length == 0 ? -1 : -values[set.Nonlinear + j], Column(j));
    }

    /// <summary>Coordinates of the variables for given values of all parameters.</summary>
    public double[] Coordinates(ReadOnlySpan<double> values)
    {
        var u = new double[variables.Length];
        for (var k = 0; k < u.Length; k++)
            u[k] = set.Axes[set.Free[variables[k]]].ToCoordinate(values[set.Free[variables[k]]]);
        return u;
    }

    /// <summary>Bounds of the variables on one side.</summary>
    public double[] Bounds(int side) => Array.ConvertAll(variables, k => set.Axes[set.Free[k]].Bound(side));

    /// <summary>Minimises from given values of all parameters.</summary>
    /// <param name="u">Start in coordinates; receives the minimum.</param>
    /// <param name="rule">When to end.</param>
    public LeastSquaresResult Minimise(double[] u, StoppingRule rule) => LevenbergMarquardt.Minimise(this, u, Bounds(-1), Bounds(+1), rule);

    /// <inheritdoc/>
    public bool TryEvaluate(ReadOnlySpan<double> u, Span<double> residuals)
    {
        for (var k = 0; k < u.Length; k++)
            model.Set(set.Free[variables[k]], set.Axes[set.Free[variables[k]]].ToValue(u[k]));
        model.Evaluate();
        data.Weigh(model.Values, weighted);
        if (linear is null)
        {
            target.Span.CopyTo(residuals);
            VectorArithmetic.AddScaled(residuals, -1, weighted);
        }
        else if (double.IsFinite(VectorArithmetic.Norm(weighted)))
        {
            linear.Solve(weighted, target.Span, isFree, coefficientAxes, coefficients, residuals);
        }
        else
        {
            return false;
        }

        return double.IsFinite(VectorArithmetic.SumOfSquares(residuals));
    }

    /// <inheritdoc/>
    public void Differentiate(ReadOnlySpan<double> u, Span<double> jacobian)
    {
        model.Differentiate(held);
        for (var k = 0; k < variables.Length; k++)
        {
            var column = jacobian.Slice(k * data.Count, data.Count);
            Derivative(variables[k], -1, column);
            if (linear is null)
                continue;
            var length = VectorArithmetic.Norm(column);
            linear.Project(column);
            if (VectorArithmetic.Norm(column) <= ProjectionRounding * length)
                column.Clear();
        }
    }

    /// <summary>Weighted derivative of the law with respect to the coordinate of the k-th free parameter, times a factor.</summary>
    public void Derivative(int k, double factor, Span<double> column)
    {
        column.Clear();
        for (var j = 0; j < set.Columns; j++)
        {
            var c = coefficients.Length == 0 ? 1 : coefficients[j];
            VectorArithmetic.AddScaled(column, c * factor * model.Slope(k), model.Derivatives.AsSpan(((k * set.Columns) + j) * data.Count, data.Count));
        }

        data.Weigh(column, column);
    }

    /// <summary>Weighted column of a coefficient.</summary>
    public ReadOnlySpan<double> Column(int j) => weighted.AsSpan(j * data.Count, data.Count);
}
