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
            IsWeighted = true;
            weights = Array.ConvertAll(sigma.ToArray(), s => 1 / s);
            var y = curve.Y.ToArray();
            Weigh(y, y);
            WeightedY = y;
        }

        Magnitude = VectorArithmetic.Norm(WeightedY.Span);
    }

    private FitData(FitData other, double[] allWeights, bool isWeighted)
    {
        (Curve, Findings, weights, IsWeighted) = (other.Curve, other.Findings, allWeights, isWeighted);
        var y = Curve.Y.ToArray();
        Weigh(y, y);
        WeightedY = y;
        Magnitude = VectorArithmetic.Norm(y);
    }

    private FitData(FitData other, double[] weightedY)
    {
        (Curve, Findings, weights, Magnitude, WeightedY, IsWeighted) = (other.Curve, other.Findings, other.weights, other.Magnitude, weightedY, other.IsWeighted);
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
    public bool IsWeighted { get; }

    /// <summary>Sum of squares that rounding of y alone makes; nothing below it means anything.</summary>
    public double RoundingFloor => 4 * 2.2e-16 * 2.2e-16 * Magnitude * Magnitude;

    /// <summary>The same points with other y/σ, which the caller may go on changing.</summary>
    /// <param name="weightedY">y/σ, [n].</param>
    public FitData WithOrdinate(double[] weightedY) => new(this, weightedY);

    /// <summary>The same points with weights multiplied by factors.</summary>
    /// <param name="factors">Factors, 1, [n].</param>
    public FitData Reweighted(double[] factors) => new(this, weights is null ? factors : [.. weights.Zip(factors, (w, f) => w * f)], IsWeighted);

    /// <summary>Checks a curve and leaves out what carries no information.</summary>
    /// <exception cref="ArgumentException">The curve cannot be fitted.</exception>
    public static FitData Prepare(Curve curve, ParameterSet set, ImmutableArray<bool> mask)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var (chosen, masked) = Chosen(curve, mask);
        curve = chosen;
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
        return new FitData(used, [.. masked, .. findings]);
    }

    /// <summary>At most so many points, spread evenly over a curve; those that are certain are left out.</summary>
    public static FitData Thinned(Curve curve, int most)
    {
        var usable = Enumerable.Range(0, curve.Count).Where(i => curve.StandardDeviation is not { } s || s.Span[i] > 0).ToArray();
        var count = Math.Min(most, usable.Length);
        var pick = Enumerable.Range(0, count).Select(i => usable[count == 1 ? 0 : (int)((long)i * (usable.Length - 1) / (count - 1))]).ToArray();
        double[] Pick(ReadOnlyMemory<double> values) => Array.ConvertAll(pick, i => values.Span[i]);
        return new FitData(curve.With(Pick(curve.X), Pick(curve.Y), curve.StandardDeviation is { } sigma ? Pick(sigma) : null), []);
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

    private static (Curve Chosen, ImmutableArray<Finding> Findings) Chosen(Curve curve, ImmutableArray<bool> mask)
    {
        if (mask.IsDefaultOrEmpty)
            return (curve, []);
        if (mask.Length != curve.Count)
            throw new ArgumentException($"A mask needs one entry per point; found {mask.Length} for {curve.Count} points.", nameof(mask));
        var keep = Enumerable.Range(0, curve.Count).Where(i => mask[i]).ToArray();
        var chosen = curve.With(
            Array.ConvertAll(keep, i => curve.X.Span[i]), Array.ConvertAll(keep, i => curve.Y.Span[i]),
            curve.StandardDeviation is { } s ? Array.ConvertAll(keep, i => s.Span[i]) : null);
        return (chosen, keep.Length == curve.Count ? [] : [Finding.Hint($"{curve.Count - keep.Length} of {curve.Count} points were masked and not fitted.", "mask")]);
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
