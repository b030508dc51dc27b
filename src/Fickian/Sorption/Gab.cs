using Fickian.Fitting;

namespace Fickian.Sorption;

/// <summary>Isotherm of Guggenheim, Anderson and de Boer: layers upon layers, the upper ones bound less strongly than in the liquid.</summary>
/// <remarks>
/// q = q_m·Cy/{(1−y)[1+(C−1)y]},  y = Kp/p₀;  Γ and ∫q d ln p as for <see cref="Bet"/> with y for x.
/// K = 1 is BET; K &lt; 1 extends the range to higher pressure (often to p/p₀ ≈ 0.8, water vapour). Relative error 1e-14.
/// Source: R. B. Anderson, J. Am. Chem. Soc. 68, 686 (1946), not consulted.
/// </remarks>
/// <param name="SaturationPressure">Vapour pressure p₀ of the liquid, Pa.</param>
/// <exception cref="ArgumentOutOfRangeException">The pressure is not positive and finite.</exception>
public sealed record Gab(double SaturationPressure) : IIsothermModel
{
    private static readonly Quantity Constant = new("energyConstant", "C", Unit.One);
    private static readonly double[] Multilayers = [0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.97];
    private static readonly Quantity Multilayer = new("multilayerConstant", "K", Unit.One);

    /// <summary>Vapour pressure p₀ of the liquid, Pa.</summary>
    public double SaturationPressure { get; init => field = SorptionParameters.Require(value, nameof(SaturationPressure), "Pa"); } = SorptionParameters.Require(SaturationPressure, nameof(SaturationPressure), "Pa");

    /// <summary>Amount q_m in the first layer, mol/kg; free by default.</summary>
    public Parameter MonolayerCapacity { get; init => field = SorptionParameters.Capacity(value, "monolayerCapacity", "q_m"); } = SorptionParameters.Capacity(Parameter.Free, "monolayerCapacity", "q_m");

    /// <summary>Constant C, how much more strongly the first layer is bound, 1; free by default, between 1e-3 and 1e8.</summary>
    public Parameter EnergyConstant { get; init => field = SorptionParameters.Positive(value, Constant, 1e-3, 1e8); } = SorptionParameters.Positive(Parameter.Free, Constant, 1e-3, 1e8);

    /// <summary>Constant K, how strongly the upper layers are bound, 1; free by default, between 1e-3 and 1.</summary>
    public Parameter MultilayerConstant { get; init => field = SorptionParameters.Positive(value, Multilayer, 1e-3, 1); } = SorptionParameters.Positive(Parameter.Free, Multilayer, 1e-3, 1);

    /// <inheritdoc/>
    public string Name => "GAB";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [EnergyConstant, MultilayerConstant];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [MonolayerCapacity];

    /// <inheritdoc/>
    public double PressureLimit(ReadOnlySpan<double> parameters) => SaturationPressure / parameters[1];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) => IsothermColumns.Fill(this, x, parameters, columns);

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) =>
        CandidateSearch.Fill(
            this, data,
            from constant in Enumerable.Range(-2, 13).Select(i => Math.Pow(10, i / 2.0))
            from multilayer in Multilayers
            select new[] { constant, multilayer },
            parameters);

    /// <inheritdoc/>
    public IsothermPoint Column(int column, double pressure, ReadOnlySpan<double> parameters) =>
        LayeredColumn.At(parameters[1] * pressure / SaturationPressure, parameters[0]);

    /// <inheritdoc/>
    public double Potential(int column, double pressure, ReadOnlySpan<double> parameters) =>
        LayeredColumn.Potential(parameters[1] * pressure / SaturationPressure, parameters[0]);
}
