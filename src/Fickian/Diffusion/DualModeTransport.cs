namespace Fickian.Diffusion;

/// <summary>Transport in a glass that holds gas in two ways, dissolved and in holes, of which the second moves less: partial immobilisation.</summary>
/// <remarks>
/// C = C_D + C_H = k_D·p + C′_H·b·p/(1+bp), always in equilibrium with each other;  J = −D_D ∂C_D/∂x − F·D_D ∂C_H/∂x.
/// With K = C′_H·b/k_D:  J = −D_eff ∂C/∂x,  D_eff = D_D·[1 + FK/(1+bp)²]/[1 + K/(1+bp)²], p the pressure in equilibrium with C.
/// Permeability between p₂ and p₁:  P = k_D·D_D·{1 + FK/[(1+bp₁)(1+bp₂)]}, which falls with pressure to k_D·D_D.
/// F = D_H/D_D from 0 (immobile) to 1 (all alike: D_eff = D_D). Glass that the gas does not soften; constant D_D and F. Relative error 1e-14.
/// Source: D. R. Paul and W. J. Koros, J. Polym. Sci. Polym. Phys. Ed. 14, 675 (1976), not consulted; formulas derived from the flux above.
/// </remarks>
/// <param name="HenrySolubility">k_D, mol/(m³ Pa).</param>
/// <param name="HoleCapacity">C′_H, mol/m³.</param>
/// <param name="HoleAffinity">b, 1/Pa.</param>
/// <param name="HenryDiffusivity">D_D of the dissolved gas, m²/s.</param>
/// <param name="MobileFraction">F = D_H/D_D, 1; from 0 to 1.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is not positive and finite, or F is not between 0 and 1.</exception>
public sealed record DualModeTransport(double HenrySolubility, double HoleCapacity, double HoleAffinity, double HenryDiffusivity, double MobileFraction)
{
    /// <summary>k_D, mol/(m³ Pa).</summary>
    public double HenrySolubility { get; init => field = Positive(value, nameof(HenrySolubility)); } = Positive(HenrySolubility, nameof(HenrySolubility));

    /// <summary>C′_H, mol/m³.</summary>
    public double HoleCapacity { get; init => field = Positive(value, nameof(HoleCapacity)); } = Positive(HoleCapacity, nameof(HoleCapacity));

    /// <summary>b, 1/Pa.</summary>
    public double HoleAffinity { get; init => field = Positive(value, nameof(HoleAffinity)); } = Positive(HoleAffinity, nameof(HoleAffinity));

    /// <summary>D_D of the dissolved gas, m²/s.</summary>
    public double HenryDiffusivity { get; init => field = Positive(value, nameof(HenryDiffusivity)); } = Positive(HenryDiffusivity, nameof(HenryDiffusivity));

    /// <summary>F = D_H/D_D, 1; from 0 to 1.</summary>
    public double MobileFraction { get; init => field = Fraction(value); } = Fraction(MobileFraction);

    private double HoleRatio => HoleCapacity * HoleAffinity / HenrySolubility;

    /// <summary>Concentration C at a pressure, mol/m³.</summary>
    /// <param name="pressure">p, Pa; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pressure is negative.</exception>
    public double Concentration(double pressure) =>
        (HenrySolubility * NotNegative(pressure, nameof(pressure), "Pa")) + (HoleCapacity * HoleAffinity * pressure / (1 + (HoleAffinity * pressure)));

    /// <summary>Pressure in equilibrium with a concentration, Pa.</summary>
    /// <remarks>The positive root of k_D·b·p² + [k_D + b(C′_H − C)]·p − C = 0, in the form that does not cancel.</remarks>
    /// <param name="concentration">C = C_D + C_H, mol/m³; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The concentration is negative.</exception>
    public double Pressure(double concentration)
    {
        NotNegative(concentration, nameof(concentration), "mol/m³");
        var middle = HenrySolubility + (HoleAffinity * (HoleCapacity - concentration));
        var product = HenrySolubility * HoleAffinity;
        var root = Math.Sqrt((middle * middle) + (4 * product * concentration));
        return middle > 0 ? 2 * concentration / (middle + root) : (root - middle) / (2 * product);
    }

    /// <summary>D_eff of J = −D_eff ∂C/∂x, m²/s: the D(C) of the whole concentration.</summary>
    /// <param name="concentration">C = C_D + C_H, mol/m³; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The concentration is negative.</exception>
    public double EffectiveDiffusivity(double concentration)
    {
        var filling = 1 + (HoleAffinity * Pressure(concentration));
        var holes = HoleRatio / (filling * filling);
        return HenryDiffusivity * (1 + (MobileFraction * holes)) / (1 + holes);
    }

    /// <summary>Permeability P between two pressures, mol/(m s Pa).</summary>
    /// <param name="upstream">p₂, Pa; not negative.</param>
    /// <param name="downstream">p₁, Pa; not negative, 0 by default: vacuum.</param>
    /// <exception cref="ArgumentOutOfRangeException">A pressure is negative.</exception>
    public double Permeability(double upstream, double downstream = 0)
    {
        var filling = (1 + (HoleAffinity * NotNegative(upstream, nameof(upstream), "Pa"))) * (1 + (HoleAffinity * NotNegative(downstream, nameof(downstream), "Pa")));
        return HenrySolubility * HenryDiffusivity * (1 + (MobileFraction * HoleRatio / filling));
    }

    private static double Positive(double value, string name)
    {
        UptakeParameters.RequirePositive(value, name, name, "in SI units");
        return value;
    }

    private static double NotNegative(double value, string name, string unit) =>
        value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"A {name} is not negative and finite, in {unit}; found {value}.");

    private static double Fraction(double value) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"F = D_H/D_D lies between 0 and 1; found {value}.");
}
