namespace Fickian.Infrared;

/// <summary>A stretch of the spectrum that belongs to one vibration, or to none.</summary>
/// <remarks>Both limits are included. Limits are conventions, to be stated with every area; the positions of the free molecules stand beside them.</remarks>
public sealed record Band
{
    /// <summary>Makes a band.</summary>
    /// <param name="name">Name, for a legend.</param>
    /// <param name="lower">Lower limit, cm⁻¹.</param>
    /// <param name="upper">Upper limit, cm⁻¹.</param>
    /// <exception cref="ArgumentException">The limits are not finite, or do not ascend.</exception>
    public Band(string name, double lower, double upper)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!(double.IsFinite(lower) && double.IsFinite(upper) && lower < upper))
            throw new ArgumentException($"A band runs from a lower to a higher wavenumber; found {lower} to {upper} cm⁻¹ for '{name}'.", nameof(lower));
        (Name, Lower, Upper) = (name, lower, upper);
    }

    /// <summary>Antisymmetric stretch of CO₂, ν₃: 2300 to 2380 cm⁻¹.</summary>
    /// <remarks>The free molecule absorbs about 2349.14 cm⁻¹ (HITRAN); carbon dioxide in pores some wavenumbers below.</remarks>
    public static Band CarbonDioxideAntisymmetricStretch { get; } = new("CO₂ ν₃", 2300, 2380);

    /// <summary>Combination ν₁ + ν₃ of CO₂: 3670 to 3740 cm⁻¹, some forty times weaker than ν₃; for samples in which ν₃ is saturated.</summary>
    /// <remarks>Origin in the free molecule 3714.78 cm⁻¹; its Fermi partner 2ν₂ + ν₃ lies at 3612.84 cm⁻¹ (HITRAN). Water vapour absorbs here too.</remarks>
    public static Band CarbonDioxideCombination { get; } = new("CO₂ ν₁ + ν₃", 3670, 3740);

    /// <summary>Stretches of C–H of ethane and other alkanes: 2800 to 3000 cm⁻¹.</summary>
    /// <remarks>Free ethane absorbs at 2896 and 2985 cm⁻¹. Source: T. Shimanouchi, Tables of Molecular Vibrational Frequencies, NSRDS-NBS 39 (1972).</remarks>
    public static Band CarbonHydrogenStretch { get; } = new("C–H stretch", 2800, 3000);

    /// <summary>Name, for a legend.</summary>
    public string Name { get; }

    /// <summary>Lower limit, cm⁻¹, included.</summary>
    public double Lower { get; }

    /// <summary>Upper limit, cm⁻¹, included.</summary>
    public double Upper { get; }

    /// <summary>Middle of the band, cm⁻¹.</summary>
    public double Middle => 0.5 * (Lower + Upper);

    /// <summary>Whether a wavenumber lies in the band.</summary>
    /// <param name="wavenumber">Wavenumber, cm⁻¹.</param>
    public bool Contains(double wavenumber) => wavenumber >= Lower && wavenumber <= Upper;

    /// <summary>The stored points of an axis that lie in the band.</summary>
    /// <exception cref="ArgumentException">The axis is not one of wavenumbers, or fewer points than needed lie in the band.</exception>
    internal Range On(Axis axis, int needed)
    {
        if (axis.Quantity.Unit.Symbol != Unit.PerCentimetre.Symbol)
            throw new ArgumentException($"Bands lie on an axis in cm⁻¹; found '{axis.Quantity.Name}' in {axis.Quantity.Unit}.", nameof(axis));
        var range = axis.Between(Lower, Upper);
        var count = range.End.Value - range.Start.Value;
        return count >= needed
            ? range
            : throw new ArgumentException($"The band '{Name}' from {Lower} to {Upper} cm⁻¹ needs {needed} points of the spectrum; found {count} on an axis from {axis.First} to {axis.Last} cm⁻¹.", nameof(axis));
    }
}
