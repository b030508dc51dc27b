using System.Globalization;

namespace Fickian.Cli;

/// <summary>Lengths on the command line: <c>200um</c>, <c>0.2mm</c>, <c>1mm,0.5mm,200um</c>.</summary>
public static class LengthText
{
    private static readonly (string Suffix, double Metres)[] Suffixes =
        [("um", 1e-6), ("µm", 1e-6), ("μm", 1e-6), ("nm", 1e-9), ("mm", 1e-3), ("cm", 1e-2), ("Å", 1e-10), ("A", 1e-10), ("m", 1)];

    /// <summary>Lengths in metres.</summary>
    /// <exception cref="UsageException">A length has no number, no known unit, or is not positive.</exception>
    public static double[] Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Split(',', StringSplitOptions.TrimEntries).Select(One)];
    }

    private static double One(string text)
    {
        var (suffix, metres) = Suffixes.FirstOrDefault(s => text.EndsWith(s.Suffix, StringComparison.Ordinal));
        if (suffix is null)
            throw new UsageException($"A length with its unit (nm, um, mm, cm or m) was expected and '{text}' was found; write for example 200um.");
        if (!double.TryParse(text[..^suffix.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            throw new UsageException($"A number before the unit '{suffix}' was expected and '{text}' was found; write for example 200um.");
        return number > 0
            ? number * metres
            : throw new UsageException($"A positive length was expected and '{text}' was found; give the full thickness of a sheet, or the radius of a cylinder or sphere.");
    }
}
