using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Quantities by the words with which files name them and their units; null where the words say nothing that is known.</summary>
internal static class StatedQuantity
{
    private static readonly Unit Micrometre = new("µm", 1e-6);
    private static readonly Unit Nanometre = new("nm", 1e-9);

    /// <summary>What a spectral axis is.</summary>
    public static Quantity? OfAxis(string words)
    {
        var text = Plain(words);
        if (text.Contains("raman", StringComparison.Ordinal) || text.Contains("shift", StringComparison.Ordinal))
            return InfraredQuantity.RamanShift;
        if (Any(text, "wavenumber", "cm-1", "1/cm", "cm^-1", "cm⁻¹"))
            return InfraredQuantity.Wavenumber;
        if (Any(text, "nanomet", "nm"))
            return new("wavelength", "λ", Nanometre);
        return Any(text, "micromet", "micron", "um") ? new("wavelength", "λ", Micrometre) : null;
    }

    /// <summary>What the values of a spectrum are.</summary>
    public static Quantity? OfValues(string words)
    {
        var text = Plain(words);
        var percent = text.Contains('%', StringComparison.Ordinal) || text.Contains("percent", StringComparison.Ordinal);
        if (text.Contains("absorbance", StringComparison.Ordinal))
            return InfraredQuantity.Absorbance;
        if (text.Contains("transmi", StringComparison.Ordinal))
            return percent ? InfraredQuantity.TransmittancePercent : InfraredQuantity.Transmittance;
        if (Any(text, "logreflect", "log(1/r)"))
            return InfraredQuantity.LogReflectance;
        if (text.Contains("reflect", StringComparison.Ordinal))
            return percent ? InfraredQuantity.ReflectancePercent : InfraredQuantity.Reflectance;
        if (text.Contains("kubelka", StringComparison.Ordinal))
            return InfraredQuantity.KubelkaMunk;
        if (Any(text, "singlebeam", "single beam"))
            return InfraredQuantity.SingleBeam;
        if (text.Contains("interferogram", StringComparison.Ordinal))
            return InfraredQuantity.Interferogram;
        return Any(text, "counts", "cts") ? InfraredQuantity.Counts : null;
    }

    /// <summary>A length unit in metres; null if it is none.</summary>
    public static double? Length(string unit) => Plain(unit).TrimEnd('.') switch
    {
        "m" or "meter" or "meters" or "metre" or "metres" => 1,
        "mm" or "millimeter" or "millimeters" or "millimetre" or "millimetres" => 1e-3,
        "um" or "micron" or "microns" or "micrometer" or "micrometers" or "micrometre" or "micrometres" => 1e-6,
        "nm" or "nanometer" or "nanometers" or "nanometre" or "nanometres" => 1e-9,
        _ => null,
    };

    /// <summary>A unit in the letters of ASCII, as in <c>cm-1</c> and <c>um</c>.</summary>
    public static string Ascii(Unit unit) => string.Concat(unit.Symbol.Select(c => c switch
    {
        'µ' or 'μ' => "u",
        '⁻' => "-",
        '¹' => "1",
        '²' => "2",
        '³' => "3",
        '°' => "deg",
        'Å' => "angstrom",
        '·' => " ",
        _ => c.ToString(),
    }));

    private static string Plain(string words) => words.Trim().ToLowerInvariant().Replace('µ', 'u').Replace('μ', 'u');

    private static bool Any(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
