using System.Collections.Immutable;
using Fickian.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.Data.Analysis;

namespace Fickian.Fitting;

/// <summary>What a fit found: values, errors, intervals, and how well the model follows the points.</summary>
/// <remarks>
/// Values, standard errors and covariance are ready; an <see cref="Estimate"/> carries a verdict and therefore computes its 95 % profile when it is first asked for.
/// Parameters are ordered θ first, then c, as the model lists them. Safe to read from several threads.
/// </remarks>
public sealed partial class FitResult
{
    private readonly FitSolution solution;
    private double[,]? inverse;
    private Lazy<Estimate>[]? estimates;

    internal FitResult(FitSolution solution)
    {
        this.solution = solution;
        Values = new FitValues(solution.Set, solution.Values);
    }

    internal FitSolution Solution => solution;

    /// <summary>How the fit was carried out.</summary>
    public FitOptions Options => solution.Options;

    /// <summary>The model as it was fitted.</summary>
    public IModel Model => solution.Set.Model;

    /// <summary>The points that were fitted; a point left out (see <see cref="Findings"/>) is not among them.</summary>
    public Curve Data => solution.Data.Curve;

    /// <summary>Values of all parameters and coefficients, SI.</summary>
    public FitValues Values { get; }

    /// <summary>Standard errors in the order of <see cref="Values"/>, SI: 0 if fixed, +∞ if not determined.</summary>
    public ImmutableArray<double> StandardErrors => [.. Enumerable.Range(0, Values.Count).Select(StandardError)];

    /// <summary>Estimates in the order of <see cref="Values"/>, the fixed ones with standard error 0.</summary>
    public ImmutableArray<Estimate> Estimates => [.. Lazies.Select(e => e.Value)];

    /// <summary>Sum of squared residuals; of residuals over standard deviation (χ²) if the points have one.</summary>
    public double SumOfSquares => solution.End.SumOfSquares;

    /// <summary>Points less free parameters and coefficients.</summary>
    public int DegreesOfFreedom => solution.DegreesOfFreedom;

    /// <summary>Covariance of the free parameters and coefficients, SI, in their order; where one is not determined its variance is +∞ and its covariances are 0.</summary>
    public Matrix<double> Covariance => Matrix<double>.Build.DenseOfArray(Inverse) * solution.Variance;

    /// <summary>Correlation of the free parameters and coefficients, 1, in their order; 0 where one is not determined.</summary>
    public Matrix<double> Correlation
    {
        get
        {
            var c = Inverse;
            return Matrix<double>.Build.Dense(c.GetLength(0), c.GetLength(0), (i, j) => i == j ? 1 : c[i, j] == 0 ? 0 : c[i, j] / Math.Sqrt(c[i, i] * c[j, j]));
        }
    }

    /// <summary>Condition of the Jacobian with columns of unit length, 1; +∞ if it is singular. Above about 10⁶ standard errors say little: use intervals.</summary>
    public double ConditionNumber => solution.Jacobian.ConditionNumber;

    /// <summary>Number of accepted steps.</summary>
    public int Iterations => solution.End.Iterations;

    /// <summary>How the iteration ended.</summary>
    public LeastSquaresOutcome Outcome => solution.End.Outcome;

    /// <summary>What is worth knowing about the fit.</summary>
    public ImmutableArray<Finding> Findings => FitFindings.Of(solution);

    /// <summary>Estimate of a parameter or coefficient.</summary>
    /// <param name="parameter">A parameter or coefficient of the model; found by the name of its quantity.</param>
    /// <exception cref="ArgumentException">The model has none, or several, of that name.</exception>
    public Estimate this[Parameter parameter] => Lazies[solution.Set.IndexOf(parameter)].Value;

    /// <summary>A quantity that follows from the parameters, with the error that their covariance gives it.</summary>
    /// <remarks>
    /// u² = gᵀ·Cov·g, g the gradient by extrapolated differences: linear propagation, good where the function is straight over a standard error.
    /// Combinations can be determined where their parts are not (M∞·√D at short times).
    /// </remarks>
    /// <param name="quantity">What it is.</param>
    /// <param name="function">Its value from the parameters, SI.</param>
    public Estimate Derive(Quantity quantity, Func<FitValues, double> function)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        ArgumentNullException.ThrowIfNull(function);
        var gradient = DerivedGradient.Of(solution.Set, Values, function);
        var variance = solution.Variance * solution.Jacobian.Variance(gradient);
        return new(function(Values), Math.Sqrt(variance), quantity.Unit)
        {
            Name = quantity.Name,
            DegreesOfFreedom = solution.ErrorDegreesOfFreedom,
            Verdict = double.IsFinite(variance) ? Verdict.Determined : Verdict.NotDetermined,
        };
    }

    /// <summary>Table with one row per parameter and coefficient: value, standard error, 95 % interval, verdict; SI.</summary>
    public DataFrame ToDataFrame()
    {
        var all = Estimates;
        var intervals = all.Select(e => e.Interval(0.95)).ToArray();
        return new DataFrame(
            new StringDataFrameColumn("parameter", all.Select(e => e.Name)),
            new DoubleDataFrameColumn("value", all.Select(e => e.Value)),
            new DoubleDataFrameColumn("standard error", all.Select(e => e.StandardError)),
            new DoubleDataFrameColumn("lower 95 %", intervals.Select(i => i.Lower)),
            new DoubleDataFrameColumn("upper 95 %", intervals.Select(i => i.Upper)),
            new StringDataFrameColumn("verdict", all.Select(e => e.Verdict.ToString())),
            new StringDataFrameColumn("estimate", all.Select(e => e.ToString())));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Model.Name}: {string.Join("; ", solution.Set.All.Zip(Estimates).Where(p => p.First.IsFree).Select(p => p.Second.ToEquation(p.First.Quantity.Symbol)))}";

    // Several threads may compute the inverse; all get the same numbers.
    private double[,] Inverse => inverse ??= solution.Jacobian.Inverse();

    private Lazy<Estimate>[] Lazies => LazyInitializer.EnsureInitialized(ref estimates, () => [.. Enumerable.Range(0, Values.Count).Select(i => new Lazy<Estimate>(() => EstimateOf(i)))]);

    private double StandardError(int index)
    {
        var free = Array.IndexOf(solution.Set.Free, index);
        return free < 0 ? 0 : Math.Sqrt(solution.Variance * Inverse[free, free]);
    }

    private Estimate EstimateOf(int index)
    {
        var quantity = solution.Set.All[index].Quantity;
        var estimate = new Estimate(Values[index], StandardError(index), quantity.Unit) { Name = quantity.Name };
        if (!solution.Set.All[index].IsFree)
            return estimate;
        var profile = new ProfileLikelihood(solution, index, estimate.StandardError);
        return estimate with
        {
            DegreesOfFreedom = solution.ErrorDegreesOfFreedom,
            Profile = profile.Interval,
            Verdict = profile.Verdict(),
        };
    }
}
