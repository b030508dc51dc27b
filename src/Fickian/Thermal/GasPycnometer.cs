using Fickian.Fitting;

namespace Fickian.Thermal;

/// <summary>Skeletal volume by expansion of helium from a cell with the sample into an empty one.</summary>
/// <remarks>
/// V = V_c − V_x/(p₁/p₂ − 1),  V_c = volume of the sample cell, V_x = volume it is expanded into, p₁ and p₂ = gauge pressures before and after.
/// Ideal gas, both cells at one temperature, no adsorption of helium and all pores open to it; V_x at atmospheric pressure before the expansion, so that gauge pressures may be used.
/// Source: Boyle's law; methods of this kind are standardised as ISO 12154 and ASTM D5550.
/// </remarks>
/// <param name="CellVolume">V_c, m³, from a calibration with spheres.</param>
/// <param name="ExpansionVolume">V_x, m³.</param>
public sealed record GasPycnometer(Estimate CellVolume, Estimate ExpansionVolume)
{
    /// <summary>Volume of the sample from the pressures of one run.</summary>
    /// <param name="before">p₁, Pa.</param>
    /// <param name="after">p₂, Pa.</param>
    /// <exception cref="ArgumentException">The pressure does not fall, or the volume comes out negative.</exception>
    public Estimate Volume(Estimate before, Estimate after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (!(before.Value > after.Value && after.Value > 0))
            throw new ArgumentException($"A pressure that falls on expansion was expected; found {before.Value} Pa before and {after.Value} Pa after.", nameof(before));
        var volume = Propagation.OfIndependent(DensityQuantity.Volume, x => x[0] - (x[1] / ((x[2] / x[3]) - 1)), CellVolume, ExpansionVolume, before, after);
        return volume.Value > 0 ? volume
            : throw new ArgumentException($"A positive volume was expected and {volume.Value} m³ follows from the pressures; were they read as absolute instead of gauge pressures?", nameof(before));
    }

    /// <summary>Skeletal density from a mass and a volume.</summary>
    /// <param name="mass">Mass, kg.</param>
    /// <param name="volume">Volume, m³, of one run or the mean of several.</param>
    public static Estimate Density(Estimate mass, Estimate volume) => Propagation.OfIndependent(DensityQuantity.Skeletal, x => x[0] / x[1], mass, volume);
}
