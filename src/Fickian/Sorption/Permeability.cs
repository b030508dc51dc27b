namespace Fickian.Sorption;

/// <summary>Permeability from diffusion and sorption, and the units it is quoted in.</summary>
/// <remarks>
/// P = D·S, S = (C₂ − C₁)/(p₂ − p₁) the secant of the isotherm over the step of pressure; permeance = P/l.
/// 1 Barrer = 10⁻¹⁰ cm³(STP) cm cm⁻² s⁻¹ cmHg⁻¹, 1 GPU = 10⁻⁶ cm³(STP) cm⁻² s⁻¹ cmHg⁻¹, with 22 414 cm³/mol and 1 cmHg = 1333.22 Pa:
/// 3.3464·10⁻¹⁶ mol/(m s Pa) and 3.3464·10⁻¹⁰ mol/(m² s Pa).
/// D must be the mean of the transport diffusivity over the same step; an equilibrium D and S from different pressures do not multiply.
/// Source: J. G. Wijmans and R. W. Baker, J. Membr. Sci. 107, 1 (1995), for the solution–diffusion model, not consulted.
/// </remarks>
public static class Permeability
{
    private const double MolePerCubicCentimetre = 1 / 22414.0;
    private const double PascalPerCentimetreOfMercury = 1333.22;

    /// <summary>Permeability in SI.</summary>
    public static Unit SI { get; } = new("mol/(m s Pa)");

    /// <summary>Barrer, unit of permeability.</summary>
    public static Unit Barrer { get; } = new("Barrer", 1e-10 * MolePerCubicCentimetre * 100 / PascalPerCentimetreOfMercury);

    /// <summary>GPU, gas permeation unit of permeance.</summary>
    public static Unit GasPermeationUnit { get; } = new("GPU", 1e-6 * MolePerCubicCentimetre * 1e4 / PascalPerCentimetreOfMercury);

    /// <summary>Solubility in SI.</summary>
    public static Unit SolubilityUnit { get; } = new("mol/(m³ Pa)");

    extension(double value)
    {
        /// <summary>Permeability given in Barrer, mol/(m s Pa).</summary>
        public double Barrers() => value * Barrer.InSI;

        /// <summary>Permeance given in GPU, mol/(m² s Pa).</summary>
        public double GasPermeationUnits() => value * GasPermeationUnit.InSI;
    }

    /// <summary>P = D·S of two independent experiments.</summary>
    /// <remarks>u(P)/P = √[(u(D)/D)² + (u(S)/S)²]; degrees of freedom by Welch and Satterthwaite. If either is not determined, neither is P.</remarks>
    /// <param name="diffusivity">D, m²/s; above 0.</param>
    /// <param name="solubility">S, mol/(m³ Pa); above 0.</param>
    /// <exception cref="ArgumentException">An estimate is not positive.</exception>
    public static Estimate Of(Estimate diffusivity, Estimate solubility)
    {
        ArgumentNullException.ThrowIfNull(diffusivity);
        ArgumentNullException.ThrowIfNull(solubility);
        if (!(solubility.Value > 0))
            throw new ArgumentException($"A solubility is positive; found {solubility.Value}.", nameof(solubility));

        // D·S = D/(1/S), and the relative error of 1/S is that of S.
        var resistance = solubility with { Value = 1 / solubility.Value, StandardError = solubility.StandardError / solubility.Value / solubility.Value };
        return Estimate.RatioOfIndependent(diffusivity, resistance) with { Name = "permeability", Unit = SI };
    }

    /// <summary>Secant solubility S = (C₂ − C₁)/(p₂ − p₁) of an isotherm over a step of pressure, mol/(m³ Pa).</summary>
    /// <param name="isotherm">Isotherm per mass or per volume.</param>
    /// <param name="upper">p₂, Pa.</param>
    /// <param name="lower">p₁, Pa; 0 by default.</param>
    /// <param name="density">Density of the solid, kg/m³; for an isotherm per mass, and only for that.</param>
    /// <exception cref="ArgumentException">A density is missing, or given for an isotherm per volume.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The density is not positive, or the pressures do not ascend.</exception>
    public static double Solubility(Isotherm isotherm, double upper, double lower = 0, double? density = null)
    {
        ArgumentNullException.ThrowIfNull(isotherm);
        var isPerMass = isotherm.Model.AmountUnit == SorptionParameters.MolePerKilogram;
        if (isPerMass != density.HasValue)
            throw new ArgumentException($"The {isotherm.Model.Name} isotherm is in {isotherm.Model.AmountUnit} and {(isPerMass ? "needs the density of the solid" : "takes no density")}.", nameof(density));
        if (!(upper > lower))
            throw new ArgumentOutOfRangeException(nameof(upper), upper, $"A step of pressure goes up; found {lower} to {upper} Pa.");
        var volume = density is { } mass ? SorptionParameters.Require(mass, nameof(density), "kg/m³") : 1;
        return volume * (isotherm.Amount(upper) - isotherm.Amount(lower)) / (upper - lower);
    }
}
