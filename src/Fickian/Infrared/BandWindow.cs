namespace Fickian.Infrared;

/// <summary>A range of a spectral axis: which stored points lie in it, and weights that make areas of them.</summary>
internal sealed class BandWindow
{
    private const int FewestPoints = 7;

    private readonly double[] at;

    private BandWindow(int first, double[] at) => (First, this.at) = (first, at);

    /// <summary>Index of the first point as stored.</summary>
    public int First { get; }

    /// <summary>Number of points.</summary>
    public int Count => at.Length;

    /// <summary>Wavenumbers in stored order, cm⁻¹.</summary>
    public ReadOnlySpan<double> At => at;

    /// <summary>Finds a range.</summary>
    /// <param name="axis">Spectral axis, ascending or descending.</param>
    /// <param name="low">Lower end, cm⁻¹.</param>
    /// <param name="high">Upper end, cm⁻¹.</param>
    /// <exception cref="ArgumentException">Too few points lie in the range.</exception>
    public static BandWindow Of(Axis axis, double low, double high)
    {
        var values = axis.Values.Span;
        var first = 0;
        while (first < values.Length && !(values[first] >= low && values[first] <= high))
            first++;
        var end = first;
        while (end < values.Length && values[end] >= low && values[end] <= high)
            end++;
        return end - first >= FewestPoints
            ? new(first, values[first..end].ToArray())
            : throw new ArgumentException($"At least {FewestPoints} points between {low} and {high} cm⁻¹ were expected; found {end - first}, on an axis from {axis.First} to {axis.Last}.", nameof(axis));
    }

    /// <summary>Weights of the trapezoidal rule, cm⁻¹, [n]; positive in either direction of the axis.</summary>
    public double[] Trapezoid()
    {
        var weights = new double[at.Length];
        for (var i = 1; i < at.Length; i++)
        {
            var half = 0.5 * Math.Abs(at[i] - at[i - 1]);
            weights[i - 1] += half;
            weights[i] += half;
        }

        return weights;
    }

    /// <summary>Takes from weights the area under the line through the means of some points at either end.</summary>
    public void SubtractFoot(double[] weights, int points)
    {
        foreach (var (i, share) in Foot(points, 0.5 * (at[0] + at[^1])))
            weights[i] -= share * Math.Abs(at[^1] - at[0]);
    }

    /// <summary>Takes from values the line through the means of some points at either end.</summary>
    public double[] WithoutFoot(double[] values, int points) =>
        [.. values.Select((v, i) => v - Foot(points, at[i]).Sum(f => f.Share * values[f.Index]))];

    /// <summary>Σ weight·value over the range.</summary>
    public double Sum(ReadOnlySpan<float> spectrum, double[] weights)
    {
        var values = spectrum.Slice(First, weights.Length);
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * values[i];
        return sum;
    }

    // Shares of the end points in the value of the line at a wavenumber.
    private IEnumerable<(int Index, double Share)> Foot(int points, double where)
    {
        var (left, right) = (at[..points].Average(), at[^points..].Average());
        var part = (where - left) / (right - left);
        for (var i = 0; i < points; i++)
        {
            yield return (i, (1 - part) / points);
            yield return (at.Length - 1 - i, part / points);
        }
    }
}
