using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Kinds of data in an OPUS file, and units of its abscissa.</summary>
internal static class OpusKind
{
    private static readonly Unit Micrometre = new("µm", 1e-6);
    private static readonly Unit Minute = new("min", 60);
    private static readonly Unit Radian = new("rad");

    /// <summary>Whether a result of this kind is what OPUS shows when it opens the file; comparisons and arithmetic are not.</summary>
    public static bool IsShown(int kind) => kind is >= 1 and <= 17;

    public static string Name(int kind) => kind switch
    {
        0 => "text",
        1 => "single channel",
        2 => "interferogram",
        3 => "phase",
        4 => "absorbance",
        5 => "transmittance",
        6 => "Kubelka-Munk",
        7 => "trace",
        8 => "chromatogram of interferograms",
        9 => "chromatogram of spectra",
        10 => "Raman",
        11 => "emission",
        12 => "reflectance",
        13 => "directory",
        14 => "power",
        15 => "log reflectance",
        16 => "ATR",
        17 => "photoacoustic",
        18 or 19 => "arithmetic",
        22 => "match",
        _ => $"kind {kind}",
    };

    /// <summary>What the ordinates are; a derivative has the name of its kind and no unit.</summary>
    public static Quantity Value(int kind, int derivative)
    {
        var quantity = kind switch
        {
            1 => InfraredQuantity.SingleBeam,
            2 or 8 => InfraredQuantity.Interferogram,
            3 => new Quantity("phase", "φ", Radian),
            4 => InfraredQuantity.Absorbance,
            5 => InfraredQuantity.Transmittance,
            6 => InfraredQuantity.KubelkaMunk,
            10 => new Quantity("ramanIntensity", "I", Unit.One),
            11 => new Quantity("emission", "I", Unit.One),
            12 => InfraredQuantity.Reflectance,
            14 => new Quantity("power", "P", Unit.One),
            15 => InfraredQuantity.LogReflectance,
            16 => new Quantity("attenuatedTotalReflectance", "ATR", Unit.One),
            17 => new Quantity("photoacousticSignal", "PAS", Unit.One),
            _ => InfraredQuantity.Unknown,
        };
        return derivative == 0 ? quantity : quantity with { Name = $"{quantity.Name}Derivative{derivative}" };
    }

    /// <summary>What the abscissa is, by its unit in the file (DXU); null if the unit is not known.</summary>
    public static Quantity? Abscissa(string? unit, int kind) => unit switch
    {
        "WN" when kind == 10 => InfraredQuantity.RamanShift,
        "WN" => InfraredQuantity.Wavenumber,
        "MI" => new Quantity("wavelength", "λ", Micrometre),
        "LGW" => new Quantity("logWavenumber", "ln ν̃", Unit.One),
        "MIN" => new Quantity("time", "t", Minute),
        "PNT" => InfraredQuantity.InterferogramPoint,
        _ => null,
    };
}
