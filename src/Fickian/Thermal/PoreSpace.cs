using Fickian.Fitting;

namespace Fickian.Thermal;

/// <summary>What two densities of one solid say about its pores, and what the guests in them weigh.</summary>
/// <remarks>
/// Porosity ε = 1 − ρ_env/ρ_sk, pore volume v = 1/ρ_env − 1/ρ_sk. Between the two surfaces lie the pores that helium enters and the liquid does not;
/// voids that neither enters are part of the solid here.
/// </remarks>
public static class PoreSpace
{
    /// <summary>ε, the part of the envelope that helium enters and the liquid does not.</summary>
    /// <param name="envelope">ρ_env, kg/m³.</param>
    /// <param name="skeletal">ρ_sk, kg/m³.</param>
    public static Estimate Porosity(Estimate envelope, Estimate skeletal) =>
        Propagation.OfIndependent(DensityQuantity.Porosity, x => 1 - (x[0] / x[1]), envelope, skeletal);

    /// <summary>v, m³/kg.</summary>
    /// <param name="envelope">ρ_env, kg/m³.</param>
    /// <param name="skeletal">ρ_sk, kg/m³.</param>
    public static Estimate PoreVolume(Estimate envelope, Estimate skeletal) =>
        Propagation.OfIndependent(DensityQuantity.PoreVolume, x => (1 / x[0]) - (1 / x[1]), envelope, skeletal);

    /// <summary>Density without guests, the volume kept: ρ·(1 − w).</summary>
    /// <remarks>
    /// Takes the mass of the guests away and leaves the volume as it was. Right for an envelope that does not shrink on drying;
    /// for a skeletal density an approximation, since the volume that helium could not enter because guests stood there stays in.
    /// </remarks>
    /// <param name="density">ρ of the solid with its guests, kg/m³.</param>
    /// <param name="massFraction">w, mass of the guests over the mass of both, 1.</param>
    public static Estimate WithoutGuests(Estimate density, Estimate massFraction)
    {
        ArgumentNullException.ThrowIfNull(density);
        return Propagation.OfIndependent(new Quantity(density.Name, "ρ", density.Unit), x => x[0] * (1 - x[1]), density, massFraction);
    }

    /// <summary>Density after a loss of volume at constant mass: ρ/(1 − loss).</summary>
    /// <param name="density">ρ before, kg/m³.</param>
    /// <param name="loss">Relative loss of volume, 1.</param>
    public static Estimate AfterShrinking(Estimate density, Estimate loss)
    {
        ArgumentNullException.ThrowIfNull(density);
        return Propagation.OfIndependent(new Quantity(density.Name, "ρ", density.Unit), x => x[0] / (1 - x[1]), density, loss);
    }

    /// <summary>Fractional free volume of a glass: 1 − 1.3·V_w·ρ.</summary>
    /// <remarks>
    /// The volume that molecules occupy is taken as 1.3 times their van der Waals volume V_w, the packing of a crystal at 0 K. A convention for polymers; for open frameworks it measures pores and free volume together.
    /// Source: A. Bondi, J. Phys. Chem. 68, 441 (1964).
    /// </remarks>
    /// <param name="density">ρ of the solid, kg/m³.</param>
    /// <param name="vanDerWaalsVolume">V_w per mass, m³/kg.</param>
    public static Estimate FreeVolume(Estimate density, Estimate vanDerWaalsVolume) =>
        Propagation.OfIndependent(DensityQuantity.FreeVolume, x => 1 - (1.3 * x[1] * x[0]), density, vanDerWaalsVolume);
}
