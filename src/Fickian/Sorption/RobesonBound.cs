using System.Collections.Immutable;

namespace Fickian.Sorption;

/// <summary>Empirical upper bound of polymer membranes: the more permeable, the less selective.</summary>
/// <remarks>
/// Pᵢ = k·αᵢⱼⁿ, so α = (P/k)^{1/n};  k in Barrer, n negative.
/// Drawn by hand above polymers known in 2008, mostly near 25–35 °C and pure gases; a bound of experience, not of nature, and none exists for CO₂ over ethane.
/// Source: L. M. Robeson, J. Membr. Sci. 320, 390 (2008). Only the constants of O₂/N₂ were found in literature that was read; the others are from memory: unverified.
/// </remarks>
/// <param name="Faster">The gas in the numerator.</param>
/// <param name="Slower">The gas in the denominator.</param>
/// <param name="FrontFactor">k, Barrer.</param>
/// <param name="Exponent">n, 1; negative.</param>
/// <param name="IsVerified">Whether the constants were read in the literature.</param>
public sealed record RobesonBound(string Faster, string Slower, double FrontFactor, double Exponent, bool IsVerified)
{
    /// <summary>O₂/N₂: 1 396 000 Barrer, −5.666; as quoted in literature that was read.</summary>
    public static RobesonBound OxygenNitrogen { get; } = new("O₂", "N₂", 1_396_000, -5.666, IsVerified: true);

    /// <summary>CO₂/CH₄: 5 369 140 Barrer, −2.636; unverified.</summary>
    public static RobesonBound CarbonDioxideMethane { get; } = new("CO₂", "CH₄", 5_369_140, -2.636, IsVerified: false);

    /// <summary>CO₂/N₂: 30 967 000 Barrer, −2.888; unverified.</summary>
    public static RobesonBound CarbonDioxideNitrogen { get; } = new("CO₂", "N₂", 30_967_000, -2.888, IsVerified: false);

    /// <summary>H₂/CO₂: 4515 Barrer, −2.302; unverified.</summary>
    public static RobesonBound HydrogenCarbonDioxide { get; } = new("H₂", "CO₂", 4515, -2.302, IsVerified: false);

    /// <summary>All bounds known here.</summary>
    public static ImmutableArray<RobesonBound> All { get; } = [OxygenNitrogen, CarbonDioxideMethane, CarbonDioxideNitrogen, HydrogenCarbonDioxide];

    /// <summary>Where the constants come from, and whether they were checked.</summary>
    public string Source => "L. M. Robeson, J. Membr. Sci. 320, 390 (2008)" + (IsVerified ? "" : "; constants from memory, unverified");

    /// <summary>Selectivity on the bound, 1.</summary>
    /// <param name="permeability">P of the faster gas, mol/(m s Pa); above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The permeability is not positive and finite.</exception>
    public double SelectivityAt(double permeability) =>
        Math.Pow(SorptionParameters.Require(permeability, nameof(permeability), "mol/(m s Pa)") / FrontFactor.Barrers(), 1 / Exponent);

    /// <summary>Permeability on the bound, mol/(m s Pa).</summary>
    /// <param name="selectivity">α, 1; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The selectivity is not positive and finite.</exception>
    public double PermeabilityAt(double selectivity) =>
        FrontFactor.Barrers() * Math.Pow(SorptionParameters.Require(selectivity, nameof(selectivity), "1"), Exponent);
}
