namespace Fickian.Fitting;

/// <summary>A law y(x) with parameters, in the form in which it can be fitted.</summary>
/// <remarks>
/// y(x) = Σⱼ cⱼ·φⱼ(x; θ): coefficients c enter linearly and are eliminated exactly (variable projection), parameters θ do not.
/// A law without coefficients has the single column φ = y.
/// A model is immutable and does not know how it is fitted; the optimiser sees spans only.
/// </remarks>
public interface IModel
{
    /// <summary>Name in words, for tables: <c>plane sheet</c>.</summary>
    string Name { get; }

    /// <summary>Parameters θ in which the law is not linear, in the order of the optimiser; fixed ones included, [p].</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Coefficients c in which the law is linear, one per column; fixed ones included; empty if there are none, [c].</summary>
    IReadOnlyList<Parameter> Coefficients { get; }

    /// <summary>Columns φⱼ at the given abscissae.</summary>
    /// <param name="x">Abscissae, SI, [n].</param>
    /// <param name="parameters">Values of all parameters θ, SI, [p].</param>
    /// <param name="columns">Receives the columns one after the other, [max(c, 1) × n].</param>
    void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns);

    /// <summary>Columns φⱼ and their derivatives with respect to the free parameters.</summary>
    /// <param name="x">Abscissae, SI, [n].</param>
    /// <param name="parameters">Values of all parameters θ, SI, [p].</param>
    /// <param name="columns">Receives the columns, [max(c, 1) × n].</param>
    /// <param name="derivatives">Receives ∂φⱼ/∂θₖ for each free θₖ in order, [free × max(c, 1) × n].</param>
    /// <returns>False if the model has no analytic derivatives; the optimiser then takes differences.</returns>
    bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives) => false;

    /// <summary>Starting values of all parameters θ for the given data; fixed ones and those with a stated start keep their value.</summary>
    /// <param name="data">Points to be fitted.</param>
    /// <param name="parameters">Receives the starting values, SI, [p].</param>
    void Guess(Curve data, Span<double> parameters);
}
