namespace Fickian.Sorption;

/// <summary>What is known of one gas in a solid: its diffusivity and, only where an isotherm exists, its solubility.</summary>
/// <param name="Gas">Name of the gas, for the sentences.</param>
/// <param name="Diffusivity">D, m²/s.</param>
public sealed record GasTransport(string Gas, Estimate Diffusivity)
{
    /// <summary>S from an isotherm over the step of pressure, mol/(m³ Pa); not determined by default: there is no isotherm.</summary>
    public Estimate Solubility { get; init; } =
        new(double.NaN, double.PositiveInfinity, Sorption.Permeability.SolubilityUnit) { Name = "solubility", Verdict = Verdict.NotDetermined };

    /// <summary>Whether there is an isotherm.</summary>
    public bool HasSolubility => Solubility.Value > 0;

    /// <summary>P = D·S, mol/(m s Pa); not determined without an isotherm.</summary>
    public Estimate Permeability => HasSolubility
        ? Sorption.Permeability.Of(Diffusivity, Solubility)
        : new(double.NaN, double.PositiveInfinity, Sorption.Permeability.SI) { Name = "permeability", Verdict = Verdict.NotDetermined };
}
