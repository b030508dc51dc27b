using Fickian.Fitting;

namespace Fickian.Sorption;

/// <summary>Isotherm of Brunauer, Emmett and Teller: layers upon layers, the first bound more strongly.</summary>
/// <remarks>
/// q = q_m·Cx/{(1−x)[1+(C−1)x]},  x = p/p₀;  Γ = d ln p/d ln q = 1/{1 + x/(1−x) − (C−1)x/[1+(C−1)x]};  ∫q d ln p = q_m·ln{[1+(C−1)x]/(1−x)}.
/// Trusted for x from about 0.05 to 0.3 only; for pores narrower than a few molecules q_m is no monolayer. Relative error 1e-14.
/// Source: S. Brunauer, P. H. Emmett and E. Teller, J. Am. Chem. Soc. 60, 309 (1938), not consulted; the range is that commonly advised.
/// </remarks>
/// <param name="SaturationPressure">Vapour pressure p₀ of the liquid, Pa.</param>
/// <exception cref="ArgumentOutOfRangeException">The pressure is not positive and finite.</exception>
public sealed record Bet(double SaturationPressure) : IIsothermModel
{
    private static readonly Quantity Constant = new("energyConstant", "C", Unit.One);

    /// <summary>Vapour pressure p₀ of the liquid, Pa.</summary>
    public double SaturationPressure { get; init => field = SorptionParameters.Require(value, nameof(SaturationPressure), "Pa"); } = SorptionParameters.Require(SaturationPressure, nameof(SaturationPressure), "Pa");

    /// <summary>Amount q_m in the first layer, mol/kg; free by default.</summary>
    public Parameter MonolayerCapacity { get; init => field = SorptionParameters.Capacity(value, "monolayerCapacity", "q_m"); } = SorptionParameters.Capacity(Parameter.Free, "monolayerCapacity", "q_m");

    /// <summary>Constant C, how much more strongly the first layer is bound, 1; free by default, between 1e-3 and 1e8.</summary>
    public Parameter EnergyConstant { get; init => field = SorptionParameters.Positive(value, Constant, 1e-3, 1e8); } = SorptionParameters.Positive(Parameter.Free, Constant, 1e-3, 1e8);

    /// <inheritdoc/>
    public string Name => "BET";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [EnergyConstant];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [MonolayerCapacity];

    /// <inheritdoc/>
    public double PressureLimit(ReadOnlySpan<double> parameters) => SaturationPressure;

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) => IsothermColumns.Fill(this, x, parameters, columns);

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) =>
        CandidateSearch.Fill(this, data, Enumerable.Range(-4, 25).Select(i => new[] { Math.Pow(10, i / 4.0) }), parameters);

    /// <inheritdoc/>
    public IsothermPoint Column(int column, double pressure, ReadOnlySpan<double> parameters) => LayeredColumn.At(pressure / SaturationPressure, parameters[0]);

    /// <inheritdoc/>
    public double Potential(int column, double pressure, ReadOnlySpan<double> parameters) => LayeredColumn.Potential(pressure / SaturationPressure, parameters[0]);
}
