namespace Fickian.Sorption;

/// <summary>What a solid takes up from a mixture of two gases.</summary>
/// <param name="First">Amount of the first gas, in the unit of the isotherms.</param>
/// <param name="Second">Amount of the second gas, in the unit of the isotherms.</param>
/// <param name="Selectivity">(x₁/y₁)/(x₂/y₂), how much the solid prefers the first gas, 1.</param>
/// <param name="SpreadingPressure">ψ = πA/(RT) of the mixture, in the unit of the isotherms.</param>
public sealed record MixtureUptake(double First, double Second, double Selectivity, double SpreadingPressure)
{
    /// <summary>Amount of both gases, in the unit of the isotherms.</summary>
    public double Total => First + Second;
}
