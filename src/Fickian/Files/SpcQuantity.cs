using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>What axes and values of a Galactic SPC file are, by their type codes.</summary>
internal static class SpcQuantity
{
    private const int HighestAxis = 31;
    private const int HighestValue = 31;
    private const int DoubleInterferogram = 255;

    public static bool IsAxis(int code) => code is (>= 0 and <= HighestAxis) or DoubleInterferogram;

    public static bool IsValue(int code) => code is (>= 0 and <= HighestValue) or (>= 128 and <= 131);

    /// <summary>Abscissa; under its label where the type is arbitrary.</summary>
    public static Quantity Axis(int code, string label) => code switch
    {
        1 => InfraredQuantity.Wavenumber,
        2 => new("wavelength", "λ", new Unit("µm", 1e-6)),
        3 => new("wavelength", "λ", new Unit("nm", 1e-9)),
        4 => new("time", "t", Unit.Second),
        5 => new("time", "t", new Unit("min", 60)),
        6 => new("frequency", "f", new Unit("Hz")),
        7 => new("frequency", "f", new Unit("kHz", 1e3)),
        8 => new("frequency", "f", new Unit("MHz", 1e6)),
        9 => new("massToCharge", "m/z", Unit.One),
        10 => new("chemicalShift", "δ", new Unit("ppm", 1e-6)),
        11 => new("time", "t", new Unit("d", 86400)),
        13 => InfraredQuantity.RamanShift,
        14 => new("energy", "E", new Unit("eV", 1.602176634e-19)),
        17 => new("channel", "channel", Unit.One),
        18 => new("angle", "2θ", new Unit("°", Math.PI / 180)),
        20 => new("temperature", "ϑ", new Unit("°C")),
        21 => new("temperature", "T", Unit.Kelvin),
        22 => InfraredQuantity.InterferogramPoint,
        23 => new("time", "t", new Unit("ms", 1e-3)),
        24 => new("time", "t", new Unit("µs", 1e-6)),
        30 => new("time", "t", new Unit("h", 3600)),
        _ when label.Length > 0 => new(label, label, new Unit("?")),
        _ => new("abscissa", "x", new Unit("?")),
    };

    /// <summary>Ordinate; under its label where the type is arbitrary.</summary>
    public static Quantity Value(int code, string label) => code switch
    {
        1 => InfraredQuantity.Interferogram,
        2 => InfraredQuantity.Absorbance,
        3 => InfraredQuantity.KubelkaMunk,
        4 => InfraredQuantity.Counts,
        5 => new("voltage", "U", new Unit("V")),
        9 => new("voltage", "U", new Unit("mV", 1e-3)),
        10 => InfraredQuantity.LogReflectance,
        11 => new("percent", "y", new Unit("%", 0.01)),
        12 or 13 => new("intensity", "I", Unit.One),
        128 => InfraredQuantity.Transmittance,
        129 => InfraredQuantity.Reflectance,
        130 => InfraredQuantity.SingleBeam,
        131 => new("emission", "I", Unit.One),
        _ when label.Length > 0 => InfraredQuantity.Unknown with { Name = label, Symbol = label },
        _ => InfraredQuantity.Unknown,
    };
}
