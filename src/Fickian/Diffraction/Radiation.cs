namespace Fickian.Diffraction;

/// <summary>X-rays of one wavelength, or of two as the unresolved Kα doublet of a tube.</summary>
/// <param name="Wavelength">Wavelength of the only or the stronger line, m.</param>
public sealed record Radiation(double Wavelength)
{
    private static readonly Quantity Length = new("wavelength", "λ", new("Å", 1e-10));

    /// <summary>Wavelength of the only or the stronger line, m.</summary>
    public double Wavelength { get; init => field = Positive(value); } = Positive(Wavelength);

    /// <summary>Wavelength of the weaker line, m; NaN if there is none.</summary>
    public double SecondWavelength { get; init; } = double.NaN;

    /// <summary>Intensity of the weaker line over that of the stronger, 1.</summary>
    public double SecondRatio { get; init; }

    /// <summary>Copper Kα1, 1.540593 Å.</summary>
    /// <remarks>Source: G. Hölzer et al., Phys. Rev. A 56, 4554 (1997), 1.5405929 Å, rounded.</remarks>
    public static Radiation CopperKAlpha1 { get; } = new(1.540593e-10);

    /// <summary>Copper Kα1 and Kα2 (1.544427 Å) with the ratio 1/2, as a tube without monochromator gives them.</summary>
    /// <remarks>Source of the wavelengths: G. Hölzer et al., Phys. Rev. A 56, 4554 (1997), rounded; the ratio is that of the numbers of electrons, measured 0.51 to 0.53.</remarks>
    public static Radiation CopperKAlpha { get; } = CopperKAlpha1 with { SecondWavelength = 1.544427e-10, SecondRatio = 0.5 };

    /// <summary>Whether there is a weaker line.</summary>
    public bool IsDoublet => SecondRatio > 0 && double.IsFinite(SecondWavelength);

    /// <summary>2θ of planes at a distance, °; NaN where they do not diffract.</summary>
    /// <param name="spacing">d, m.</param>
    public double TwoTheta(double spacing) => TwoTheta(spacing, Wavelength);

    /// <summary>Distance d of planes that diffract at an angle, m.</summary>
    /// <param name="twoTheta">2θ, °.</param>
    public double Spacing(double twoTheta) => Wavelength / (2 * Math.Sin(Bragg(twoTheta)));

    /// <summary>Where the weaker line of a reflection lies whose stronger line lies at an angle, °; NaN where it does not diffract.</summary>
    /// <param name="twoTheta">2θ of the stronger line, °.</param>
    public double SecondTwoTheta(double twoTheta) => TwoTheta(Spacing(twoTheta), SecondWavelength);

    /// <inheritdoc/>
    public override string ToString() => $"{Length.Symbol} = {Wavelength * 1e10:0.######} Å" + (IsDoublet ? $" and {SecondWavelength * 1e10:0.######} Å ({SecondRatio:0.##} : 1)" : "");

    /// <summary>θ in radians of 2θ in degrees.</summary>
    internal static double Bragg(double twoTheta) => twoTheta * Math.PI / 360;

    private static double TwoTheta(double spacing, double wavelength) => 360 / Math.PI * Math.Asin(wavelength / (2 * spacing));

    private static double Positive(double value) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A wavelength is positive and finite, in metres, for example 1.540593e-10.");
}
