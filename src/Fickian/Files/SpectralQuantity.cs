using System.Text.RegularExpressions;
using Fickian.Diffraction;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Quantities of spectra from the names and units that files write: <c>1/CM</c>, <c>rel. 1/cm</c>, <c>Wavenumber (cm-1)</c>, <c>%T</c>.</summary>
internal static partial class SpectralQuantity
{
    /// <summary>Wavelength, nm.</summary>
    public static Quantity Wavelength { get; } = new("wavelength", "λ", new Unit("nm", 1e-9));

    /// <summary>Angle between the incident and the diffracted beam, °.</summary>
    public static Quantity TwoTheta => DiffractionQuantity.TwoTheta;

    /// <summary>An abscissa of which the file tells no more than its numbers.</summary>
    public static Quantity UnknownAbscissa { get; } = new("abscissa", "x", Unit.One);

    /// <summary>The abscissa that a name and a unit stand for; null if neither is known as one of a spectrum.</summary>
    public static Quantity? Abscissa(string name, string unit)
    {
        var (n, u) = (name.Trim(), unit.Trim());
        if (Raman().IsMatch(n) || Raman().IsMatch(u))
            return InfraredQuantity.RamanShift;
        if (Wavenumber().IsMatch(u) || Wavenumber().IsMatch(n))
            return InfraredQuantity.Wavenumber;
        if (Angle().IsMatch(n) || Angle().IsMatch(u))
            return TwoTheta;
        if (n.Equals("point", StringComparison.OrdinalIgnoreCase))
            return InfraredQuantity.InterferogramPoint;
        if (Nanometre().IsMatch(u.Length > 0 ? u : n))
            return Wavelength;
        if (Micrometre().IsMatch(u) && (n.Length == 0 || WavelengthName().IsMatch(n)))
            return new("wavelength", "λ", new Unit("µm", 1e-6));
        if (WavelengthName().IsMatch(n))
            return u.Length == 0 ? UnknownAbscissa with { Name = "wavelength", Symbol = "λ" } : new("wavelength", "λ", new Unit(u));
        return Other(u.Length > 0 ? u : n);
    }

    /// <summary>The ordinate that a name and a unit stand for; of unknown quantity if neither is known.</summary>
    public static Quantity Ordinate(string name, string unit)
    {
        var (n, u) = (name.Trim(), unit.Trim());
        var known = KnownOrdinate(u) ?? KnownOrdinate(n);
        if (u is "%" && known == InfraredQuantity.Transmittance)
            return InfraredQuantity.TransmittancePercent;
        if (u is "%" && known == InfraredQuantity.Reflectance)
            return InfraredQuantity.ReflectancePercent;
        return known ?? (u.Length == 0 || u == "1" || Arbitrary().IsMatch(u) ? InfraredQuantity.Unknown : InfraredQuantity.Unknown with { Unit = new Unit(u) });
    }

    /// <summary>Whether a text is nothing but a unit.</summary>
    public static bool IsUnit(string text) => PlainUnit().IsMatch(text.Trim()) || (text.Trim() is { Length: > 2 } t && t[0] is '[' or '(' && t[^1] is ']' or ')');

    private static Quantity? Other(string unit) => unit.ToUpperInvariant() switch
    {
        "HZ" or "HERTZ" => new("frequency", "ν", new Unit("Hz")),
        "PPM" => new("chemicalShift", "δ", new Unit("ppm", 1e-6)),
        "M/Z" => new("massToCharge", "m/z", Unit.One),
        "EV" or "ENERGY (EV)" => new("energy", "E", new Unit("eV", 1.602176634e-19)),
        _ => null,
    };

    private static Quantity? KnownOrdinate(string text) =>
        Percent().IsMatch(text) ? text.Contains('R', StringComparison.OrdinalIgnoreCase) && !text.Contains('T', StringComparison.OrdinalIgnoreCase) ? InfraredQuantity.ReflectancePercent : InfraredQuantity.TransmittancePercent
        : Absorbance().IsMatch(text) ? InfraredQuantity.Absorbance
        : Transmittance().IsMatch(text) ? InfraredQuantity.Transmittance
        : LogReflectance().IsMatch(text) ? InfraredQuantity.LogReflectance
        : text.Contains("reflect", StringComparison.OrdinalIgnoreCase) ? InfraredQuantity.Reflectance
        : KubelkaMunk().IsMatch(text) ? InfraredQuantity.KubelkaMunk
        : SingleBeam().IsMatch(text) ? InfraredQuantity.SingleBeam
        : text.Equals("interferogram", StringComparison.OrdinalIgnoreCase) ? InfraredQuantity.Interferogram
        : Counts().IsMatch(text) ? InfraredQuantity.Counts
        : null;

    [GeneratedRegex(@"raman|^rel\.?\s*(1/cm|cm)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Raman();

    [GeneratedRegex(@"^(1/cm|cm\s*\^?\s*[-−–]\s*1|cm⁻¹|wave\s?numbers?( \(cm-1\))?|ν̃|reciprocal cm)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Wavenumber();

    [GeneratedRegex(@"^(2\s*[-_ ]?(theta|θ|th)|two\s*theta|twotheta|degrees? 2\s*-?theta|°\s*2\s*(theta|θ))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Angle();

    [GeneratedRegex(@"^(nm|nanomet(er|re)s?)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Nanometre();

    [GeneratedRegex(@"^([µμu]m|micromet(er|re)s?|microns?)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Micrometre();

    [GeneratedRegex(@"^\W?(wave\s?lengths?|λ)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex WavelengthName();

    [GeneratedRegex(@"^(%\s*(T|R)|(%|percent)\s*(transmit\w*|reflect\w*)|(transmit\w*|reflect\w*)\s*\(?\s*(%|percent)\)?)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Percent();

    [GeneratedRegex(@"^(absorbance|absorption|abs\.?|A)( units?)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Absorbance();

    [GeneratedRegex(@"^(transmit\w*|T)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Transmittance();

    [GeneratedRegex(@"^log\s*(\(?1/R\)?$|reflect)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex LogReflectance();

    [GeneratedRegex(@"kubelka", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex KubelkaMunk();

    [GeneratedRegex(@"^single[- ]?beam", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SingleBeam();

    [GeneratedRegex(@"^(ccd )?(counts|cts|cnt)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Counts();

    [GeneratedRegex(@"^(arbitrary( units?)?|arb\.? ?u(nits|\.)?|a\.\s?u\.?|not stated)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Arbitrary();

    [GeneratedRegex(@"^(\[[^\]]*\]|\([^\)]*\)|rel\. 1/cm|(ccd )?(cts|counts)|m?s|min|h|d|K|.{0,2}C|m?g|[µμu]g|%|m?W|m?W/m?g|[µμu]?V|m?A|1/cm|cm-1|cm\^-1|cm⁻¹|nm|[µμu]m|mm|cm|m|[kM]?Pa|m?bar|mmHg|torr|a\.u\.|wt ?%|m?mol/k?g|cm3/g|°|1|-)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex PlainUnit();
}
