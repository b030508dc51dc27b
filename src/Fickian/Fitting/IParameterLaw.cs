namespace Fickian.Fitting;

/// <summary>How the value of one parameter in each of several curves follows from parameters that all curves share.</summary>
/// <remarks>pᵢ = law(i; q), i the number of the curve from 0. A law is immutable and does not know which parameter of which model it governs.</remarks>
public interface IParameterLaw
{
    /// <summary>Parameters q of the law.</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Value pᵢ in a curve, SI.</summary>
    /// <param name="curve">Number of the curve, from 0.</param>
    /// <param name="parameters">Values of q, SI, [q].</param>
    double Value(int curve, ReadOnlySpan<double> parameters);

    /// <summary>Gradient of pᵢ in q.</summary>
    /// <param name="curve">Number of the curve, from 0.</param>
    /// <param name="parameters">Values of q, SI, [q].</param>
    /// <param name="gradient">Receives ∂pᵢ/∂q, [q].</param>
    void Differentiate(int curve, ReadOnlySpan<double> parameters, Span<double> gradient);

    /// <summary>Starting values of q from values of p in each curve.</summary>
    /// <param name="values">pᵢ as guessed from each curve by itself, SI, [curves].</param>
    /// <param name="parameters">Receives the start, SI, [q].</param>
    void Guess(ReadOnlySpan<double> values, Span<double> parameters);
}
