namespace Fickian.Infrared;

/// <summary>What the axes and values of infrared data are.</summary>
public static class InfraredQuantity
{
    /// <summary>Wavenumber, cm⁻¹.</summary>
    public static Quantity Wavenumber { get; } = new("wavenumber", "ν̃", Unit.PerCentimetre);

    /// <summary>Raman shift, cm⁻¹.</summary>
    public static Quantity RamanShift { get; } = new("ramanShift", "Δν̃", Unit.PerCentimetre);

    /// <summary>Optical retardation counted in points of an interferogram, 1.</summary>
    public static Quantity InterferogramPoint { get; } = new("point", "point", Unit.One);

    /// <summary>Absorbance, log₁₀(I₀/I), 1.</summary>
    public static Quantity Absorbance { get; } = new("absorbance", "A", Unit.One);

    /// <summary>Transmittance, I/I₀, 1.</summary>
    public static Quantity Transmittance { get; } = new("transmittance", "T", Unit.One);

    /// <summary>Transmittance in per cent, as many files store it.</summary>
    public static Quantity TransmittancePercent { get; } = new("transmittance", "T", new Unit("%", 0.01));

    /// <summary>Reflectance, 1.</summary>
    public static Quantity Reflectance { get; } = new("reflectance", "R", Unit.One);

    /// <summary>Reflectance in per cent, as many files store it.</summary>
    public static Quantity ReflectancePercent { get; } = new("reflectance", "R", new Unit("%", 0.01));

    /// <summary>Log reflectance, log₁₀(1/R), 1.</summary>
    public static Quantity LogReflectance { get; } = new("logReflectance", "log(1/R)", Unit.One);

    /// <summary>Kubelka–Munk function, 1.</summary>
    public static Quantity KubelkaMunk { get; } = new("kubelkaMunk", "f(R)", Unit.One);

    /// <summary>Intensity of a single channel, in units of the instrument.</summary>
    public static Quantity SingleBeam { get; } = new("singleBeam", "I", Unit.One);

    /// <summary>Signal of an interferogram, V.</summary>
    public static Quantity Interferogram { get; } = new("interferogram", "I", new Unit("V"));

    /// <summary>Scattered intensity, counts.</summary>
    public static Quantity Counts { get; } = new("intensity", "I", new Unit("counts"));

    /// <summary>Intensity whose unit the file does not state.</summary>
    public static Quantity Unknown { get; } = new("value", "", Unit.One);

    /// <summary>Position across the columns of a map, m.</summary>
    public static Quantity X { get; } = new("x", "x", Unit.Metre);

    /// <summary>Position across the rows of a map, m.</summary>
    public static Quantity Y { get; } = new("y", "y", Unit.Metre);

    /// <summary>Area under a band of absorbance, cm⁻¹.</summary>
    public static Quantity IntegratedAbsorbance { get; } = new("integratedAbsorbance", "∫A dν̃", Unit.PerCentimetre);
}
