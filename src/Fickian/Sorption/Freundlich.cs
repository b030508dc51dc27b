using Fickian.Fitting;

namespace Fickian.Sorption;

/// <summary>Freundlich's isotherm: a power of the pressure.</summary>
/// <remarks>
/// q = q₁·(p/p₁)^{1/n};  Γ = d ln p/d ln q = n;  ∫q d ln p = n·q.
/// q₁ is the amount at the reference pressure p₁, which keeps it uncorrelated with n if p₁ lies within the data. Neither Henry's law nor saturation. Relative error 1e-14.
/// Source: H. Freundlich, Z. Phys. Chem. 57, 385 (1907), not consulted.
/// </remarks>
public sealed record Freundlich : IIsothermModel
{
    private static readonly Quantity ExponentQuantity = new("exponent", "n", Unit.One);

    /// <summary>Reference pressure p₁, Pa; 1 bar by default.</summary>
    public double ReferencePressure { get; init => field = SorptionParameters.Require(value, nameof(ReferencePressure), "Pa"); } = 1e5;

    /// <summary>Amount q₁ at the reference pressure, mol/kg; free by default.</summary>
    public Parameter ReferenceAmount { get; init => field = SorptionParameters.Capacity(value, "referenceAmount", "q₁"); } = SorptionParameters.Capacity(Parameter.Free, "referenceAmount", "q₁");

    /// <summary>Exponent n, 1; free by default, between 0.05 and 50.</summary>
    public Parameter Exponent { get; init => field = SorptionParameters.Positive(value, ExponentQuantity, 0.05, 50); } = SorptionParameters.Positive(Parameter.Free, ExponentQuantity, 0.05, 50);

    /// <inheritdoc/>
    public string Name => "Freundlich";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Exponent];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [ReferenceAmount];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) => IsothermColumns.Fill(this, x, parameters, columns);

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) =>
        CandidateSearch.Fill(this, data, Enumerable.Range(-4, 25).Select(i => new[] { Math.Pow(10, i / 16.0) }), parameters);

    /// <inheritdoc/>
    public IsothermPoint Column(int column, double pressure, ReadOnlySpan<double> parameters)
    {
        var value = Math.Pow(pressure / ReferencePressure, 1 / parameters[0]);
        return new(value, value / parameters[0]);
    }

    /// <inheritdoc/>
    public double Potential(int column, double pressure, ReadOnlySpan<double> parameters) => parameters[0] * Column(column, pressure, parameters).Value;
}
