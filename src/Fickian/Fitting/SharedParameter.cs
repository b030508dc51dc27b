namespace Fickian.Fitting;

/// <summary>One value for all curves: pᵢ = q.</summary>
/// <param name="Parameter">The parameter.</param>
internal sealed record SharedParameter(Parameter Parameter) : IParameterLaw
{
    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Parameter];

    /// <inheritdoc/>
    public double Value(int curve, ReadOnlySpan<double> parameters) => parameters[0];

    /// <inheritdoc/>
    public void Differentiate(int curve, ReadOnlySpan<double> parameters, Span<double> gradient) => gradient[0] = 1;

    /// <inheritdoc/>
    public void Guess(ReadOnlySpan<double> values, Span<double> parameters)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += Parameter.IsLogarithmic ? Math.Log(value) : value;
        parameters[0] = Parameter.IsLogarithmic ? Math.Exp(sum / values.Length) : sum / values.Length;
    }
}
