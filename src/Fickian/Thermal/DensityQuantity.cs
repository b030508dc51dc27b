namespace Fickian.Thermal;

/// <summary>Quantities of a density determination.</summary>
public static class DensityQuantity
{
    /// <summary>Mass per volume of the solid alone, as helium finds it, kg/m³.</summary>
    public static Quantity Skeletal { get; } = new("skeletalDensity", "ρ_sk", Unit.KilogramPerCubicMetre);

    /// <summary>Mass per volume within the outer surface, pores included, as a liquid that does not enter finds it, kg/m³.</summary>
    public static Quantity Envelope { get; } = new("envelopeDensity", "ρ_env", Unit.KilogramPerCubicMetre);

    /// <summary>Part of the envelope that the solid does not fill, 1.</summary>
    public static Quantity Porosity { get; } = new("porosity", "ε", Unit.One);

    /// <summary>Volume of the pores per mass of the solid, m³/kg.</summary>
    public static Quantity PoreVolume { get; } = new("poreVolume", "v", new Unit("m³/kg"));

    /// <summary>Part of the volume that molecules do not occupy, 1.</summary>
    public static Quantity FreeVolume { get; } = new("freeVolume", "FFV", Unit.One);

    /// <summary>Volume that helium does not enter, m³.</summary>
    public static Quantity Volume { get; } = new("volume", "V", new Unit("m³"));

    /// <summary>Mass, kg.</summary>
    public static Quantity Mass { get; } = new("mass", "m", new Unit("kg"));
}
