using Fickian.Fitting;

namespace Fickian.Thermal;

/// <summary>Envelope density by weighing in air and in a liquid (Archimedes).</summary>
/// <remarks>
/// ρ = ρ_a + (ρ_l − ρ_a)·W_a/(W_a − W_l),  W_a and W_l = readings in air and in the liquid.
/// Follows from W = k·(m − ρV) for either medium: the factor k of a balance that was adjusted in air cancels. Without the buoyancy of air the density would come out some 0.1 % wrong.
/// Assumes that the liquid wets the sample and does not enter it, and that the same mass hangs in both; a liquid that creeps into pores makes the density too large.
/// Source: the balance of forces; methods of this kind are standardised as ISO 1183-1 and ASTM D792.
/// </remarks>
public static class Immersion
{
    /// <summary>The envelope density.</summary>
    /// <param name="inAir">Reading in air, kg.</param>
    /// <param name="inLiquid">Reading in the liquid, kg.</param>
    /// <param name="liquidDensity">Density of the liquid at its temperature, kg/m³; see <see cref="Toluene"/>.</param>
    /// <param name="airDensity">Density of the air, kg/m³; see <see cref="MoistAir"/>.</param>
    /// <exception cref="ArgumentException">The reading in the liquid is not below that in air.</exception>
    public static Estimate Density(Estimate inAir, Estimate inLiquid, Estimate liquidDensity, Estimate airDensity)
    {
        ArgumentNullException.ThrowIfNull(inAir);
        ArgumentNullException.ThrowIfNull(inLiquid);
        return inAir.Value > inLiquid.Value && inAir.Value > 0
            ? Propagation.OfIndependent(DensityQuantity.Envelope, x => x[3] + ((x[2] - x[3]) * x[0] / (x[0] - x[1])), inAir, inLiquid, liquidDensity, airDensity)
            : throw new ArgumentException($"A reading in the liquid below the one in air was expected; found {inLiquid.Value} kg and {inAir.Value} kg: were they exchanged?", nameof(inLiquid));
    }
}
