using System.Collections.Immutable;
using Fickian.Numerics;

namespace Fickian.Fitting;

/// <summary>The points of a fit with their weights 1/σ.</summary>
internal sealed class FitData
{
    private readonly double[]? weights;

    private FitData(Curve curve, ImmutableArray<Finding> findings)
    {
        Curve = curve;
        Findings = findings;
        WeightedY = curve.Y;
        if (curve.StandardDeviation is { } sigma)
        {
            weights = Array.ConvertAll(sigma.ToArray(), s => 1 / s);
            var y = curve.Y.ToArray();
            Weigh(y, y);
            WeightedY = y;
        }

        Magnitude = VectorArithmetic.Norm(WeightedY.Span);
    }

    private FitData(FitData other, double[] weightedY)
    {
        (Curve, Findings, weights, Magnitude, WeightedY) = (other.Curve, other.Findings, other.weights, other.Magnitude, weightedY);
    }

    /// <summary>The points.</summary>
    public Curve Curve { get; }

    /// <summary>What was done to them.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>Abscissae, [n].</summary>
    public ReadOnlyMemory<double> X => Curve.X;

    /// <summary>y/σ, or y if no σ is known, [n].</summary>
    public ReadOnlyMemory<double> WeightedY { get; }

    /// <summary>Norm of <see cref="WeightedY"/>.</summary>
    public double Magnitude { get; }

    /// <summary>Number of points.</summary>
    public int Count => X.Length;

    /// <summary>Whether standard deviations are known.</summary>
    public bool IsWeighted => weights is not null;

    /// <summary>Sum of squares that rounding of y alone makes; nothing below it means anything.</summary>
    public double RoundingFloor => 4 * 2.2e-16 * 2.2e-16 * Magnitude * Magnitude;

    /// <summary>The same points with other y/σ, which the caller may go on changing.</summary>
    /// <param name="weightedY">y/σ, [n].</param>
    public FitData WithOrdinate(double[] weightedY) => new(this, weightedY);

    /// <summary>Checks a curve and leaves out what carries no information.</summary>
    /// <exception cref="ArgumentException">The curve cannot be fitted.</exception>
    public static FitData Prepare(Curve curve, ParameterSet set)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (curve.Count == 0)
            throw new ArgumentException("The curve holds no points; a fit needs more points than free parameters.", nameof(curve));
        var (used, findings) = WithoutCertainOrigin(curve);
        var y = used.Y.Span;
        if (used.Count <= set.Free.Length)
        {
            var points = used.Count == 1 ? "1 point" : $"{used.Count} points";
            throw new ArgumentException(
                $"{points} cannot determine {set.Free.Length} free parameters of the {set.Model.Name} and leave anything to judge the fit by; give at least {set.Free.Length + 1} points or fix parameters.", nameof(curve));
        }

        if (set.Free.Length > 0 && !y.ContainsAnyExcept(y[0]))
            throw new ArgumentException($"All {used.Count} values of y are equal ({y[0]}): there is no course that a model could be fitted to.", nameof(curve));
        return new FitData(used, findings);
    }

    /// <summary>Multiplies columns by the weights.</summary>
    public void Weigh(ReadOnlySpan<double> columns, Span<double> weighted)
    {
        if (weights is null)
            return;
        for (var start = 0; start < columns.Length; start += weights.Length)
        {
            for (var i = 0; i < weights.Length; i++)
                weighted[start + i] = columns[start + i] * weights[i];
        }
    }

    internal static (Curve Used, ImmutableArray<Finding> Findings) WithoutCertainOrigin(Curve curve)
    {
        if (curve.StandardDeviation is not { } sigma || !sigma.Span.Contains(0.0))
            return (curve, []);
        var (x, y, s) = (curve.X.ToArray(), curve.Y.ToArray(), sigma.ToArray());
        var at = Enumerable.Range(0, s.Length).FirstOrDefault(i => s[i] == 0 && x[i] != 0, -1);
        if (at >= 0)
            throw new ArgumentException($"The point at x = {x[at]} (index {at}) has standard deviation 0, which would outweigh all others; state its standard deviation or leave it out.", nameof(curve));
        var keep = Enumerable.Range(0, s.Length).Where(i => s[i] != 0).ToArray();
        var used = curve.With(Array.ConvertAll(keep, i => x[i]), Array.ConvertAll(keep, i => y[i]), Array.ConvertAll(keep, i => s[i]));
        return (used, [Finding.Hint("The point at x = 0 has standard deviation 0: it is a definition, not a measurement, and was left out.", "x = 0")]);
    }
}
