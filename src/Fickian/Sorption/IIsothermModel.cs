using Fickian.Fitting;

namespace Fickian.Sorption;

/// <summary>A sorption isotherm: the amount q that a solid holds in equilibrium with a gas of pressure p.</summary>
/// <remarks>
/// q(p) = Σⱼ cⱼ·φⱼ(p; θ): capacities c are linear, affinities and exponents θ are not. Each φ rises from 0 with p.
/// Amounts are in mol/kg (in mol/m³ for <see cref="DualMode"/>), pressures in Pa. With numbers for all parameters it is an <see cref="Isotherm"/>.
/// </remarks>
public interface IIsothermModel : IModel
{
    /// <summary>Unit of the amount: mol/kg, or mol/m³ where the law is one per volume.</summary>
    Unit AmountUnit => SorptionParameters.MolePerKilogram;

    /// <summary>Pressure below which the law holds, Pa; +∞ unless the gas condenses.</summary>
    /// <param name="parameters">Values of all parameters θ, SI, [p].</param>
    double PressureLimit(ReadOnlySpan<double> parameters) => double.PositiveInfinity;

    /// <summary>One column and its slope in ln p.</summary>
    /// <param name="column">Number of the column, from 0.</param>
    /// <param name="pressure">p, Pa; above 0.</param>
    /// <param name="parameters">Values of all parameters θ, SI, [p].</param>
    IsothermPoint Column(int column, double pressure, ReadOnlySpan<double> parameters);

    /// <summary>∫₀ᵖ φ(p′) d ln p′ of one column: its part in the spreading pressure.</summary>
    /// <param name="column">Number of the column, from 0.</param>
    /// <param name="pressure">p, Pa; above 0.</param>
    /// <param name="parameters">Values of all parameters θ, SI, [p].</param>
    double Potential(int column, double pressure, ReadOnlySpan<double> parameters);
}
