using System.Collections;

namespace Fickian.Fitting;

/// <summary>Values of all parameters and coefficients of a model, θ first, looked up by parameter or by position.</summary>
public sealed class FitValues : IReadOnlyList<double>
{
    private readonly ParameterSet set;
    private readonly double[] values;

    internal FitValues(ParameterSet set, double[] values)
    {
        this.set = set;
        this.values = values;
    }

    /// <inheritdoc/>
    public int Count => values.Length;

    /// <summary>Value of the parameter at a position, SI.</summary>
    /// <param name="index">Position among parameters and coefficients, in this order.</param>
    public double this[int index] => values[index];

    /// <summary>Value of a parameter, SI.</summary>
    /// <param name="parameter">A parameter or coefficient of the model; found by the name of its quantity.</param>
    /// <exception cref="ArgumentException">The model has none, or several, of that name.</exception>
    public double this[Parameter parameter] => values[set.IndexOf(parameter)];

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)values).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => values.GetEnumerator();

    internal ReadOnlySpan<double> Span => values;

    internal FitValues With(int index, double value)
    {
        var changed = (double[])values.Clone();
        changed[index] = value;
        return new(set, changed);
    }
}
