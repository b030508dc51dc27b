using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <content>Lengths and times as they are written.</content>
public static partial class ProfileFile
{
    private const string Lengths = "nm, um, mm, cm or m";

    /// <summary>Seconds of a time with its unit, <c>2h</c>, <c>90 min</c>.</summary>
    private static double ParseTime(string text) =>
        Time().Match(text.Trim()) is { Success: true } match && TrySeconds(match, out var seconds) && seconds > 0
            ? seconds
            : throw new ArgumentException($"A positive time with its unit ({TimeUnit.Accepted}) was expected and '{text}' was found; write for example 2h.", nameof(text));

    private static double? FromMetadata(string path, ImmutableDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue("time", out var text))
            return null;
        try
        {
            return ParseTime(text);
        }
        catch (ArgumentException)
        {
            throw new DataFileException(path, "line '# time'", $"a positive time with its unit ({TimeUnit.Accepted}) was expected and '{text}' was found; write for example '# time: 2 h'.");
        }
    }

    /// <summary>Seconds of a matched number and unit.</summary>
    internal static bool TrySeconds(Match match, out double seconds)
    {
        seconds = double.NaN;
        if (!TimeUnit.TryParse(match.Groups["unit"].Value, out var one) || !double.TryParse(match.Groups["number"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return false;
        seconds = number * one;
        return double.IsFinite(seconds);
    }

    private static bool TryMetres(string text, out double metres)
    {
        metres = text.Trim() switch
        {
            "nm" => 1e-9,
            "um" or "µm" or "μm" or "micron" or "microns" => 1e-6,
            "mm" => 1e-3,
            "cm" => 1e-2,
            "m" => 1,
            _ => double.NaN,
        };
        return !double.IsNaN(metres);
    }

    [GeneratedRegex(@"^(?<number>\d+\.?\d*([eE][+-]?\d+)?)\s*(?<unit>\p{L}+\.?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Time();
}
