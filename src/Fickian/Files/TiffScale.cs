using BitMiracle.LibTiff.Classic;

namespace Fickian.Files;

/// <summary>The scale of a TIFF picture, where one can be believed.</summary>
/// <remarks>ImageJ writes <c>ImageJ=…</c> and <c>unit=…</c> into the description and the pixels per unit into the resolution tags. Resolution tags alone tell how large to print, mostly by default, and are no scale.</remarks>
internal static class TiffScale
{
    public static (double X, double Y)? Of(Tiff tiff, List<Finding> findings)
    {
        var (x, y) = (Resolution(tiff, TiffTag.XRESOLUTION), Resolution(tiff, TiffTag.YRESOLUTION));
        if (!(x > 0 && y > 0 && double.IsFinite(x) && double.IsFinite(y)))
            return null;
        var description = tiff.GetField(TiffTag.IMAGEDESCRIPTION)?[0].ToString() ?? "";
        var unit = description.StartsWith("ImageJ=", StringComparison.Ordinal)
            ? description.Split('\n').FirstOrDefault(l => l.StartsWith("unit=", StringComparison.Ordinal))?[5..].Trim('\0', ' ', '\r').Replace("\\u00B5", "µ", StringComparison.OrdinalIgnoreCase)
            : null;
        if (unit is not null && StatedQuantity.Length(unit) is { } inMetres)
        {
            findings.Add(Finding.Hint(FormattableString.Invariant($"The scale is what ImageJ wrote: {x:G6} pixels per {unit}; check it against the picture.")));
            return (inMetres / x, inMetres / y);
        }

        var per = (ResUnit)(tiff.GetField(TiffTag.RESOLUTIONUNIT)?[0].ToInt() ?? 2) switch
        {
            ResUnit.INCH => "inch",
            ResUnit.CENTIMETER => "cm",
            _ => "unknown unit",
        };
        findings.Add(Finding.Hint(FormattableString.Invariant($"The resolution tags ({x:G6} × {y:G6} pixels per {per}) are not to be trusted and were not taken as a scale; state the size of a pixel.")));
        return null;
    }

    private static double Resolution(Tiff tiff, TiffTag tag) => tiff.GetField(tag)?[0].ToDouble() ?? 0;
}
