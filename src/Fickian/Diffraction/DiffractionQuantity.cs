namespace Fickian.Diffraction;

/// <summary>Quantities of diffraction.</summary>
/// <remarks>Angles are in degrees, as every instrument and table states them; with wavenumber and absorbance the named exception to SI.</remarks>
public static class DiffractionQuantity
{
    /// <summary>Degree; angles are kept in it, so it counts as 1.</summary>
    public static Unit Degree { get; } = new("°");

    /// <summary>Ångström, of wavelengths and cell edges.</summary>
    public static Unit Angstrom { get; } = new("Å", 1e-10);

    /// <summary>Angle between incident and diffracted beam, °.</summary>
    public static Quantity TwoTheta { get; } = new("twoTheta", "2θ", Degree);

    /// <summary>Counts of the detector.</summary>
    public static Quantity Counts { get; } = new("counts", "I", new("counts"));

    /// <summary>Counts per second.</summary>
    public static Quantity CountRate { get; } = new("countRate", "I", new("counts/s"));

    /// <summary>Intensity in a unit that the file does not state.</summary>
    public static Quantity Intensity { get; } = new("intensity", "I", new("a.u."));

    /// <summary>Intensity, the strongest line being 100.</summary>
    public static Quantity RelativeIntensity { get; } = new("relativeIntensity", "I", Unit.One);
}
