using Fickian.Fitting;

namespace Fickian.Sorption;

/// <summary>Langmuir's isotherm: equal sites, one guest each, guests that do not feel each other.</summary>
/// <remarks>
/// q = q_s·θ,  θ = bp/(1+bp);  Γ = d ln p/d ln q = 1/(1−θ) = 1+bp;  ∫q d ln p = q_s·ln(1+bp).
/// Far below saturation (bp ≪ 1) only q_s·b, the Henry constant, is determined. Relative error 1e-15.
/// Source: I. Langmuir, J. Am. Chem. Soc. 40, 1361 (1918), not consulted.
/// </remarks>
public sealed record Langmuir : IIsothermModel
{
    /// <summary>Capacity q_s, mol/kg; free by default.</summary>
    public Parameter Capacity { get; init => field = SorptionParameters.Capacity(value, "capacity", "q_s"); } = SorptionParameters.Capacity(Parameter.Free, "capacity", "q_s");

    /// <summary>Affinity b, 1/Pa; free by default, between 1e-12 and 1e6.</summary>
    public Parameter Affinity { get; init => field = SorptionParameters.Affinity(value); } = SorptionParameters.Affinity(Parameter.Free);

    /// <inheritdoc/>
    public string Name => "Langmuir";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Affinity];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [Capacity];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) => IsothermColumns.Fill(this, x, parameters, columns);

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) =>
        CandidateSearch.Fill(this, data, SorptionParameters.Affinities(data).Select(b => new[] { b }), parameters);

    /// <inheritdoc/>
    public IsothermPoint Column(int column, double pressure, ReadOnlySpan<double> parameters) => LangmuirColumn.At(parameters[0] * pressure);

    /// <inheritdoc/>
    public double Potential(int column, double pressure, ReadOnlySpan<double> parameters) => LangmuirColumn.LogOnePlus(parameters[0] * pressure);
}
